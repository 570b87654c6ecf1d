package org.spampot.model;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/// One end of a TCP connection: a numeric address (never a name, nothing is resolved) and a port.
public record Endpoint(InetAddress address, int port) {
    /// The unspecified address: an end that is not known, as of mail that was read out of an archive.
    public static final Endpoint UNKNOWN = new Endpoint(InetAddress.ofLiteral("0.0.0.0"), 0);

    public static Endpoint of(InetSocketAddress socket) {
        return new Endpoint(socket.getAddress(), socket.getPort());
    }

    /// Whether the address is one, and not the unspecified address.
    public boolean isKnown() {
        return !address.isAnyLocalAddress();
    }

    /// The address in its numeric text form without an IPv6 scope: `192.0.2.1`, `2001:db8:0:0:0:0:0:1`.
    public String ip() {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }

    /// The address as servers write it in their replies (RFC 5952): `192.0.2.1`, `2001:db8::1`.
    public String shortIp() {
        if (!(address instanceof Inet6Address)) {
            return ip();
        }
        String[] groups = ip().split(":", -1);
        int longest = 1;
        int start = -1;
        for (int at = 0; at < groups.length; at++) {
            int end = at;
            while (end < groups.length && groups[end].equals("0")) {
                end++;
            }
            if (end - at > longest) {
                longest = end - at;
                start = at;
            }
        }
        if (start < 0) {
            return ip();
        }
        List<String> all = List.of(groups);
        return String.join(":", all.subList(0, start)) + "::"
                + String.join(":", all.subList(start + longest, all.size()));
    }

    /// `192.0.2.1:25`, `[2001:db8:0:0:0:0:0:1]:25`.
    @Override
    public String toString() {
        return address instanceof Inet6Address ? "[" + ip() + "]:" + port : ip() + ":" + port;
    }
}
