package org.spampot.analysis.image;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;

/// Remembers what the pictures read last showed, as spam sends the same ones again and again: a hit costs a digest instead of
/// some ten milliseconds.
///
/// Whoever asks cannot tell whether something was remembered. The key is the SHA-256 of the file; what is kept depends on its
/// bytes alone; a hit takes the same effort as the reading did, and is none when less than that is left: such a file is read
/// as far as the effort goes, and what ended too early is not kept.
///
/// Thread-safety: may be used by many threads at once; two that meet the same new picture both read it.
public final class PictureMemo {
    /// Remembers nothing.
    public static final PictureMemo NONE = new PictureMemo(0);
    /// About 2 MB, when none has a code.
    private static final int MOST = 8_192;
    /// All of it, in characters: codes may be long.
    private static final int MOST_WEIGHT = 2_000_000;
    /// What takes more is not worth its place.
    private static final int MOST_WEIGHT_OF_ONE = 20_000;

    private final int most;
    /// Held for all below.
    private final ReentrantLock lock = new ReentrantLock();
    /// By digest, those asked for longest ago first.
    private final Map<String, PictureReading> readings = new LinkedHashMap<>(16, 0.75f, true);
    private int weight;
    private long hits;

    public PictureMemo() {
        this(MOST);
    }

    PictureMemo(int most) {
        this.most = most;
    }

    /// What is in `content`.
    ///
    /// @param sha256 of `content`
    public PictureReading read(String sha256, Bytes content, PictureHeader header, Effort effort) {
        @Nullable
        PictureReading known = known(sha256);
        if (known != null && effort.canSpend(known.spent())) {
            effort.spend(known.spent());
            return known;
        }
        PictureReading reading = PictureReading.of(content, header, effort);
        if (!effort.exhausted()) {
            keep(sha256, reading);
        }
        return reading;
    }

    private @Nullable PictureReading known(String sha256) {
        lock.lock();
        try {
            @Nullable
            PictureReading known = readings.get(sha256);
            hits += known == null ? 0 : 1;
            return known;
        } finally {
            lock.unlock();
        }
    }

    private void keep(String sha256, PictureReading reading) {
        if (most == 0 || reading.weight() > MOST_WEIGHT_OF_ONE) {
            return;
        }
        lock.lock();
        try {
            @Nullable
            PictureReading old = readings.put(sha256, reading);
            weight += reading.weight() - (old == null ? 0 : old.weight());
            var eldest = readings.values().iterator();
            while (readings.size() > most || weight > MOST_WEIGHT) {
                weight -= eldest.next().weight();
                eldest.remove();
            }
        } finally {
            lock.unlock();
        }
    }

    /// How often something was remembered.
    public long hits() {
        lock.lock();
        try {
            return hits;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return readings.size();
        } finally {
            lock.unlock();
        }
    }
}
