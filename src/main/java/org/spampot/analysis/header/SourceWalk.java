package org.spampot.analysis.header;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.spampot.analysis.link.HostName;
import org.spampot.analysis.link.IpText;
import org.spampot.mime.HeaderField;
import org.spampot.mime.HeaderFields;
import org.spampot.model.Network;
import org.spampot.model.ReceivedHop;
import org.spampot.model.Source;
import org.spampot.model.TrustedNetworks;

/// The source of a message by its header: the client that handed it to the outermost server which is believed.
///
/// Anyone can write Received fields, so they are believed from the newest on, each one because the one before it was
/// written by a server that is believed, about a client that is believed too. The walk goes on while a field tells of
/// nobody outside (a hand-over on one machine, a private address, mail fetched from a mailbox), or of a relay among the
/// given networks. Without given networks it also steps over what is evidently the receiver's own relay: its name by DNS
/// is of the receiver's domain, and the next field was written by it. It stops at the first client that is none of
/// these, and there what is below may be invented. The method of SpamAssassin, without DNS.
///
/// Fields that name the client by other words (Received-SPF, Authentication-Results, X-Originating-IP) are compared, never
/// believed alone: an address that only they have is of low confidence.
public final class SourceWalk {
    private static final int MOST_REASONS = 20;
    /// Bits that the addresses of one operator's servers have in common.
    private static final int SAME_V4 = 16;
    private static final int SAME_V6 = 32;

    private final List<ReceivedHop> hops;
    private final TrustedNetworks networks;
    private final List<String> reasons = new ArrayList<>();
    private boolean inferred;
    private boolean submission;

    private SourceWalk(List<ReceivedHop> hops, TrustedNetworks networks) {
        this.hops = hops;
        this.networks = networks;
    }

    /// Where a message came from, by its header.
    ///
    /// @param hops of `fields`, newest first
    public static Source of(List<ReceivedHop> hops, HeaderFields fields, TrustedNetworks networks) {
        var walk = new SourceWalk(hops, networks);
        for (int index = 0; index < hops.size(); index++) {
            if (!walk.stepsOver(index)) {
                return walk.found(index, fields);
            }
        }
        return walk.byClaim(fields);
    }

    private boolean stepsOver(int index) {
        ReceivedHop hop = hops.get(index);
        String ip = hop.fromIp();
        if (ip.isEmpty()) {
            boolean local = isHandOver(hop);
            inferred |= !local;
            return step(index, local ? "handed over on one machine" : "names no client");
        }
        if (isFetched(hop)) {
            return step(index, "fetched from the mailbox server " + ip);
        }
        if (IpText.isLocal(ip)) {
            return step(index, ip + " is private");
        }
        if (networks.isSubmission(ip)) {
            submission = true;
            return step(index, ip + " is a given submission server");
        }
        if (networks.isRelay(ip) && !hop.authenticated()) {
            return step(index, ip + " is a given relay");
        }
        if (networks.isHost(hop.rdns()) && !hop.authenticated()) {
            return step(index, hop.rdns() + " is a given relay");
        }
        if (networks.isNone() && isOwnRelay(index)) {
            inferred = true;
            return step(index, ip + " seems to be a relay of " + HostName.domain(hop.by()));
        }
        return false;
    }

    private boolean step(int index, String why) {
        if (reasons.size() < MOST_REASONS) {
            reasons.add("hop " + (index + 1) + ": " + why);
        }
        return true;
    }

    /// `(qmail 123 invoked by uid 89)`, `by host (Postfix, from userid 33)`, LMTP, a local socket, the pickup of a web
    /// server: no host took part that could lie.
    private static boolean isHandOver(ReceivedHop hop) {
        String with = hop.with().toLowerCase(Locale.ROOT);
        return hop.from().isEmpty() || with.startsWith("local") || with.contains("lmtp") || with.startsWith("mapi")
                || with.startsWith("bsmtp") || with.startsWith("uucp") || hop.from().equalsIgnoreCase("localhost")
                || hop.from().startsWith("mail pickup") || hop.from().equalsIgnoreCase(hop.by());
    }

    private static boolean isFetched(ReceivedHop hop) {
        String with = hop.with().toLowerCase(Locale.ROOT);
        return with.startsWith("pop") || with.startsWith("imap") || with.startsWith("apop");
    }

    /// True when the client is of the receiver's own domain by DNS, or by its own word and out of the same network, and
    /// wrote the field below.
    private boolean isOwnRelay(int index) {
        ReceivedHop hop = hops.get(index);
        String own = Operator.of(hop.by());
        if (own.isEmpty() || index + 1 >= hops.size() || hop.authenticated()) {
            return false;
        }
        String below = hops.get(index + 1).by();
        boolean near = (!hop.byIp().isEmpty() && near(hop.fromIp(), hop.byIp()))
                || Operator.isInside(own, hop.fromIp(), hop.helo(), below);
        String name = hop.rdns().isEmpty() && near ? hop.helo() : hop.rdns();
        return own.equals(Operator.of(name)) && own.equals(Operator.of(below));
    }

    private static boolean near(String one, String other) {
        return Network.parse(one + "/" + (IpText.isV4(one) ? SAME_V4 : SAME_V6))
                .flatMap(network -> Network.parse(other).map(each -> network.contains(each.address()))).orElse(false);
    }

    private Source found(int index, HeaderFields fields) {
        ReceivedHop hop = hops.get(index);
        boolean user = submission || hop.authenticated();
        if (hop.authenticated()) {
            reasons.add("hop " + (index + 1) + ": the client had signed in");
        }
        String confidence = inferred ? "medium" : "high";
        for (var claim : claims(fields, index).entrySet()) {
            String field = claim.getKey();
            boolean above = field.startsWith("+");
            boolean agrees = claim.getValue().equals(hop.fromIp());
            reasons.add(field.substring(1) + (agrees ? " agrees" : " names " + claim.getValue()));
            if (above && !field.startsWith("+x-")) {
                confidence = agrees ? "high" : "medium";
            }
        }
        return new Source(hop.fromIp(), user ? "submission" : "received", confidence, reasons);
    }

    /// No Received field names anyone outside: what other fields claim, with little confidence.
    private Source byClaim(HeaderFields fields) {
        for (var claim : claims(fields, Integer.MAX_VALUE).entrySet()) {
            reasons.add("only " + claim.getKey().substring(1) + " names a client");
            return new Source(claim.getValue(), "header", "low", reasons);
        }
        return new Source("", "none", "none", reasons);
    }

    /// The client by other fields, each first one of its kind. `+` before the name of those that stand above the Received
    /// field of that index, so that whoever wrote that field, or someone after, wrote them; `-` before others.
    private static Map<String, String> claims(HeaderFields fields, int index) {
        Map<String, String> claims = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        int received = 0;
        for (HeaderField field : fields.fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (name.equals("received")) {
                received++;
            } else if (ClientClaim.isOne(name) && seen.add(name)) {
                String ip = ClientClaim.address(name, field.value());
                if (!ip.isEmpty() && !IpText.isLocal(ip)) {
                    claims.put((received <= index ? "+" : "-") + name, ip);
                }
            }
        }
        return claims;
    }
}
