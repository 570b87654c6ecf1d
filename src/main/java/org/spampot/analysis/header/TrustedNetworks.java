package org.spampot.analysis.header;

import java.net.InetAddress;
import java.util.List;
import org.spampot.model.Network;

/// Whose Received fields are believed, in the words of SpamAssassin: relays that do not lie (`trusted`), those of one's
/// own that take mail in (`internal`), and those to which only users who sign in hand mail (`msa`).
public record TrustedNetworks(List<Network> trusted, List<Network> internal, List<Network> msa) {
    /// None is known; what can be believed is inferred.
    public static final TrustedNetworks NONE = new TrustedNetworks(List.of(), List.of(), List.of());

    public TrustedNetworks {
        trusted = List.copyOf(trusted);
        internal = List.copyOf(internal);
        msa = List.copyOf(msa);
    }

    boolean isNone() {
        return trusted.isEmpty() && internal.isEmpty() && msa.isEmpty();
    }

    boolean isRelay(String ip) {
        return has(trusted, ip) || has(internal, ip);
    }

    boolean isSubmission(String ip) {
        return has(msa, ip);
    }

    /// @param ip numeric, as [org.spampot.analysis.link.IpText] writes it
    private static boolean has(List<Network> networks, String ip) {
        if (networks.isEmpty()) {
            return false;
        }
        InetAddress address = InetAddress.ofLiteral(ip);
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
