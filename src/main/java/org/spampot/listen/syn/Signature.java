package org.spampot.listen.syn;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spampot.listen.syn.Syn.Multiple;
import org.spampot.listen.syn.Syn.Unit;

/// What the SYNs of one system look like, as a line of p0f's signature file says it. -1 stands for any.
///
/// @param version of IP: 4 or 6
/// @param ttl that it is sent with
/// @param anyTtl whether that changes from packet to packet, and `ttl` is the highest
/// @param divisor of the window, where only that is known; else 0
record Signature(int version, int ttl, boolean anyTtl, int ipOptions, int mss, Multiple window, int divisor, int scale,
        List<Integer> layout, int padding, Set<Quirk> quirks, int payload) {
    private static final int ANY = -1;
    private static final int PARTS = 8;
    private static final Map<String, Integer> OPTIONS = Map.of("nop", 1, "mss", 2, "ws", 3, "sok", 4, "sack", 5, "ts",
            8);
    private static final Map<String, Quirk> QUIRKS = Stream.of(Quirk.values())
            .collect(Collectors.toMap(Quirk::word, quirk -> quirk));
    private static final Multiple ANY_WINDOW = new Multiple(Unit.BYTES, ANY);

    /// Reads `ver:ittl:olen:mss:wsize,scale:olayout:quirks:pclass`.
    ///
    /// @throws IllegalArgumentException when it is not written like that
    static Signature parse(String text) {
        String[] parts = text.strip().split(":", -1);
        String[] window = parts.length == PARTS ? parts[4].split(",", -1) : new String[0];
        if (window.length != 2) {
            throw new IllegalArgumentException("not a signature: " + text);
        }
        List<Integer> layout = new ArrayList<>();
        int padding = 0;
        for (String option : parts[5].isEmpty() ? new String[0] : parts[5].split(",", -1)) {
            layout.add(option.startsWith("eol+")
                    ? 0
                    : option.startsWith("?") ? number(option.substring(1)) : known(option));
            padding = option.startsWith("eol+") ? number(option.substring(4)) : padding;
        }
        return new Signature(number(parts[0]), ttl(parts[1]), parts[1].endsWith("-"), number(parts[2]),
                number(parts[3]), window(window[0]), window[0].startsWith("%") ? number(window[0].substring(1)) : 0,
                number(window[1]), layout, padding, quirks(parts[6]), parts[7].equals("+") ? 1 : number(parts[7]));
    }

    private static int number(String text) {
        return text.equals("*") ? ANY : Integer.parseUnsignedInt(text);
    }

    private static int ttl(String text) {
        int plus = text.indexOf('+');
        return text.endsWith("-")
                ? number(text.substring(0, text.length() - 1))
                : plus < 0 ? number(text) : number(text.substring(0, plus)) + number(text.substring(plus + 1));
    }

    private static Multiple window(String text) {
        if (text.startsWith("mss*")) {
            return new Multiple(Unit.MSS, number(text.substring(4)));
        }
        if (text.startsWith("mtu*")) {
            return new Multiple(Unit.MTU, number(text.substring(4)));
        }
        return text.startsWith("%") ? ANY_WINDOW : new Multiple(Unit.BYTES, number(text));
    }

    private static int known(String option) {
        Integer number = OPTIONS.get(option);
        if (number == null) {
            throw new IllegalArgumentException("not an option: " + option);
        }
        return number;
    }

    private static Set<Quirk> quirks(String text) {
        var quirks = EnumSet.noneOf(Quirk.class);
        for (String word : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            Quirk quirk = QUIRKS.get(word);
            if (quirk == null) {
                throw new IllegalArgumentException("not a quirk: " + word);
            }
            quirks.add(quirk);
        }
        return quirks;
    }

    /// Whether `syn` is one of these, in every respect.
    boolean matches(Syn syn) {
        return layout.equals(syn.layout()) && padding == syn.padding() && ipOptions == syn.ipOptions()
                && any(version, syn.version()) && any(mss, syn.mss()) && any(scale, syn.scale())
                && any(payload, syn.payload() ? 1 : 0) && expected(syn.version()).equals(syn.quirks())
                && ttl >= syn.ttl() && (anyTtl || ttl - syn.ttl() <= Syn.FARTHEST) && window(syn);
    }

    private static boolean any(int wanted, int is) {
        return wanted == ANY || wanted == is;
    }

    /// A signature of both versions names quirks that only one of them can have.
    private Set<Quirk> expected(int ipVersion) {
        if (version != ANY) {
            return quirks;
        }
        var possible = EnumSet.copyOf(quirks);
        possible.removeAll(ipVersion == 4
                ? EnumSet.of(Quirk.FLOW)
                : EnumSet.of(Quirk.DF, Quirk.ID_WITH_DF, Quirk.NO_ID));
        return possible;
    }

    private boolean window(Syn syn) {
        if (divisor > 0) {
            return syn.window() % divisor == 0;
        }
        return switch (window.unit()) {
            case BYTES -> any(window.number(), syn.window());
            case MSS, MTU -> window.equals(syn.multiple());
        };
    }
}
