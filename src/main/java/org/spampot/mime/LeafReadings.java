package org.spampot.mime;

import java.util.Set;
import java.util.function.Consumer;
import org.spampot.model.Bytes;

/// The other readings of a leaf: another decoding, a container that was not declared, another type; [TextReadings] for text.
final class LeafReadings {
    /// Reads `bytes` by `head` as another reading of the part; `word` tells how it was reached.
    interface Reader {
        void read(String word, PartHead head, Bytes bytes);
    }

    private static final int LOOK_AT = 512;
    /// Types whose text is read elsewhere, or says nothing.
    private static final Set<String> READ_OTHERWISE = Set.of("message/partial", "message/external-body",
            "application/pgp-signature", "application/pgp-encrypted", "application/pkcs7-signature",
            "application/x-pkcs7-signature");

    private final Context context;
    private final Notes notes;
    private final MimePart part;
    private final PartHead head;
    private final Bytes raw;
    private final String number;
    private final ContentType type;

    /// @param raw the body as it was sent
    LeafReadings(Context context, MimePart part, PartHead head, Bytes raw) {
        this.context = context;
        this.notes = context.notes();
        this.part = part;
        this.head = head;
        this.raw = raw;
        this.number = part.number();
        this.type = head.type();
    }

    void run(Reader reader, Consumer<MimePart> found) {
        undeclaredMultipart(reader);
        transfer(reader);
        if (part.isText()) {
            new TextReadings(context, part, head).run(reader);
        } else {
            containers(reader, found);
            mistyped(reader);
        }
    }

    private void undeclaredMultipart(Reader reader) {
        String boundary = type.boundary();
        if (type.is("multipart")) {
            String guessed = GuessedBoundary.in(raw);
            if (!guessed.isEmpty() && !guessed.equals(boundary)) {
                reader.read("guessed", head.unnamed(type.with("boundary", guessed), ""), raw);
            }
        } else if (!boundary.isEmpty() && raw.latin1().contains("--" + boundary)) {
            notes.add(MimeDefect.BOUNDARY_WITHOUT_MULTIPART, number, type.name());
            reader.read("multipart", head.unnamed(type.as("multipart/mixed"), ""), raw);
        }
    }

    /// What other decoders make of damaged data.
    private void transfer(Reader reader) {
        boolean junk = notes.has(MimeDefect.BAD_BASE64, number);
        boolean more = notes.has(MimeDefect.DATA_AFTER_PADDING, number);
        if (head.encoding().equals("base64") && (junk || more) && context.takeDecoded(raw.size(), number)) {
            byte[] data = raw.toArray();
            String text = raw.latin1();
            boolean web = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
            reader.read("base64", head.with(type, ""), Base64Decoder.decodeAll(data, web));
            int after = more ? Base64Decoder.afterPadding(data) : data.length;
            if (after < data.length) {
                reader.read("tail", PartHead.made("text/plain", ""), raw.slice(after, data.length));
            }
            if (part.isText() && Sniff.isText(raw.slice(0, Math.min(LOOK_AT, raw.size())).toArray())
                    && text.indexOf(' ') > 0) {
                reader.read("raw", head.with(type, ""), raw);
            }
        }
        if (head.encoding().equals("quoted-printable") && notes.has(MimeDefect.BAD_QUOTED_PRINTABLE, number)
                && context.takeDecoded(raw.size(), number)) {
            var badEscape = TransferDecoding.BadEscape.DROPPED;
            reader.read("dropped", head.with(type, ""), TransferDecoding.quotedPrintable(raw, badEscape).bytes());
        }
    }

    /// Formats that hold parts.
    private void containers(Reader reader, Consumer<MimePart> found) {
        switch (type.name()) {
            case "message/partial" -> {
                String piece = type.parameters().getOrDefault("number", "1");
                notes.add(MimeDefect.MESSAGE_PARTIAL, number,
                        piece + " of " + type.parameters().getOrDefault("total", "?"));
                reader.read("partial", PartHead.made(piece.equals("1") ? "message/rfc822" : "text/plain", ""),
                        part.body());
            }
            case "message/external-body" -> ExternalBody.read(type, part.body()).ifPresent(text -> {
                notes.add(MimeDefect.EXTERNAL_BODY, number, text);
                reader.read("external", PartHead.made("text/plain", ""), Bytes.utf8(text + "\n"));
            });
            case "application/pgp-encrypted" -> notes.add(MimeDefect.ENCRYPTED, number, "pgp");
            default -> {
                EnclosedContent.read(context, number, part.body(), reader);
                Tnef.read(context, number, part.body(), found);
                AppleFile.read(part.body()).ifPresent(file -> reader.read("apple",
                        PartHead.made("application/octet-stream", file.name().isEmpty() ? part.name() : file.name()),
                        file.data()));
            }
        }
    }

    /// A file that a mail program shows, or runs, as text because of its name or its content; and other text that no
    /// program shows at once, which is text all the same.
    private void mistyped(Reader reader) {
        Bytes content = part.body();
        String named = Sniff.typeOfName(part.name());
        String seems = Sniff.isKnownFile(content) ? "" : Sniff.type(content);
        boolean unknown = type.name().equals("application/octet-stream") || type.is("unknown");
        if (seems.equals("text/html") || (!seems.isEmpty() && named.equals("text/html"))) {
            notes.add(MimeDefect.TYPE_MISMATCH, number, type.name() + " is text/html");
            reader.read("html", PartHead.made("text/html", ""), content);
        } else if (seems.equals("message/rfc822") && !type.is("message") && (unknown || named.equals(seems))) {
            notes.add(MimeDefect.TYPE_MISMATCH, number, type.name() + " is message/rfc822");
            reader.read("message", PartHead.made("message/rfc822", ""), content);
        } else if (!seems.isEmpty() && (type.is("application") || type.is("message") || !named.isEmpty())
                && !READ_OTHERWISE.contains(type.name())) {
            reader.read("text", PartHead.made("text/plain", ""), content);
        }
    }
}
