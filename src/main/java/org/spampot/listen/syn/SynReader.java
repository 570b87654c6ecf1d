package org.spampot.listen.syn;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// Reads the headers of one packet (RFC 791, RFC 8200, RFC 9293). Reading beyond its end throws, which [Syn#read]
/// takes for no SYN.
final class SynReader {
    private static final int TCP = 6;
    private static final int TCP_FIXED = 20;
    private static final int IP4_FIXED = 20;
    private static final int IP6_FIXED = 40;
    private static final int MOST_EXTENSIONS = 8;
    private static final int SYN = 0x02;
    private static final int PUSH = 0x08;
    private static final int ACK = 0x10;
    private static final int URGENT = 0x20;
    private static final int CONGESTION = 0xc0;
    private static final int GREATEST_SCALE = 14;

    private final ByteBuffer packet;
    private final EnumSet<Quirk> quirks = EnumSet.noneOf(Quirk.class);
    private final List<Integer> layout = new ArrayList<>();
    private int mss;
    private int scale;
    private int padding;
    private boolean timestamps;

    SynReader(ByteBuffer packet) {
        this.packet = packet;
    }

    Optional<Syn> read() {
        return switch (packet.get(0) >> 4 & 0x0f) {
            case 4 -> four();
            case 6 -> six();
            default -> Optional.empty();
        };
    }

    private Optional<Syn> four() {
        int header = 4 * (packet.get(0) & 0x0f);
        if (header < IP4_FIXED || packet.get(9) != TCP) {
            return Optional.empty();
        }
        boolean whole = (packet.get(6) & 0x40) != 0;
        quirk(Quirk.DF, whole);
        quirk(Quirk.ID_WITH_DF, whole && packet.getShort(4) != 0);
        quirk(Quirk.NO_ID, !whole && packet.getShort(4) == 0);
        quirk(Quirk.ECN, (packet.get(1) & 3) != 0);
        quirk(Quirk.RESERVED, (packet.get(6) & 0x80) != 0);
        return tcp(4, packet.get(8) & 0xff, header, header - IP4_FIXED, packet.getShort(2) & 0xffff);
    }

    private Optional<Syn> six() {
        int header = IP6_FIXED;
        int next = packet.get(6);
        // hop-by-hop options, routing and destination options: each says what is next, and its length
        for (int count = 0; next == 0 || next == 43 || next == 60; count++) {
            if (count == MOST_EXTENSIONS) {
                return Optional.empty();
            }
            next = packet.get(header);
            header += 8 * (1 + (packet.get(header + 1) & 0xff));
        }
        if (next != TCP) {
            return Optional.empty();
        }
        quirk(Quirk.FLOW, (packet.getInt(0) & 0xfffff) != 0);
        quirk(Quirk.ECN, (packet.getInt(0) >> 20 & 3) != 0);
        return tcp(6, packet.get(7) & 0xff, header, header - IP6_FIXED, IP6_FIXED + (packet.getShort(4) & 0xffff));
    }

    private Optional<Syn> tcp(int version, int ttl, int at, int ipOptions, int total) {
        int header = (packet.get(at + 12) >> 4 & 0x0f) * 4;
        int flags = packet.get(at + 13);
        if (header < TCP_FIXED || (flags & SYN) == 0) {
            return Optional.empty();
        }
        boolean acknowledges = (flags & ACK) != 0;
        boolean numbered = packet.getInt(at + 8) != 0;
        quirk(Quirk.ECN, quirks.contains(Quirk.ECN) || (flags & CONGESTION) != 0);
        quirk(Quirk.NO_SEQUENCE, packet.getInt(at + 4) == 0);
        quirk(Quirk.ACK_NUMBER, !acknowledges && numbered);
        quirk(Quirk.NO_ACK_NUMBER, acknowledges && !numbered);
        quirk(Quirk.URGENT, (flags & URGENT) != 0);
        quirk(Quirk.URGENT_POINTER, (flags & URGENT) == 0 && packet.getShort(at + 18) != 0);
        quirk(Quirk.PUSH, (flags & PUSH) != 0);
        options(packet.slice(at + TCP_FIXED, header - TCP_FIXED));
        return Optional.of(new Syn(version, ttl, ipOptions, mss, packet.getShort(at + 14) & 0xffff, scale, layout,
                padding, quirks, total > at + header, timestamps, at + header));
    }

    private void options(ByteBuffer options) {
        while (options.hasRemaining()) {
            int kind = options.get() & 0xff;
            layout.add(kind);
            if (kind == 0) {
                padding = options.remaining();
                while (options.hasRemaining()) {
                    quirk(Quirk.TRAILING_OPTIONS, options.get() != 0 || quirks.contains(Quirk.TRAILING_OPTIONS));
                }
            } else if (kind != 1 && !option(kind, options)) {
                quirk(Quirk.BAD_OPTIONS, true);
                return;
            }
        }
    }

    /// Whether the option was read to its end; after one that was not, nobody knows what is what.
    private boolean option(int kind, ByteBuffer options) {
        int length = options.hasRemaining() ? options.get() & 0xff : 0;
        if (length < 2 || length - 2 > options.remaining()) {
            return false;
        }
        ByteBuffer data = options.slice(options.position(), length - 2);
        options.position(options.position() + length - 2);
        return switch (kind) {
            case 2 -> {
                mss = length == 4 ? data.getShort() & 0xffff : mss;
                yield length == 4;
            }
            case 3 -> {
                scale = length == 3 ? data.get() & 0xff : scale;
                quirk(Quirk.EXCESSIVE_SCALE, scale > GREATEST_SCALE);
                yield length == 3;
            }
            case 4 -> length == 2;
            case 5 -> length >= 10 && length <= 34;
            case 8 -> {
                if (length == 10) {
                    timestamps = data.getInt() != 0;
                    quirk(Quirk.NO_TIMESTAMP, !timestamps);
                    quirk(Quirk.ECHOED_TIMESTAMP, data.getInt() != 0);
                }
                yield length == 10;
            }
            default -> true;
        };
    }

    private void quirk(Quirk quirk, boolean there) {
        if (there) {
            quirks.add(quirk);
        }
    }
}
