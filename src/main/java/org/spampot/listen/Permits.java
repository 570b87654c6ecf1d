package org.spampot.listen;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.spampot.smtp.Refusal;

/// Which connections may become sessions: caps in all and per address, IPv6 by /64, as one customer has a whole /64.
///
/// Every connection enters, refused ones too, and leaves when its socket is closed, so that those who are being told
/// 421 are bounded as well: beyond [#REFUSED_AT_ONCE] of them, connections are closed without a word.
///
/// Thread-safety: any thread.
final class Permits {
    private static final int REFUSED_AT_ONCE = 512;

    private final int most;
    private final int mostPerAddress;
    private final AtomicInteger sessions = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final ConcurrentHashMap<Long, Integer> byAddress = new ConcurrentHashMap<>();
    private volatile boolean closed;

    Permits(ListenLimits limits) {
        this.most = limits.sessions();
        this.mostPerAddress = limits.sessionsPerAddress();
    }

    /// From now on every connection is refused.
    void close() {
        closed = true;
    }

    boolean closed() {
        return closed;
    }

    /// What a connection from `client` gets. The permit must be handed to [#leave(Permit)] once.
    Permit enter(InetAddress client) {
        if (closed) {
            return refuse(Refusal.SHUTTING_DOWN);
        }
        if (sessions.incrementAndGet() > most) {
            sessions.decrementAndGet();
            return refuse(Refusal.TOO_MANY_SESSIONS);
        }
        long key = key(client);
        if (byAddress.merge(key, 1, Integer::sum) > mostPerAddress) {
            leaveAddress(key);
            sessions.decrementAndGet();
            return refuse(Refusal.TOO_MANY_FROM_ADDRESS);
        }
        return new Permit(key, null, false);
    }

    void leave(Permit permit) {
        if (permit.refusal() != null) {
            refused.decrementAndGet();
        } else {
            leaveAddress(permit.key());
            sessions.decrementAndGet();
        }
    }

    /// Sessions open now, refused ones not counted.
    int open() {
        return sessions.get();
    }

    private Permit refuse(Refusal why) {
        return new Permit(0, why, refused.incrementAndGet() > REFUSED_AT_ONCE);
    }

    private void leaveAddress(long key) {
        byAddress.computeIfPresent(key, (address, count) -> count == 1 ? null : count - 1);
    }

    /// IPv4 as ::ffff:a.b.c.d would begin if shifted into a /64: no routed IPv6 prefix looks like that.
    static long key(InetAddress client) {
        ByteBuffer bytes = ByteBuffer.wrap(client.getAddress());
        return client instanceof Inet6Address ? bytes.getLong() : 0xffff_0000_0000L | (bytes.getInt() & 0xffff_ffffL);
    }

    /// What one connection was granted.
    ///
    /// @param refusal why it is no session; none when it is one
    /// @param silent too many are being refused already: close it without a word
    record Permit(long key, @Nullable Refusal refusal, boolean silent) {}
}
