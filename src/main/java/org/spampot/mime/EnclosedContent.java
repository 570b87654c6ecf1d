package org.spampot.mime;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.spampot.model.Bytes;

/// The content inside a CMS object (RFC 5652) as S/MIME sends it: signed data holds the message in plain, compressed data
/// (RFC 3274) holds it deflated, enveloped data holds it encrypted. Nothing is verified here.
final class EnclosedContent {
    /// PKCS #7: 1.2.840.113549.1.7
    private static final byte[] PKCS_7 = {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x07};
    /// S/MIME content types: 1.2.840.113549.1.9.16.1
    private static final byte[] SMIME = {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x09, 0x10,
            0x01};
    private static final int SIGNED = 2;
    private static final int ENVELOPED = 3;
    private static final int ENCRYPTED = 6;
    private static final int COMPRESSED = 9;
    private static final int AUTH_ENVELOPED = 23;

    private EnclosedContent() {}

    /// Reads what `bytes` hold when they are such an object, and nothing when not.
    static void read(Context context, String number, Bytes bytes, LeafReadings.Reader reader) {
        if (bytes.size() < 16 || bytes.at(0) != Der.SEQUENCE) {
            return;
        }
        Der outer = Der.at(bytes, 0, bytes.size());
        Der type = outer.child();
        if (type.tag() != Der.OBJECT) {
            return;
        }
        int pkcs7 = last(type, PKCS_7);
        int smime = last(type, SMIME);
        Der inside = type.next(outer).child();
        if (pkcs7 == SIGNED) {
            signed(inside).ifPresent(content -> {
                context.notes().add(MimeDefect.OPAQUE_SIGNED, number, "");
                content(context, number, content, reader);
            });
        } else if (smime == COMPRESSED) {
            // version, algorithm, content
            Der version = inside.child();
            Der algorithm = version.next(inside);
            content(algorithm.next(inside)).flatMap(content -> inflated(context, number, content))
                    .ifPresent(content -> content(context, number, content, reader));
        } else if (pkcs7 == ENVELOPED || pkcs7 == ENCRYPTED || smime == AUTH_ENVELOPED) {
            context.notes().add(MimeDefect.ENCRYPTED, number, "s/mime");
        }
    }

    private static void content(Context context, String number, Bytes content, LeafReadings.Reader reader) {
        // detached signatures have none
        if (!content.isEmpty() && context.takeDecoded(content.size(), number)) {
            reader.read("smime", PartHead.made("message/rfc822", ""), content);
        }
    }

    /// The last arc of an object identifier that begins with `prefix`; -1 when it does not.
    private static int last(Der type, byte[] prefix) {
        Bytes value = type.value();
        boolean same = value.size() == prefix.length + 1
                && value.slice(0, prefix.length).equals(Bytes.copyOf(prefix));
        return same ? value.at(prefix.length) : -1;
    }

    /// SignedData: version, digest algorithms, content ...
    private static Optional<Bytes> signed(Der data) {
        Der version = data.child();
        Der algorithms = version.next(data);
        return content(algorithms.next(data));
    }

    /// EncapsulatedContentInfo: type, `[0]` octet string, which may be in pieces.
    private static Optional<Bytes> content(Der encapsulated) {
        Der type = encapsulated.child();
        Der explicit = type.next(encapsulated);
        if (type.tag() != Der.OBJECT || explicit.tag() != Der.CONTEXT_0) {
            return Optional.empty();
        }
        return Optional.of(explicit.child().octets());
    }

    private static Optional<Bytes> inflated(Context context, String number, Bytes content) {
        var inflater = new Inflater();
        try {
            inflater.setInput(content.toArray());
            var out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if (count == 0 || !context.takeDecoded(count, number)) {
                    break;
                }
                out.write(buffer, 0, count);
            }
            return Optional.of(Bytes.own(out.toByteArray()));
        } catch (DataFormatException damaged) {
            return Optional.empty(); // nothing can be said of it
        } finally {
            inflater.end();
        }
    }
}
