package org.spampot.analysis;

import java.util.List;
import java.util.function.Predicate;
import org.spampot.analysis.link.IpText;
import org.spampot.mime.HeaderFields;
import org.spampot.model.Finding;
import org.spampot.model.ReceivedHop;
import org.spampot.model.Source;

/// The Received fields, newest first, and the source they tell of. Anyone can write such fields: all below the first
/// one that was written by a trusted relay about an untrusted client may be invented.
public final class ReceivedChain implements Analyzer {
    private static final int MOST_HOPS = 200;

    @Override
    public String name() {
        return "received-chain";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Finding> analyze(Mail mail) {
        if (mail.fields().all("received").count() > MOST_HOPS) {
            mail.truncated("received: the first " + MOST_HOPS + " hops were read");
        }
        return List.copyOf(mail.received());
    }

    static List<ReceivedHop> hops(HeaderFields fields) {
        return fields.all("received").limit(MOST_HOPS).map(field -> ReceivedField.parse(field.decoded())).toList();
    }

    /// The client that handed the message to the outermost trusted relay: walks from the newest hop towards the oldest
    /// while the noted client is a trusted relay itself, or unknown.
    ///
    /// @param trusted for numeric addresses; private and loopback ones are trusted besides
    public static Source source(List<ReceivedHop> hops, Predicate<String> trusted) {
        for (ReceivedHop hop : hops) {
            String ip = hop.fromIp();
            if (!ip.isEmpty() && !IpText.isLocal(ip) && !trusted.test(ip)) {
                return new Source(ip, "received");
            }
        }
        return Source.UNKNOWN;
    }
}
