package org.spampot.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spampot.model.Network;
import org.spampot.model.Printable;
import org.spampot.model.TrustedNetworks;

/// Whose Received fields are believed, as operators write it on the command line.
public final class Trust {
    /// The name of a server, or all names under a domain.
    private static final String HOST = "\\.?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+";

    private Trust() {}

    /// The servers that are written so: `192.0.2.0/24`, `2001:db8::/32`, one address; relays also by name, as `mx.example.org`
    /// or `.example.org` for all names under it.
    ///
    /// @throws Trouble in one line, for the first that cannot be used
    public static TrustedNetworks of(List<String> trusted, List<String> internal, List<String> msa) {
        List<Network> relays = new ArrayList<>();
        List<String> hosts = new ArrayList<>();
        for (String written : trusted) {
            String text = written.strip().toLowerCase(Locale.ROOT);
            // a number at the end is an address that went wrong, not a name (RFC 3696 section 2)
            if (text.matches(HOST) && !text.matches(".*\\.[0-9]+")) {
                hosts.add(text);
            } else {
                relays.add(network("--trusted", text, ", or the name of a server"));
            }
        }
        return new TrustedNetworks(relays, networks("--internal", internal), networks("--msa", msa), hosts);
    }

    private static List<Network> networks(String option, List<String> written) {
        return written.stream().map(text -> network(option, text.strip(), "")).toList();
    }

    private static Network network(String option, String text, String or) {
        return Network.parse(text).orElseThrow(() -> Trouble.usage(option + ": '" + Printable.line(text, 60)
                + "' is no network; write 192.0.2.0/24, 2001:db8::/32 or an address" + or));
    }
}
