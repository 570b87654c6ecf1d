package org.spampot.listen;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.spampot.model.Network;

/// Whose sessions are slowed down, how much, and how long at most.
///
/// @param sources whose; empty for nobody's
/// @param sessionsPerSource most slow sessions of one IPv4 address, or of one /64 of IPv6, at a time
/// @param timePerSource most time that all slow sessions of one source take together in a day
public record TarpitRule(List<Network> sources, Pace pace, int sessionsPerSource, Duration timePerSource) {
    /// Nobody is slowed down.
    public static final TarpitRule NONE = new TarpitRule(List.of(), Pace.USUAL, 0, Duration.ZERO);

    public TarpitRule {
        sources = List.copyOf(sources);
    }

    boolean means(InetAddress client) {
        return sources.stream().anyMatch(source -> source.contains(client));
    }
}
