package org.spampot.listen.proxy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.spampot.model.Endpoint;

/// Reads the header of the PROXY protocol, version 1 or 2 (haproxy.org, `doc/proxy-protocol.txt`). It is fed with bytes
/// as they come, cut anywhere, takes those of the header and leaves what follows.
///
/// Thread-safety: none; one for each connection.
public final class ProxyReader {
    /// Longest header that is read, its extra fields included; they are not used.
    public static final int LONGEST = 4096;

    /// What the bytes so far are.
    public sealed interface Reading {
        /// The beginning of a header.
        record More() implements Reading {}

        /// A whole one.
        ///
        /// @param client where the proxied connection comes from
        /// @param server where it went to
        record Proxied(Endpoint client, Endpoint server) implements Reading {}

        /// A whole one that names nobody: the proxy speaks for itself (as health checks do), or cannot say.
        record Local() implements Reading {}

        /// None, and none will come of it.
        record Not(String why) implements Reading {}
    }

    private static final byte[] SIGNATURE = {'\r', '\n', '\r', '\n', 0, '\r', '\n', 'Q', 'U', 'I', 'T', '\n'};
    private static final int FIXED = 16;
    private static final byte[] WORD = {'P', 'R', 'O', 'X', 'Y', ' '};
    private static final int LONGEST_LINE = 107;
    private static final Reading MORE = new Reading.More();

    private byte[] header = new byte[LONGEST_LINE];
    private int size;
    private int wanted;
    private Reading reading = MORE;

    /// Reads on; once the answer is not [Reading.More] nothing more is taken.
    public Reading read(ByteBuffer bytes) {
        while (reading instanceof Reading.More && bytes.hasRemaining()) {
            header[size++] = bytes.get();
            reading = header[0] == SIGNATURE[0] ? binary() : line();
        }
        return reading;
    }

    private Reading line() {
        if (size <= WORD.length && header[size - 1] != WORD[size - 1]) {
            return new Reading.Not("no PROXY header");
        }
        if (header[size - 1] == '\n') {
            return ProxyLine.parse(header, size);
        }
        return size == LONGEST_LINE ? new Reading.Not("a PROXY line without an end") : MORE;
    }

    private Reading binary() {
        if (size <= SIGNATURE.length) {
            return header[size - 1] == SIGNATURE[size - 1] ? MORE : new Reading.Not("no PROXY header");
        }
        if (size == FIXED) {
            wanted = FIXED + (((header[FIXED - 2] & 0xff) << 8) | (header[FIXED - 1] & 0xff));
            if (wanted > LONGEST) {
                return new Reading.Not("a PROXY header of " + wanted + " bytes");
            }
            header = Arrays.copyOf(header, Math.max(wanted, LONGEST_LINE));
        }
        return size < FIXED || size < wanted ? MORE : ProxyBlock.parse(ByteBuffer.wrap(header, 0, size));
    }
}
