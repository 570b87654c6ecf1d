package org.spampot.model;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;

/// Whose Received fields are believed, in the words of SpamAssassin: relays that do not lie (`trusted`), those of one's
/// own that take mail in (`internal`), and those to which only users who sign in hand mail (`msa`).
///
/// @param hosts relays known by name only, in lower case: `mx.example.org`, or `.example.org` for all names under it
public record TrustedNetworks(List<Network> trusted, List<Network> internal, List<Network> msa, List<String> hosts) {
    /// None is known; what can be believed is inferred.
    public static final TrustedNetworks NONE = new TrustedNetworks(List.of(), List.of(), List.of(), List.of());

    public TrustedNetworks {
        trusted = List.copyOf(trusted);
        internal = List.copyOf(internal);
        msa = List.copyOf(msa);
        hosts = List.copyOf(hosts);
    }

    public boolean isNone() {
        return trusted.isEmpty() && internal.isEmpty() && msa.isEmpty() && hosts.isEmpty();
    }

    /// Whether an address is of a relay that does not lie.
    ///
    /// @param ip numeric
    public boolean isRelay(String ip) {
        return has(trusted, ip) || has(internal, ip);
    }

    /// Whether an address is of a relay to which only users hand mail.
    ///
    /// @param ip numeric
    public boolean isSubmission(String ip) {
        return has(msa, ip);
    }

    /// Whether a server of that name is one of the given hosts.
    public boolean isHost(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return hosts.stream().anyMatch(host -> host.startsWith(".") ? lower.endsWith(host) : lower.equals(host));
    }

    private static boolean has(List<Network> networks, String ip) {
        if (networks.isEmpty()) {
            return false;
        }
        InetAddress address = InetAddress.ofLiteral(ip);
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
