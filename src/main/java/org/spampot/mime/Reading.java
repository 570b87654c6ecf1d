package org.spampot.mime;

import java.util.ArrayList;
import java.util.List;
import org.spampot.model.Bytes;

/// One pass over the bytes of a message, from its beginning to its end, never back.
///
/// How it goes: an entity is a header and a body. A body is read line by line until a line is the boundary of any open
/// multipart; which one tells who goes on. A boundary of an outer multipart ends all inner ones at once, so a missing
/// closing boundary costs nothing. What stopped the last body is in `stopLevel` and `stopClosing`, and `at` is behind
/// that line. Recursion is as deep as the nesting that [MimeLimits] allows.
///
/// When an entity has been read, [Readings] looks whether programs differ about it; only then is its part of the bytes
/// read again, by another `Reading` and within the [Budget].
final class Reading {
    private static final int END = -1;
    private static final int LONGEST_BOUNDARY = 70;

    private final byte[] data;
    private final Context context;
    private final Notes notes;
    private final Boundaries boundaries;
    private int at;
    private int contentEnd;
    private int stopLevel = END;
    private boolean stopClosing;

    Reading(byte[] data, Context context) {
        this(data, context, new Boundaries(Boundaries.EXACT));
    }

    Reading(byte[] data, Context context, Boundaries boundaries) {
        this.data = data;
        this.context = context;
        this.notes = context.notes();
        this.boundaries = boundaries;
    }

    /// The message that begins here.
    ///
    /// @param prefix of the numbers of its parts: empty, or the number of the part it is in and a dot
    MimePart message(String prefix, int depth) {
        context.budget().takePart();
        return entity(prefix, true, prefix + "1", ContentType.TEXT, depth);
    }

    /// @param number its number; `prefix` counts instead when it is a message
    private MimePart entity(String prefix, boolean message, String number, ContentType otherwise, int depth) {
        var reader = new HeaderReader(data, at, data.length, boundaries, context.limits(), notes, number);
        HeaderFields header = reader.read();
        at = reader.position();
        int start = at;
        PartHead head = PartHead.of(header, otherwise, notes, number);
        Content content = content(head, prefix, message, number, depth);
        var body = new Readings.Span(Bytes.own(data), start, contentEnd);
        return new Readings(context, head, body, depth).add(content, reader.variants());
    }

    /// What the body is read as.
    ///
    /// @param part with all it holds
    /// @param lookAlikes true when a line looked like a boundary of this multipart
    record Content(MimePart part, boolean lookAlikes) {}

    /// Reads the body that begins here, as `head` says.
    Content content(PartHead head, String prefix, boolean message, String number, int depth) {
        if (head.type().is("multipart")) {
            String childPrefix = message ? prefix : number + ".";
            return multipart(head, message ? prefix + "0" : number, childPrefix, depth);
        }
        if (isMessage(head.type()) && depth < context.limits().depth()) {
            return new Content(embedded(head, number, depth), false);
        }
        if (isMessage(head.type())) {
            tooDeep(number);
        }
        return new Content(head.leaf(number, decoded(body(), head.encoding(), number)), false);
    }

    private Content multipart(PartHead head, String number, String childPrefix, int depth) {
        String boundary = head.type().boundary();
        if (boundary.isEmpty() || depth >= context.limits().depth()) {
            if (boundary.isEmpty()) {
                notes.add(MimeDefect.MISSING_BOUNDARY, number, "");
            } else {
                tooDeep(number);
            }
            return new Content(head.leaf(leafNumber(number), body()), false);
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
            if (context.budget().takePart()) {
                children.add(entity(childPrefix, false, childPrefix + index, otherwise, depth + 1));
            } else {
                body();
            }
        }
        boolean closed = stopLevel == level;
        boolean lookAlikes = boundaries.pop();
        Bytes epilogue = closed ? epilogue(number) : Bytes.EMPTY;
        if (!closed) {
            notes.add(found ? MimeDefect.UNCLOSED_MULTIPART : MimeDefect.BOUNDARY_NOT_FOUND, number, "");
        }
        if (lookAlikes) {
            notes.add(MimeDefect.BOUNDARY_LOOK_ALIKE, number, "");
        }
        if (children.isEmpty() && TransferDecoding.isCoded(head.encoding())) {
            return new Content(encodedMultipart(head, number, childPrefix, preamble, depth), lookAlikes);
        }
        if (children.isEmpty()) {
            return new Content(head.leaf(leafNumber(number), preamble), lookAlikes);
        }
        if (TransferDecoding.isCoded(head.encoding())) {
            notes.add(MimeDefect.ENCODED_CONTAINER, number, head.encoding());
        }
        return new Content(head.container(number, List.of(preamble, epilogue), children), lookAlikes);
    }

    private Bytes epilogue(String number) {
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
        var inner = new Reading(body.toArray(), context);
        MimePart part = inner.multipart(head.with(head.type(), ""), number, childPrefix, depth).part();
        return part.isContainer()
                ? head.container(number, part.between(), part.children())
                : head.leaf(leafNumber(number), body);
    }

    private MimePart embedded(PartHead head, String number, int depth) {
        if (!TransferDecoding.isCoded(head.encoding())) {
            if (!context.budget().takePart()) {
                return head.leaf(number, body());
            }
            MimePart message = entity(number + ".", true, number + ".1", ContentType.TEXT, depth + 1);
            return head.container(number, List.of(), List.of(message));
        }
        Bytes body = decoded(body(), head.encoding(), number);
        notes.add(MimeDefect.ENCODED_CONTAINER, number, head.encoding());
        if (!context.budget().hasParts()) {
            context.budget().takePart();
            return head.leaf(number, body);
        }
        var inner = new Reading(body.toArray(), context);
        return head.container(number, List.of(), List.of(inner.message(number + ".", depth + 1)));
    }

    private Bytes decoded(Bytes raw, String encoding, String number) {
        if (TransferDecoding.isCoded(encoding) && !context.takeDecoded(raw.size(), number)) {
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
            if (data[line] == '-' || data[line] == ' ' || data[line] == '\t') {
                int level = boundaries.level(data, line, lineEnd);
                if (level >= 0) {
                    stopLevel = level;
                    stopClosing = boundaries.closing();
                    contentEnd = line > start ? Boundaries.withoutCr(data, start, line - 1) : start;
                    return Bytes.own(data).slice(start, contentEnd);
                }
                boundaries.looksAlike(data, line, lineEnd);
            }
        }
        stopLevel = END;
        stopClosing = false;
        contentEnd = data.length;
        return Bytes.own(data).slice(start, data.length);
    }

    private void tooDeep(String number) {
        notes.add(MimeDefect.TOO_DEEP, number, "");
        notes.truncated("parts: nested deeper than " + context.limits().depth());
    }

    private static String leafNumber(String number) {
        return number.equals("0") || number.endsWith(".0") ? number.substring(0, number.length() - 1) + "1" : number;
    }

    static boolean isMessage(ContentType type) {
        return type.name().equals("message/rfc822") || type.name().equals("message/global")
                || type.name().equals("message/news");
    }
}
