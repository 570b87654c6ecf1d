package org.spampot.listen.tls;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Finds the ClientHello at the beginning of what a client sends: it is fed with bytes as they come, cut anywhere, and
/// puts the message together from as many records as it was sent in (RFC 8446 section 5.1). The hello of SSL 2 (RFC 5246
/// appendix E.2), which old programs begin later versions with, is read as well. It holds no more than [#LONGEST] bytes
/// and reads each byte once.
///
/// Thread-safety: none; one for each connection.
public final class HelloReader {
    /// Longest message; the largest ones seen, with post-quantum key shares and padding, are below 4 KiB.
    public static final int LONGEST = 16 * 1024;

    private static final int RECORD_HEADER = 5;
    private static final int MESSAGE_HEADER = 4;
    private static final int VERSION_2_PREFIX = 1;
    private static final int LONGEST_RECORD = 1 << 14;
    private static final byte HANDSHAKE = 22;
    private static final byte CLIENT_HELLO = 1;
    private static final byte TLS = 3;

    /// What the bytes so far are.
    public sealed interface Reading {
        /// The beginning of a ClientHello.
        record More() implements Reading {}

        /// A whole one.
        record Complete(ClientHello hello) implements Reading {}

        /// None, and none will come of it.
        record Not(String why) implements Reading {}
    }

    private static final Reading MORE = new Reading.More();

    private final byte[] header = new byte[RECORD_HEADER];
    private byte[] message = new byte[512];
    private int headerRead;
    private int recordLeft;
    private int size;
    /// Bytes of the message before its body.
    private int prefix = MESSAGE_HEADER;
    private int length = -1;
    private @Nullable Reading end;

    /// Reads on; once the answer is not [Reading.More] it stays what it is.
    public Reading read(ByteBuffer bytes) {
        while (end == null && bytes.hasRemaining()) {
            if (recordLeft == 0) {
                header(bytes.get());
            } else {
                content(bytes);
            }
        }
        return end == null ? MORE : end;
    }

    private void header(byte next) {
        header[headerRead++] = next;
        if ((header[0] & 0x80) != 0) {
            version2();
        } else if (headerRead == 1 && next != HANDSHAKE) {
            end = new Reading.Not("no TLS");
        } else if (headerRead == 2 && next != TLS) {
            end = new Reading.Not("no TLS");
        } else if (headerRead == RECORD_HEADER) {
            headerRead = 0;
            recordLeft = ((header[3] & 0xff) << 8) | (header[4] & 0xff);
            if (recordLeft == 0 || recordLeft > LONGEST_RECORD) {
                end = new Reading.Not("a TLS record of " + recordLeft + " bytes");
            }
        }
    }

    /// One record of two bytes of length, and a message whose type is all that comes before its body.
    private void version2() {
        if (headerRead == 2) {
            headerRead = 0;
            recordLeft = ((header[0] & 0x7f) << 8) | (header[1] & 0xff);
            prefix = VERSION_2_PREFIX;
            length = recordLeft - prefix;
            if (length < 1 || recordLeft > LONGEST) {
                end = new Reading.Not("SSL 2 or no TLS");
            }
        }
    }

    private boolean isVersion2() {
        return prefix == VERSION_2_PREFIX;
    }

    private void content(ByteBuffer bytes) {
        int wanted = (length < 0 ? prefix : prefix + length) - size;
        int taken = Math.min(wanted, Math.min(recordLeft, bytes.remaining()));
        if (size + taken > message.length) {
            message = java.util.Arrays.copyOf(message, Math.max(size + taken, 2 * message.length));
        }
        bytes.get(message, size, taken);
        size += taken;
        recordLeft -= taken;
        if (length < 0 && size == MESSAGE_HEADER) {
            begin();
        }
        if (isVersion2() && (message[0] != CLIENT_HELLO || (size > 1 && message[1] != 0 && message[1] != TLS))) {
            end = new Reading.Not("SSL 2 or no TLS");
        }
        if (end == null && length >= 0 && size == prefix + length) {
            end = parsed();
        }
    }

    private void begin() {
        length = ((message[1] & 0xff) << 16) | ((message[2] & 0xff) << 8) | (message[3] & 0xff);
        if (message[0] != CLIENT_HELLO) {
            end = new Reading.Not("a handshake that begins with message " + message[0]);
        } else if (length > LONGEST) {
            end = new Reading.Not("a hello of " + length + " bytes");
        }
    }

    private Reading parsed() {
        try {
            ByteBuffer body = ByteBuffer.wrap(message, prefix, length).slice();
            return new Reading.Complete(isVersion2() ? HelloParser.parseVersion2(body) : HelloParser.parse(body));
        } catch (BufferUnderflowException broken) {
            return new Reading.Not("a damaged hello");
        }
    }
}
