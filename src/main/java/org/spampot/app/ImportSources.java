package org.spampot.app;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.spampot.model.CaptureId;
import org.spampot.model.Imported;
import org.spampot.model.Source;
import org.spampot.report.ImportSummary.Method;
import org.spampot.report.ImportSummary.Top;
import org.spampot.report.ImportSummary.Unsure;

/// Where the messages of an import came from, and how sure that is. Bounded.
///
/// Thread-safety: safe for many threads.
final class ImportSources {
    private static final int MOST_UNSURE = 20;
    private static final int MOST_TOP = 10;
    /// New addresses beyond these are not counted among the top sources; the store has them all.
    private static final int MOST_ADDRESSES = 100_000;

    private final ReentrantLock lock = new ReentrantLock();
    @GuardedBy("lock")
    private final Map<Key, Long> methods = new LinkedHashMap<>();
    @GuardedBy("lock")
    private final Map<String, Long> addresses = new HashMap<>();
    @GuardedBy("lock")
    private final List<Unsure> unsure = new ArrayList<>();

    private record Key(String method, String confidence) {}

    void add(CaptureId id, Imported imported, Source source) {
        lock.lock();
        try {
            methods.merge(new Key(source.method(), source.confidence()), 1L, Long::sum);
            if (!source.ip().isEmpty() && (addresses.size() < MOST_ADDRESSES || addresses.containsKey(source.ip()))) {
                addresses.merge(source.ip(), 1L, Long::sum);
            }
            if (!source.confidence().equals("high") && unsure.size() < MOST_UNSURE) {
                unsure.add(new Unsure(id.toString(), imported.path(), imported.offset(), source.ip(), source.method(),
                        source.confidence(), String.join("; ", source.reasons())));
            }
        } finally {
            lock.unlock();
        }
    }

    List<Method> methods() {
        lock.lock();
        try {
            return methods.entrySet().stream()
                    .map(each -> new Method(each.getKey().method(), each.getKey().confidence(), each.getValue()))
                    .sorted(Comparator.comparingLong(Method::messages).reversed()).toList();
        } finally {
            lock.unlock();
        }
    }

    List<Unsure> unsure() {
        lock.lock();
        try {
            return List.copyOf(unsure);
        } finally {
            lock.unlock();
        }
    }

    /// Those of the same number in the order of their text, so that a second run says the same.
    List<Top> top() {
        lock.lock();
        try {
            return addresses.entrySet().stream().map(each -> new Top(each.getKey(), each.getValue()))
                    .sorted(Comparator.comparingLong(Top::messages).reversed().thenComparing(Top::source))
                    .limit(MOST_TOP).toList();
        } finally {
            lock.unlock();
        }
    }
}
