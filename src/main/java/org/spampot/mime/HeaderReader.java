package org.spampot.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.spampot.model.Bytes;

/// Reads one header (RFC 5322 section 2.2) from a place in the content. It ends at the first empty line, at a boundary,
/// or where text begins without an empty line.
///
/// A line that is no field is a damaged one when a field follows it, and the beginning of the body when not.
final class HeaderReader {
    private static final int LONGEST_NAME = 256;
    private static final Set<String> ONCE = Set.of("date", "from", "sender", "reply-to", "to", "cc", "bcc",
            "message-id", "in-reply-to", "references", "subject", "mime-version");

    /// Where a field is: its name, and its value with folding.
    private record Span(int name, int nameEnd, int value, int end) {}

    private final byte[] data;
    private final int end;
    private final Boundaries boundaries;
    private final MimeLimits limits;
    private final Notes notes;
    private final String where;
    private final List<Span> spans = new ArrayList<>();
    private final HeaderVariants variants = new HeaderVariants();
    private HeaderFields fields = HeaderFields.NONE;
    private int at;
    private int seen;

    HeaderReader(byte[] data, int at, int end, Boundaries boundaries, MimeLimits limits, Notes notes, String where) {
        this.data = data;
        this.at = at;
        this.end = end;
        this.boundaries = boundaries;
        this.limits = limits;
        this.notes = notes;
        this.where = where;
    }

    /// Where the body begins, after [#read()].
    int position() {
        return at;
    }

    HeaderFields read() {
        boolean first = true;
        while (at < end) {
            int lineEnd = Boundaries.lineEnd(data, at, end);
            int textEnd = Boundaries.withoutCr(data, at, lineEnd);
            int nameEnd = nameEnd(at, textEnd);
            if (textEnd == at) {
                at = Math.min(end, lineEnd + 1);
                break;
            } else if (boundaries.matches(data, at, textEnd)) {
                notes.add(MimeDefect.NO_HEADER_BODY_SEPARATOR, where, "boundary inside the header");
                break;
            } else if (nameEnd > at) {
                field(nameEnd, lineEnd);
            } else if (first && startsWith("From ")) {
                notes.add(MimeDefect.MBOX_FROM_LINE, where, "");
                at = Math.min(end, lineEnd + 1);
            } else if (goesOnAfter(lineEnd) && !startsWith("--")) { // dashes: a boundary after a line of white space
                notes.add(MimeDefect.BAD_HEADER_LINE, where, latin1(at, Math.min(textEnd, at + 200)));
                variants.early(seen, at);
                at = Math.min(end, lineEnd + 1);
            } else {
                notes.add(MimeDefect.NO_HEADER_BODY_SEPARATOR, where, "");
                break;
            }
            first = false;
        }
        if (seen > spans.size()) {
            notes.add(MimeDefect.TOO_MANY, where, seen + " header fields");
            notes.truncated("header: " + spans.size() + " of " + seen + " fields of part " + where + " were read");
        }
        fields = build();
        return fields;
    }

    /// The other ways to read it, those that change nothing about the body left out.
    List<HeaderVariants.Variant> variants() {
        return variants.of(fields, at);
    }

    /// Reads a field with its continuation lines; `at` is at its name.
    private void field(int nameEnd, int lineEnd) {
        int start = at;
        int colon = nameEnd;
        while (data[colon] != ':') {
            colon++;
        }
        int fieldEnd = lineEnd;
        at = Math.min(end, lineEnd + 1);
        while (at < end && (data[at] == ' ' || data[at] == '\t')) {
            fieldEnd = Boundaries.lineEnd(data, at, end);
            if (blank(at, fieldEnd)) {
                notes.add(MimeDefect.WHITE_LINE_IN_HEADER, where, latin1(start, nameEnd));
                variants.early(seen + 1, Math.min(end, fieldEnd + 1));
            }
            at = Math.min(end, fieldEnd + 1);
        }
        seen++;
        if (data[nameEnd] != ':') {
            notes.add(MimeDefect.SPACE_BEFORE_COLON, where, latin1(start, nameEnd));
            variants.spaced(seen - 1);
        }
        if (spans.size() < limits.fields()) {
            spans.add(new Span(start, nameEnd, colon + 1, Boundaries.withoutCr(data, colon + 1, fieldEnd)));
        }
    }

    /// Where the field name at `from` ends, or `from` when there is no field name followed by a colon. A line that begins
    /// with a URL is text.
    private int nameEnd(int from, int to) {
        int most = Math.min(to, from + LONGEST_NAME);
        int name = from;
        while (name < most && data[name] > ' ' && data[name] < 127 && data[name] != ':') {
            name++;
        }
        int colon = name;
        while (colon < most && (data[colon] == ' ' || data[colon] == '\t')) {
            colon++;
        }
        boolean url = colon + 2 < to && data[colon + 1] == '/' && data[colon + 2] == '/';
        return colon < to && data[colon] == ':' && !url ? name : from;
    }

    /// True when the line after the one that ends at `lineEnd` is a field.
    private boolean goesOnAfter(int lineEnd) {
        int next = lineEnd + 1;
        return next < end && nameEnd(next, Boundaries.lineEnd(data, next, Math.min(end, next + LONGEST_NAME))) > next;
    }

    private boolean startsWith(String text) {
        return at + text.length() <= end && latin1(at, at + text.length()).equals(text);
    }

    private boolean blank(int from, int to) {
        for (int index = from; index < to; index++) {
            if (data[index] > ' ' || data[index] < 0) {
                return false;
            }
        }
        return true;
    }

    private HeaderFields build() {
        Bytes all = Bytes.own(data);
        String fallback = "";
        for (Span span : spans) {
            if (latin1(span.name, span.nameEnd).equalsIgnoreCase("content-type")) {
                // its own notes are taken when the part is made
                fallback = ContentType
                        .parse(unfold(latin1(span.value, cut(span))), ContentType.TEXT, new Notes(), where)
                        .charset();
                break;
            }
        }
        List<HeaderField> fields = new ArrayList<>(spans.size());
        Set<String> names = new HashSet<>();
        for (Span span : spans) {
            String name = latin1(span.name, span.nameEnd);
            String key = name.toLowerCase(Locale.ROOT);
            if (!names.add(key)) {
                duplicate(key);
            }
            String value = text(span, fallback, name);
            String decoded = EncodedWords.decode(value, () -> notes.add(MimeDefect.BAD_ENCODED_WORD, where, name));
            fields.add(new HeaderField(name, all.slice(span.value, span.end), value, decoded));
        }
        return new HeaderFields(fields);
    }

    private void duplicate(String name) {
        if (name.equals("content-type")) {
            notes.add(MimeDefect.DUPLICATE_CONTENT_TYPE, where, "");
        } else if (name.equals("content-transfer-encoding")) {
            notes.add(MimeDefect.DUPLICATE_CONTENT_TRANSFER_ENCODING, where, "");
        } else if (name.equals("content-disposition")) {
            notes.add(MimeDefect.DUPLICATE_CONTENT_DISPOSITION, where, "");
        } else if (ONCE.contains(name)) {
            notes.add(MimeDefect.DUPLICATE_FIELD, where, name);
        }
    }

    private int cut(Span span) {
        return Math.min(span.end, span.value + limits.fieldBytes());
    }

    private String text(Span span, String fallback, String name) {
        int to = cut(span);
        if (to < span.end) {
            notes.add(MimeDefect.TOO_MANY, where, name + ": " + (span.end - span.value) + " bytes in one field");
            notes.truncated("header: a field of part " + where + " was cut at " + limits.fieldBytes() + " bytes");
        }
        for (int index = span.value; index < to; index++) {
            if (data[index] < 0) {
                return unfold(eightBit(span.value, to, fallback, name));
            }
        }
        return unfold(latin1(span.value, to));
    }

    private String eightBit(int from, int to, String fallback, String name) {
        String utf8 = new String(data, from, to - from, StandardCharsets.UTF_8);
        if (utf8.indexOf('\uFFFD') < 0) {
            return utf8;
        }
        notes.add(MimeDefect.EIGHT_BIT_HEADER, where, name);
        String charset = Charsets.find(fallback) == null || fallback.contains("utf") || fallback.contains("ascii")
                ? "windows-1252"
                : fallback;
        return Charsets.decodeWords(Bytes.own(data).slice(from, to), charset);
    }

    private String latin1(int from, int to) {
        return new String(data, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /// Without line ends (RFC 5322 section 2.2.3), the white space of a fold as one space; a bare CR and NUL, which no
    /// program shows, are a space and U+FFFD.
    private static String unfold(String text) {
        if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0 && text.indexOf('\0') < 0) {
            return text.strip();
        }
        var out = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            int plain = index;
            while (c > '\r' && ++index < text.length()) {
                c = text.charAt(index);
            }
            out.append(text, plain, index);
            if (index == text.length()) {
                break;
            }
            boolean pair = c == '\r' && index + 1 < text.length() && text.charAt(index + 1) == '\n';
            if (c == '\n' || pair) {
                while (index + 1 < text.length() && " \t\r\n".indexOf(text.charAt(index + 1)) >= 0) {
                    index++;
                }
                out.append(' ');
            } else {
                out.append(c == '\r' ? ' ' : c == '\0' ? '\uFFFD' : c);
            }
        }
        return out.toString().strip();
    }
}
