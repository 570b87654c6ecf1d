package org.spampot.store.sql;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The ways in which one IP address is written.
final class Addresses {
    private Addresses() {}

    /// `text` itself; and when it is an IPv6 address also with all groups (as the JDK writes it) and with the longest run
    /// of zeros left out (RFC 5952).
    static Set<String> forms(String text) {
        var forms = new LinkedHashSet<>(List.of(text, text.toLowerCase(Locale.ROOT)));
        if (text.indexOf(':') >= 0) {
            try {
                if (InetAddress.ofLiteral(text) instanceof Inet6Address address) {
                    forms.add(full(address.getAddress()));
                    forms.add(compact(address.getAddress()));
                }
            } catch (IllegalArgumentException _) {
                return forms; // no address: then only as it is
            }
        }
        return forms;
    }

    private static int group(byte[] address, int index) {
        return ((address[2 * index] & 0xff) << 8) | (address[2 * index + 1] & 0xff);
    }

    private static String full(byte[] address) {
        return groups(address, 0, 8);
    }

    private static String groups(byte[] address, int from, int to) {
        return IntStream.range(from, to).mapToObj(index -> Integer.toHexString(group(address, index)))
                .collect(Collectors.joining(":"));
    }

    private static String compact(byte[] address) {
        int longest = 0;
        int start = 0;
        for (int from = 0; from < 8; from++) {
            int to = from;
            while (to < 8 && group(address, to) == 0) {
                to++;
            }
            if (to - from > longest) {
                longest = to - from;
                start = from;
            }
        }
        return longest < 2
                ? full(address)
                : groups(address, 0, start) + "::" + groups(address, start + longest, 8);
    }
}
