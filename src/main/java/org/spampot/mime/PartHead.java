package org.spampot.mime;

import java.util.List;
import java.util.Map;
import org.spampot.model.Bytes;

/// What the header of a part says, before its body is read.
///
/// @param encoding Content-Transfer-Encoding, lower case
record PartHead(HeaderFields header, ContentType type, String encoding, String disposition, String name) {
    PartHead(HeaderFields header, ContentType type, String encoding, Notes notes, String where) {
        this(header, type, encoding, Reading.token(header.value("content-disposition")),
                fileName(header, type, notes, where));
    }

    MimePart leaf(String number, Bytes body) {
        return new MimePart(number, header, type, encoding, disposition, name, body, List.of(), List.of());
    }

    MimePart container(String number, List<Bytes> between, List<MimePart> children) {
        return new MimePart(number, header, type, encoding, disposition, name, Bytes.EMPTY, between, children);
    }

    /// As mail programs choose: the disposition's `filename`, else the type's `name` (RFC 2183 section 2.3). Encoded
    /// words are not allowed there and are everywhere.
    private static String fileName(HeaderFields header, ContentType type, Notes notes, String where) {
        String disposition = header.value("content-disposition");
        int semicolon = disposition.indexOf(';');
        Map<String, String> parameters = semicolon < 0
                ? Map.of()
                : Parameters.parse(disposition, semicolon, notes, where);
        String name = parameters.getOrDefault("filename", "");
        if (name.isEmpty()) {
            name = type.parameters().getOrDefault("name", "");
        }
        return EncodedWords.decode(name, () -> notes.add(MimeDefect.BAD_ENCODED_WORD, where, "file name"));
    }
}
