package org.spampot.console.web;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.spampot.model.Bytes;

/// Who is signed in: random cookie values, of which only digests are kept, in memory.
///
/// Thread-safety: any thread.
public final class SignIns {
    /// One who has not asked for anything for so long is signed out.
    public static final Duration IDLE = Duration.ofHours(12);
    private static final int MOST = 100;

    private final SecureRandom random;

    @GuardedBy("this")
    private final Map<String, Instant> lastSeen = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > MOST;
        }
    };

    public SignIns(SecureRandom random) {
        this.random = random;
    }

    /// Signs in, and gives the value of the cookie.
    public synchronized String begin(Instant now) {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        lastSeen.put(Bytes.utf8(value).sha256(), now);
        return value;
    }

    /// Whether `value` is the cookie of one who is signed in.
    public synchronized boolean isValid(String value, Instant now) {
        if (value.isEmpty() || value.length() > 100) {
            return false;
        }
        String key = Bytes.utf8(value).sha256();
        Instant last = lastSeen.get(key);
        if (last == null || now.isAfter(last.plus(IDLE))) {
            lastSeen.remove(key);
            return false;
        }
        lastSeen.put(key, now);
        return true;
    }

    public synchronized void end(String value) {
        lastSeen.remove(Bytes.utf8(value).sha256());
    }
}
