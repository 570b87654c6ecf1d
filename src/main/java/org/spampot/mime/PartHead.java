package org.spampot.mime;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.spampot.model.Bytes;

/// What the header of a part says, before its body is read.
///
/// @param encoding Content-Transfer-Encoding, lower case
/// @param otherNames file names besides `name` that another program could choose
record PartHead(HeaderFields header, ContentType type, String encoding, String disposition, String name,
        List<String> otherNames) {
    /// More names than that are no help to anyone.
    private static final int MOST_NAMES = 8;

    static PartHead of(HeaderFields header, ContentType otherwise, Notes notes, String where) {
        ContentType type = ContentType.parse(header.value("content-type"), otherwise, notes, where);
        String encoding = token(header.value("content-transfer-encoding"));
        List<String> names = names(header, type, notes, where);
        String name = names.isEmpty() ? "" : names.getFirst();
        List<String> others = names.isEmpty() ? List.of() : names.subList(1, names.size());
        if (!others.isEmpty()) {
            notes.add(MimeDefect.FILENAME_CONFLICT, where, String.join(" | ", names));
        }
        return new PartHead(header, type, encoding, token(header.value("content-disposition")), name, others);
    }

    /// A part that has no header of its own.
    static PartHead made(String type, String name) {
        return new PartHead(HeaderFields.NONE, new ContentType(type, Map.of()), "", name.isEmpty() ? "" : "attachment",
                name, List.of());
    }

    /// The same part by another type and encoding, without the fields, which would raise the same doubts again.
    PartHead with(ContentType otherType, String otherEncoding) {
        return new PartHead(HeaderFields.NONE, otherType.settled(), otherEncoding, disposition, name, List.of());
    }

    /// What is no file but another reading of the content of one.
    PartHead unnamed(ContentType otherType, String otherEncoding) {
        return new PartHead(HeaderFields.NONE, otherType.settled(), otherEncoding, "", "", List.of());
    }

    MimePart leaf(String number, Bytes body) {
        return new MimePart(number, header, type, encoding, disposition, name, body, List.of(), List.of(), otherNames,
                List.of());
    }

    MimePart container(String number, List<Bytes> between, List<MimePart> children) {
        return new MimePart(number, header, type, encoding, disposition, name, Bytes.EMPTY, between, children,
                otherNames, List.of());
    }

    /// All names that the header gives the part, the one that mail programs choose first: the disposition's `filename`,
    /// else the type's `name` (RFC 2183 section 2.3). Encoded words are not allowed there and are everywhere.
    private static List<String> names(HeaderFields header, ContentType type, Notes notes, String where) {
        List<String> names = new ArrayList<>();
        header.all("content-disposition").forEach(field -> {
            int semicolon = field.value().indexOf(';');
            if (semicolon >= 0) {
                var parameters = Parameters.parse(field.value(), semicolon, notes, where);
                names.addAll(parameters.all("filename"));
            }
        });
        names.addAll(type.all("name"));
        header.all("content-type").skip(1)
                .forEach(field -> names.addAll(ContentType.parse(field.value(), type, new Notes(), where).all("name")));
        List<String> distinct = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (String raw : names) {
            String name = EncodedWords.decode(raw, () -> notes.add(MimeDefect.BAD_ENCODED_WORD, where, "file name"));
            if (!name.isBlank() && distinct.size() < MOST_NAMES && seen.add(name.strip().toLowerCase(Locale.ROOT))) {
                distinct.add(name);
            }
        }
        return distinct;
    }

    /// The first word of a field, in lower case: `Base64 (comment)` is `base64`.
    static String token(String value) {
        String word = value.strip().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < word.length() && word.charAt(end) > ' ' && word.charAt(end) != ';' && word.charAt(end) != '(') {
            end++;
        }
        boolean quoted = end > 1 && word.charAt(0) == '"' && word.charAt(end - 1) == '"';
        return quoted ? word.substring(1, end - 1) : word.substring(0, end);
    }
}
