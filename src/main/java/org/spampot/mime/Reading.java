package org.spampot.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;

/// One pass over the bytes of a message, from its beginning to its end, never back.
///
/// How it goes: an entity is a header and a body. A body is read line by line until a line is the boundary of any open
/// multipart; which one tells who goes on. A boundary of an outer multipart ends all inner ones at once, so a missing
/// closing boundary costs nothing. What stopped the last body is in `stopLevel` and `stopClosing`, and `at` is behind
/// that line. Recursion is as deep as the nesting that [MimeLimits] allows.
final class Reading {
    private static final int END = -1;
    private static final int LONGEST_BOUNDARY = 70;

    private final byte[] data;
    private final MimeLimits limits;
    private final Notes notes;
    private final MimeReader.Count count;
    private final Boundaries boundaries = new Boundaries();
    private int at;
    private int stopLevel = END;
    private boolean stopClosing;

    Reading(byte[] data, MimeLimits limits, Notes notes, MimeReader.Count count) {
        this.data = data;
        this.limits = limits;
        this.notes = notes;
        this.count = count;
    }

    /// The message that begins here.
    ///
    /// @param prefix of the numbers of its parts: empty, or the number of the part it is in and a dot
    MimePart message(String prefix, int depth) {
        count.takePart();
        return entity(prefix, true, prefix + "1", ContentType.TEXT, depth);
    }

    /// @param number its number; `prefix` counts instead when it is a message
    private MimePart entity(String prefix, boolean message, String number, ContentType otherwise, int depth) {
        var reader = new HeaderReader(data, at, data.length, boundaries, limits, notes, number);
        HeaderFields header = reader.read();
        at = reader.position();
        ContentType type = ContentType.parse(header.value("content-type"), otherwise, notes, number);
        String encoding = token(header.value("content-transfer-encoding"));
        var head = new PartHead(header, type, encoding, notes, number);
        if (type.is("multipart")) {
            String childPrefix = message ? prefix : number + ".";
            return multipart(head, message ? prefix + "0" : number, childPrefix, depth);
        }
        if (isMessage(type) && depth < limits.depth()) {
            return embedded(head, number, depth);
        }
        if (isMessage(type)) {
            tooDeep(number);
        }
        Bytes raw = body();
        return head.leaf(number, decoded(raw, encoding, number));
    }

    private MimePart multipart(PartHead head, String number, String childPrefix, int depth) {
        String boundary = head.type().boundary();
        if (boundary.isEmpty() || depth >= limits.depth()) {
            if (boundary.isEmpty()) {
                notes.add(MimeDefect.MISSING_BOUNDARY, number, "");
            } else {
                tooDeep(number);
            }
            return head.leaf(leafNumber(number), body());
        }
        if (boundary.length() > LONGEST_BOUNDARY || boundaries.has(boundary)) {
            notes.add(MimeDefect.ODD_BOUNDARY, number, boundary);
        }
        var otherwise = head.type().name().equals("multipart/digest") ? ContentType.MESSAGE : ContentType.TEXT;
        int level = boundaries.push(boundary);
        Bytes preamble = body();
        boolean found = stopLevel == level;
        List<MimePart> children = new ArrayList<>();
        for (int index = 1; stopLevel == level && !stopClosing; index++) {
            if (count.takePart()) {
                children.add(entity(childPrefix, false, childPrefix + index, otherwise, depth + 1));
            } else {
                body();
            }
        }
        Bytes epilogue = close(level, found, number);
        if (children.isEmpty() && TransferDecoding.isCoded(head.encoding())) {
            return encodedMultipart(head, number, childPrefix, preamble, depth);
        }
        if (children.isEmpty()) {
            return head.leaf(leafNumber(number), preamble);
        }
        if (TransferDecoding.isCoded(head.encoding())) {
            notes.add(MimeDefect.ENCODED_CONTAINER, number, head.encoding());
        }
        return head.container(number, List.of(preamble, epilogue), children);
    }

    /// Leaves a multipart: reads its epilogue when it was closed.
    private Bytes close(int level, boolean found, String number) {
        boolean closed = stopLevel == level;
        boundaries.pop();
        if (!closed) {
            notes.add(found ? MimeDefect.UNCLOSED_MULTIPART : MimeDefect.BOUNDARY_NOT_FOUND, number, "");
            return Bytes.EMPTY;
        }
        Bytes epilogue = body();
        if (!epilogue.latin1().isBlank()) {
            notes.add(MimeDefect.TEXT_IN_EPILOGUE, number, epilogue.size() + " bytes");
        }
        return epilogue;
    }

    /// A multipart whose whole body is in base64 or quoted-printable, which is forbidden and which some programs decode.
    private MimePart encodedMultipart(PartHead head, String number, String childPrefix, Bytes raw, int depth) {
        Bytes body = decoded(raw, head.encoding(), number);
        notes.add(MimeDefect.ENCODED_CONTAINER, number, head.encoding());
        var inner = new Reading(body.toArray(), limits, notes, count);
        var plain = new PartHead(head.header(), head.type(), "", notes, number);
        MimePart part = inner.multipart(plain, number, childPrefix, depth);
        return part.isContainer()
                ? head.container(number, part.between(), part.children())
                : head.leaf(leafNumber(number), body);
    }

    private MimePart embedded(PartHead head, String number, int depth) {
        if (!TransferDecoding.isCoded(head.encoding())) {
            if (!count.takePart()) {
                return head.leaf(number, body());
            }
            MimePart message = entity(number + ".", true, number + ".1", ContentType.TEXT, depth + 1);
            return head.container(number, List.of(), List.of(message));
        }
        Bytes body = decoded(body(), head.encoding(), number);
        notes.add(MimeDefect.ENCODED_CONTAINER, number, head.encoding());
        var inner = new Reading(body.toArray(), limits, notes, count);
        return head.container(number, List.of(), List.of(inner.message(number + ".", depth + 1)));
    }

    private Bytes decoded(Bytes raw, String encoding, String number) {
        if (TransferDecoding.isCoded(encoding) && !count.takeBytes(raw.size())) {
            notes.add(MimeDefect.TOO_MANY, number, "decoded bytes");
            notes.truncated("bodies: no more than " + limits.decodedBytes() + " bytes were decoded");
            return Bytes.EMPTY;
        }
        return TransferDecoding.decode(raw, encoding, notes, number);
    }

    /// The body that begins here, without the line end that belongs to the boundary (RFC 2046 section 5.1.1).
    private Bytes body() {
        int start = at;
        while (at < data.length) {
            int line = at;
            int lineEnd = Boundaries.lineEnd(data, line, data.length);
            at = Math.min(data.length, lineEnd + 1);
            if (data[line] == '-') {
                int level = boundaries.level(data, line, lineEnd);
                if (level >= 0) {
                    stopLevel = level;
                    stopClosing = boundaries.closing();
                    int end = line > start ? Boundaries.withoutCr(data, start, line - 1) : start;
                    return Bytes.own(data).slice(start, end);
                }
                if (boundaries.looksAlike(data, line, lineEnd)) {
                    notes.add(MimeDefect.BOUNDARY_LOOK_ALIKE, "", "");
                }
            }
        }
        stopLevel = END;
        stopClosing = false;
        return Bytes.own(data).slice(start, data.length);
    }

    private void tooDeep(String number) {
        notes.add(MimeDefect.TOO_DEEP, number, "");
        notes.truncated("parts: nested deeper than " + limits.depth());
    }

    private static String leafNumber(String number) {
        return number.equals("0") || number.endsWith(".0") ? number.substring(0, number.length() - 1) + "1" : number;
    }

    private static boolean isMessage(ContentType type) {
        return type.name().equals("message/rfc822") || type.name().equals("message/global")
                || type.name().equals("message/news");
    }

    /// The first word of a field, in lower case: `Base64 (comment)` is `base64`.
    static String token(String value) {
        String word = value.strip().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < word.length() && word.charAt(end) > ' ' && word.charAt(end) != ';' && word.charAt(end) != '(') {
            end++;
        }
        @Nullable
        String quoted = end > 1 && word.charAt(0) == '"' && word.charAt(end - 1) == '"'
                ? word.substring(1, end - 1)
                : null;
        return quoted == null ? word.substring(0, end) : quoted;
    }
}
