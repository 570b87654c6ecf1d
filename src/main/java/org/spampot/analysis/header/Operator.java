package org.spampot.analysis.header;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.spampot.analysis.link.HostName;
import org.spampot.model.Network;

/// Who runs a server, by its name: the registered domain, but one word for an operator whose servers have names in several.
///
/// Known is Microsoft, which hands each message on within its own networks two to four times before a mailbox has it (addresses:
/// learn.microsoft.com, "Microsoft 365 URLs and IP address ranges").
final class Operator {
    private static final String MICROSOFT = "outlook.com";
    private static final Set<String> MICROSOFT_DOMAINS = Set.of(MICROSOFT, "office365.com", "exchangelabs.com");
    private static final List<Network> MICROSOFT_NETWORKS = List.of(network("2603:1000::/24"),
            network("2a01:110::/31"));

    private Operator() {}

    private static Network network(String cidr) {
        return Network.parse(cidr).orElseThrow();
    }

    /// Of a host; empty when the name has no registered domain.
    static String of(String host) {
        String domain = HostName.domain(host.toLowerCase(Locale.ROOT));
        return MICROSOFT_DOMAINS.contains(domain) ? MICROSOFT : domain;
    }

    /// Whether `client` is within a network over which `operator` hands mail from server to server of its own, and by its name
    /// is the server that wrote the field below: what leaves that network for others comes by other names.
    static boolean isInside(String operator, String client, String helo, String writer) {
        return operator.equals(MICROSOFT) && label(helo).equals(label(writer))
                && Network.parse(client).filter(address -> MICROSOFT_NETWORKS.stream()
                        .anyMatch(each -> each.contains(address.address()))).isPresent();
    }

    private static String label(String host) {
        int dot = host.indexOf('.');
        return (dot < 0 ? host : host.substring(0, dot)).toLowerCase(Locale.ROOT);
    }
}
