package org.spampot.mime;

import java.util.List;
import java.util.Map;
import org.spampot.model.Bytes;

/// The other readings of a text: as HTML, as a header that goes on, as parts, and what [TextScan] finds inside.
final class TextReadings {
    private static final int LOOK_AT = 512;
    private static final int LONGEST_NAME = 60;

    private final Context context;
    private final Notes notes;
    private final MimePart part;
    private final PartHead head;
    private final String number;
    private final ContentType type;
    private final boolean coded;

    TextReadings(Context context, MimePart part, PartHead head) {
        this.context = context;
        this.notes = context.notes();
        this.part = part;
        this.head = head;
        this.number = part.number();
        this.type = head.type();
        this.coded = TransferDecoding.isCoded(head.encoding());
    }

    void run(LeafReadings.Reader reader) {
        Bytes text = part.body();
        byte[] start = text.slice(0, Math.min(LOOK_AT, text.size())).toArray();
        if (!part.isHtml() && !type.is("multipart") && Sniff.isHtml(start)) {
            notes.add(MimeDefect.TYPE_MISMATCH, number, type.name() + " is text/html");
            reader.read("html", head.unnamed(type.as("text/html"), ""), text);
        }
        if (!coded && isField(start)) {
            headerInBody(reader, text);
        }
        List<TextScan.Block> blocks = TextScan.of(text);
        if (!blocks.isEmpty()) {
            byte[] data = text.toArray();
            blocks.forEach(block -> block(block, data, reader));
        }
        if (blocks.size() >= TextScan.MOST_BLOCKS) {
            notes.truncated("text: the first " + TextScan.MOST_BLOCKS + " files in a text were read");
        }
    }

    /// True when the text begins with something like a header field.
    private static boolean isField(byte[] start) {
        int at = 0;
        while (at < start.length && (start[at] == '\n' || start[at] == '\r')) {
            at++;
        }
        int name = at;
        while (at < start.length && at - name < LONGEST_NAME
                && (start[at] == '-' || Character.isLetterOrDigit((char) start[at]))) {
            at++;
        }
        return at > name && at < start.length && start[at] == ':';
    }

    private void headerInBody(LeafReadings.Reader reader, Bytes text) {
        byte[] data = text.toArray();
        int at = 0;
        while (data[at] == '\n' || data[at] == '\r') {
            at++;
        }
        var found = new Notes();
        var header = new HeaderReader(data, at, data.length, new Boundaries(Boundaries.EXACT), context.limits(), found,
                "");
        HeaderFields fields = header.read();
        if (found.has(MimeDefect.BAD_HEADER_LINE, "")) {
            return; // text with colons
        }
        if (fields.value("content-type").isEmpty() && fields.value("content-transfer-encoding").isEmpty()) {
            return;
        }
        notes.add(MimeDefect.HEADER_IN_BODY, number, "");
        PartHead late = PartHead.of(fields, type, new Notes(), number);
        reader.read("late", late, text.slice(header.position(), text.size()));
    }

    private void block(TextScan.Block block, byte[] data, LeafReadings.Reader reader) {
        switch (block.kind()) {
            case PGP -> notes.add(MimeDefect.ENCRYPTED, number, "pgp");
            case PARTS -> parts(data, block, reader);
            case QUOTED_PRINTABLE -> decodedAgain("quoted-printable", MimeDefect.UNDECLARED_QUOTED_PRINTABLE, data,
                    block, reader);
            case BASE64 -> decodedAgain("base64", MimeDefect.UNDECLARED_BASE64, data, block, reader);
            case UUENCODE -> uuencode(data, block, reader);
            case YENC -> yEnc(data, block, reader);
            case NUL -> reader.read("nul", head.with(type, ""), Ascii.withoutNul(data));
            case UTF7 -> charset("utf-7", data, reader);
            case ISO_2022_JP -> charset("iso-2022-jp", data, reader);
            case ISO_2022_KR -> charset("iso-2022-kr", data, reader);
        }
    }

    private void parts(byte[] data, TextScan.Block block, LeafReadings.Reader reader) {
        if (!type.is("multipart")) { // whose boundary was guessed
            notes.add(MimeDefect.UNDECLARED_MULTIPART, number, "");
            var boundary = Map.of("boundary", GuessedBoundary.at(data, block.from()));
            reader.read("parts", head.unnamed(new ContentType("multipart/mixed", boundary), ""), slice(data, block));
        }
    }

    private void decodedAgain(String encoding, MimeDefect undeclared, byte[] data, TextScan.Block block,
            LeafReadings.Reader reader) {
        Bytes encoded = slice(data, block);
        if (!context.takeDecoded(encoded.size(), number)) {
            return;
        }
        Bytes decoded = TransferDecoding.decode(encoded, encoding, new Notes(), number);
        boolean whole = encoding.equals("quoted-printable");
        String seems = whole ? type.name() : Sniff.type(decoded);
        if (seems.isEmpty() && Sniff.isKnownFile(decoded)) {
            seems = "application/octet-stream";
        }
        if (!seems.isEmpty()) {
            notes.add(coded ? MimeDefect.DOUBLE_ENCODING : undeclared, number, encoding);
            reader.read(encoding, head.with(type.as(seems), ""), decoded);
        }
    }

    private void uuencode(byte[] data, TextScan.Block block, LeafReadings.Reader reader) {
        if (!context.takeDecoded(block.to() - block.from(), number)) {
            return;
        }
        int lineEnd = Boundaries.lineEnd(data, block.from(), block.to());
        String name = Ascii.text(data, block.from(), lineEnd).strip();
        name = name.substring(Math.min(name.length(), name.indexOf(' ', "begin ".length()) + 1)).strip();
        Bytes bytes = Uuencode.decode(data, block.from(), block.to(), notes, number);
        notes.add(MimeDefect.UUENCODE_IN_TEXT, number, name);
        reader.read("uu", file(name, bytes), bytes);
    }

    private void yEnc(byte[] data, TextScan.Block block, LeafReadings.Reader reader) {
        if (!context.takeDecoded(block.to() - block.from(), number)) {
            return;
        }
        YEnc.File file = YEnc.decode(data, block.from(), block.to());
        notes.add(MimeDefect.YENC_IN_TEXT, number, file.name());
        if (file.wrong() != null) {
            notes.add(MimeDefect.BAD_YENC, number, file.wrong());
        }
        reader.read("yenc", file(file.name(), file.bytes()), file.bytes());
    }

    private static PartHead file(String name, Bytes bytes) {
        String seems = Sniff.type(bytes);
        return PartHead.made(seems.isEmpty() ? "application/octet-stream" : seems, name);
    }

    private void charset(String charset, byte[] data, LeafReadings.Reader reader) {
        String declared = type.charset();
        if (!declared.startsWith("iso-2022") && !declared.startsWith("hz") && !Utf7.isName(declared)) {
            if (!charset.equals("utf-7")) {
                notes.add(MimeDefect.UNDECLARED_ISO_2022, number, declared);
            }
            reader.read(charset, head.unnamed(type.with("charset", charset), ""), Bytes.own(data));
        }
    }

    private static Bytes slice(byte[] data, TextScan.Block block) {
        return Bytes.own(data).slice(block.from(), block.to());
    }
}
