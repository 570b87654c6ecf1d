package org.spampot.console.web;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts wrong tokens per address (per /64 of IPv6), so that nobody can try many.
///
/// Thread-safety: any thread.
public final class Attempts {
    /// So many wrong tokens are suffered within [#SPAN].
    public static final int MOST = 10;
    public static final Duration SPAN = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 1_000;

    private record Count(Instant since, int wrong) {}

    @GuardedBy("this")
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    /// What to say to one who shows a token.
    public enum Verdict {
        RIGHT, WRONG, WAIT
    }

    /// Judges the token that `client` shows, and counts it when it is wrong. Who has shown too many waits, even with the
    /// right one: the answer must not tell it from the others.
    public Verdict judge(String given, AccessToken token, InetAddress client, Instant now) {
        if (isExhausted(client, now)) {
            return Verdict.WAIT;
        }
        if (token.matches(given)) {
            return Verdict.RIGHT;
        }
        failed(client, now);
        return Verdict.WRONG;
    }

    private synchronized boolean isExhausted(InetAddress client, Instant now) {
        Count count = counts.get(key(client));
        return count != null && count.wrong() >= MOST && now.isBefore(count.since().plus(SPAN));
    }

    private synchronized void failed(InetAddress client, Instant now) {
        counts.merge(key(client), new Count(now, 1), (old, first) -> now.isBefore(old.since().plus(SPAN))
                ? new Count(old.since(), old.wrong() + 1)
                : first);
    }

    private static String key(InetAddress client) {
        byte[] bytes = client.getAddress();
        return HexFormat.of().formatHex(client instanceof Inet6Address ? Arrays.copyOf(bytes, 8) : bytes);
    }
}
