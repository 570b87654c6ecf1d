package org.spampot.listen;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.spampot.model.Capture;
import org.spampot.model.MessageCapture;
import org.spampot.model.SessionCapture;
import org.spampot.smtp.Intake;

/// Keeps captures in memory: at once, not at all, or when told.
///
/// Thread-safety: any thread.
final class MemoryIntake implements Intake {
    /// What happens to a capture that is handed over.
    enum Mood {
        KEEPS, FAILS, HOLDS
    }

    private record Held(Capture capture, Consumer<Kept> answer) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Capture> kept = new ArrayList<>();
    private final ArrayDeque<Held> held = new ArrayDeque<>();
    private Mood mood = Mood.KEEPS;
    private int asked;

    @Override
    public void keep(Capture capture, Consumer<Kept> answer) {
        lock.lock();
        try {
            asked++;
            switch (mood) {
                case KEEPS -> {
                    kept.add(capture);
                    answer.accept(Kept.DURABLE);
                }
                case FAILS -> answer.accept(Kept.FAILED);
                case HOLDS -> held.add(new Held(capture, answer));
            }
        } finally {
            lock.unlock();
        }
    }

    /// From now on; what is held is kept when it keeps.
    void mood(Mood now) {
        lock.lock();
        try {
            mood = now;
            while (now != Mood.HOLDS && !held.isEmpty()) {
                Held next = held.remove();
                asked--;
                keep(next.capture(), next.answer());
            }
        } finally {
            lock.unlock();
        }
    }

    /// How often it was asked to keep something.
    int asked() {
        lock.lock();
        try {
            return asked;
        } finally {
            lock.unlock();
        }
    }

    List<Capture> kept() {
        lock.lock();
        try {
            return List.copyOf(kept);
        } finally {
            lock.unlock();
        }
    }

    List<MessageCapture> messages() {
        return kept().stream().filter(MessageCapture.class::isInstance).map(MessageCapture.class::cast).toList();
    }

    List<SessionCapture> sessions() {
        return kept().stream().filter(SessionCapture.class::isInstance).map(SessionCapture.class::cast).toList();
    }
}
