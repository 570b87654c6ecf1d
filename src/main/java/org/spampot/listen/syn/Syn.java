package org.spampot.listen.syn;

import static java.util.stream.Collectors.joining;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// What of a SYN depends on the system that sent it and not on the occasion.
///
/// @param version of IP: 4 or 6
/// @param ttl as it arrived
/// @param ipOptions bytes of options of IPv4, or of extension headers of IPv6
/// @param mss maximum segment size; 0 without the option
/// @param window as it is sent, not scaled
/// @param scale window scale; 0 without the option
/// @param layout TCP options in their order, by number
/// @param padding bytes after the end of options
/// @param payload whether it carries data
/// @param timestamps whether it has a timestamp other than 0
/// @param headers bytes of all headers
public record Syn(int version, int ttl, int ipOptions, int mss, int window, int scale, List<Integer> layout,
        int padding, EnumSet<Quirk> quirks, boolean payload, boolean timestamps, int headers) {
    /// Farthest a packet is believed to have come.
    static final int FARTHEST = 35;

    private static final int LEAST_MSS = 100;
    private static final int ETHERNET = 1500;
    private static final int HEADERS_4 = 40;
    private static final int HEADERS_6 = 60;
    private static final int TIMESTAMP_OPTION = 12;

    public Syn {
        layout = List.copyOf(layout);
        quirks = EnumSet.copyOf(quirks);
    }

    /// Reads the IP and TCP header of a SYN, as Linux saves them (`TCP_SAVED_SYN`, tcp(7)); nothing when they are not
    /// that. What follows the headers is ignored.
    public static Optional<Syn> read(ByteBuffer packet) {
        try {
            return new SynReader(packet.slice()).read();
        } catch (BufferUnderflowException | IndexOutOfBoundsException cut) {
            return Optional.empty();
        }
    }

    /// In the notation of p0f 3: `ver:ttl+distance:olen:mss:wsize,scale:olayout:quirks:pclass`. The sum of the two in
    /// the second place is the TTL that it was sent with; `?` when no usual one is near.
    public String signature() {
        int distance = distance();
        return version + ":" + ttl + "+" + (distance > FARTHEST ? "?" : distance) + ":" + ipOptions + ":" + mss + ":"
                + multiple() + "," + scale + ":" + layout.stream().map(this::option).collect(joining(",")) + ":"
                + quirks.stream().map(Quirk::word).collect(joining(",")) + ":" + (payload ? "+" : "0");
    }

    private String option(int number) {
        return switch (number) {
            case 0 -> "eol+" + padding;
            case 1 -> "nop";
            case 2 -> "mss";
            case 3 -> "ws";
            case 4 -> "sok";
            case 5 -> "sack";
            case 8 -> "ts";
            default -> "?" + number;
        };
    }

    /// How far it came, if it was sent with the next of the usual values.
    private int distance() {
        int sent = ttl <= 32 ? 32 : ttl <= 64 ? 64 : ttl <= 128 ? 128 : 255;
        return sent - ttl;
    }

    /// The window as systems choose it: so many segments (of the sizes they mistake for theirs), or so many packets.
    Multiple multiple() {
        if (window == 0 || mss < LEAST_MSS) {
            return new Multiple(Unit.BYTES, window);
        }
        int[] segments = {mss, timestamps ? mss - TIMESTAMP_OPTION : mss, ETHERNET - HEADERS_4,
                ETHERNET - HEADERS_4 - TIMESTAMP_OPTION, version == 6 ? ETHERNET - HEADERS_6 : mss,
                version == 6 ? ETHERNET - HEADERS_6 - TIMESTAMP_OPTION : mss};
        for (int segment : segments) {
            if (window % segment == 0) {
                return new Multiple(Unit.MSS, window / segment);
            }
        }
        int[] packets = {mss + HEADERS_4, mss + headers, version == 6 ? mss + HEADERS_6 : mss + HEADERS_4, ETHERNET};
        for (int packet : packets) {
            if (window % packet == 0) {
                return new Multiple(Unit.MTU, window / packet);
            }
        }
        return new Multiple(Unit.BYTES, window);
    }

    /// What a window is counted in.
    enum Unit {
        BYTES, MSS, MTU
    }

    /// A window: `mss*10`, `mtu*4`, `8192`.
    record Multiple(Unit unit, int number) {
        @Override
        public String toString() {
            return switch (unit) {
                case BYTES -> "" + number;
                case MSS -> "mss*" + number;
                case MTU -> "mtu*" + number;
            };
        }
    }
}
