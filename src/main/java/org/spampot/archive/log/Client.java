package org.spampot.archive.log;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/// Who a server talked with, as `name[address]:port`.
///
/// @param name as the server found it, and the address by it; empty when there is none
/// @param ip numeric; empty when the log does not have it
/// @param port 0 when not logged
record Client(String name, String ip, int port) {
    static final Client NONE = new Client("", "", 0);

    /// The client at that index: `name[address]`, `[address]:port`, `name [address]`.
    ///
    /// @return nothing when there is none
    static @Nullable Client at(String text, int from) {
        int open = text.indexOf('[', from);
        int close = open < 0 ? -1 : text.indexOf(']', open);
        if (close < 0 || open - from > 260) {
            return null;
        }
        String name = text.substring(from, open).strip();
        String ip = ip(text.substring(open + 1, close));
        if (name.indexOf(' ') >= 0 || (ip.isEmpty() && !text.startsWith("unknown", open + 1))) {
            return null;
        }
        boolean believed = !name.equals("unknown") && !text.startsWith(" (may be forged)", close + 1);
        return new Client(believed ? name : "", ip, port(text, close + 1));
    }

    private static int port(String text, int from) {
        int at = from + 1;
        int port = 0;
        while (text.startsWith(":", from) && at < text.length() && at < from + 6
                && Character.digit(text.charAt(at), 10) >= 0) {
            port = port * 10 + Character.digit(text.charAt(at++), 10);
        }
        return port > 65_535 ? 0 : port;
    }

    /// The numeric address, without what Sendmail writes before those of IPv6; empty when it is none.
    static String ip(String text) {
        String ip = text.startsWith("IPv6:") ? text.substring(5) : text;
        boolean six = ip.indexOf(':') >= 0;
        if (ip.length() < 2 || ip.length() > 45 || (!six && ip.chars().filter(c -> c == '.').count() != 3)
                || !ip.chars().allMatch(c -> c == '.' || c == ':' || (Character.digit(c, 16) >= 0 && c < 128))) {
            return "";
        }
        try {
            return InetAddress.ofLiteral(ip).getHostAddress().isEmpty() ? "" : ip;
        } catch (IllegalArgumentException _) {
            // 300.1.2.3: somebody's name of a host.
            return "";
        }
    }
}
