package org.spampot.console.web;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The names that the console answers to.
///
/// A page from elsewhere may make its own name resolve to our address (DNS rebinding); the browser then takes us for
/// that page's server and lets it read what we answer. The name it asks for is the only thing that gives it away.
public final class HostNames {
    private final Set<String> allowed;

    /// The names of the configuration, besides those that always mean us.
    ///
    /// @param extra names from the configuration
    public HostNames(List<String> extra) {
        allowed = extra.stream().map(HostNames::normal).collect(Collectors.toUnmodifiableSet());
    }

    /// Whether a request with this Host header, that came in on our address `local`, means us: `localhost` or a loopback
    /// address (nobody else's page has these for a name), that very address, or a configured name. The port does not
    /// matter, as a tunnel changes it.
    public boolean mean(String host, InetAddress local) {
        String name = normal(withoutPort(host));
        return name.equals("localhost") || allowed.contains(name) || isLiteral(name, local);
    }

    private static boolean isLiteral(String name, InetAddress local) {
        try {
            InetAddress address = InetAddress.ofLiteral(name);
            return address.isLoopbackAddress() || address.equals(local);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    static String withoutPort(String host) {
        if (host.startsWith("[")) {
            int end = host.indexOf(']');
            return end < 0 ? "" : host.substring(1, end);
        }
        int colon = host.indexOf(':');
        return colon < 0 ? host : host.substring(0, colon);
    }

    private static String normal(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
