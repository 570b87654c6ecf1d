package org.spampot.config;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/// A numeric address and a port to listen on: `0.0.0.0:25`, `[::1]:25`. Names are not taken, as they would have to be
/// looked up.
public record Address(InetAddress address, int port) {
    /// The address that `text` writes, or nothing when it does not write one.
    public static Optional<Address> parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0 || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            return Optional.empty();
        }
        int port = Integer.parseInt(text.substring(colon + 1));
        String host = text.substring(0, colon);
        boolean brackets = host.startsWith("[") && host.endsWith("]");
        try {
            InetAddress address = InetAddress.ofLiteral(brackets ? host.substring(1, host.length() - 1) : host);
            return port <= 65_535 && brackets == address instanceof Inet6Address
                    ? Optional.of(new Address(address, port))
                    : Optional.empty();
        } catch (IllegalArgumentException notNumeric) {
            return Optional.empty();
        }
    }

    /// Whether only this machine can reach it.
    public boolean loopback() {
        return address.isLoopbackAddress();
    }

    @Override
    public String toString() {
        String host = address.getHostAddress();
        return (address instanceof Inet6Address ? "[" + host + "]" : host) + ":" + port;
    }
}
