package org.spampot.listen;

import java.util.concurrent.ConcurrentHashMap;
import org.spampot.listen.syn.Syn;

/// Gives sessions whose SYN looks the same the same text of it, as thousands of idle ones would else hold a copy each.
/// Only so many are remembered; a client that makes up new ones holds its own.
///
/// Thread-safety: any thread.
final class KnownSyns {
    private static final int MOST = 1000;

    private final ConcurrentHashMap<String, String> known = new ConcurrentHashMap<>();

    String of(Syn syn) {
        String signature = syn.signature();
        String same = known.get(signature);
        if (same == null && known.size() < MOST) {
            same = known.putIfAbsent(signature, signature);
        }
        return same == null ? signature : same;
    }
}
