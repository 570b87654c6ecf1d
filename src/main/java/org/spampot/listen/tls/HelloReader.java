package org.spampot.listen.tls;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Finds the ClientHello at the beginning of what a client sends: it is fed with bytes as they come, cut anywhere, and
/// puts the message together from as many records as it was sent in (RFC 8446 section 5.1). It holds no more than
/// [#LONGEST] bytes and reads each byte once.
///
/// Thread-safety: none; one for each connection.
public final class HelloReader {
    /// Longest message; the largest ones seen, with post-quantum key shares and padding, are below 4 KiB.
    public static final int LONGEST = 16 * 1024;

    private static final int RECORD_HEADER = 5;
    private static final int MESSAGE_HEADER = 4;
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
        if (headerRead == 1 && next != HANDSHAKE) {
            end = new Reading.Not((next & 0x80) != 0 ? "SSL 2 or no TLS" : "no TLS");
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

    private void content(ByteBuffer bytes) {
        int wanted = (length < 0 ? MESSAGE_HEADER : MESSAGE_HEADER + length) - size;
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
        if (end == null && length >= 0 && size == MESSAGE_HEADER + length) {
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
            return new Reading.Complete(HelloParser.parse(ByteBuffer.wrap(message, MESSAGE_HEADER, length).slice()));
        } catch (BufferUnderflowException broken) {
            return new Reading.Not("a damaged hello");
        }
    }
}
