package org.spampot.model;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// One end of a TCP connection: a numeric address (never a name, nothing is resolved) and a port.
public record Endpoint(InetAddress address, int port) {
    public static Endpoint of(InetSocketAddress socket) {
        return new Endpoint(socket.getAddress(), socket.getPort());
    }

    /// The address in its numeric text form without an IPv6 scope: `192.0.2.1`, `2001:db8:0:0:0:0:0:1`.
    public String ip() {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }

    /// `192.0.2.1:25`, `[2001:db8:0:0:0:0:0:1]:25`.
    @Override
    public String toString() {
        return address instanceof Inet6Address ? "[" + ip() + "]:" + port : ip() + ":" + port;
    }
}
