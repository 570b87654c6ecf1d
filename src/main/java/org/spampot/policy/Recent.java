package org.spampot.policy;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What is remembered of the keys used last; the one that was not used for longest is forgotten first.
///
/// Thread-safety: any thread.
final class Recent<K, V> {
    private final ReentrantLock lock = new ReentrantLock();
    @GuardedBy("lock")
    private final LinkedHashMap<K, V> values;

    Recent(int most) {
        values = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /// What is remembered of `key` from now on: what `change` makes of what was before, or of nothing.
    V update(K key, UnaryOperator<@Nullable V> change) {
        lock.lock();
        try {
            V changed = java.util.Objects.requireNonNull(change.apply(values.get(key)));
            values.put(key, changed);
            return changed;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return values.size();
        } finally {
            lock.unlock();
        }
    }

    /// All that is remembered.
    List<V> values() {
        lock.lock();
        try {
            return List.copyOf(values.values());
        } finally {
            lock.unlock();
        }
    }
}
