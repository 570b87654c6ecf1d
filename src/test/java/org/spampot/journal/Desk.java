package org.spampot.journal;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.spampot.model.Capture;
import org.spampot.model.Position;

/// What the journal's tests do again and again.
public final class Desk {
    static final JournalLimits SMALL = new JournalLimits(2000, Duration.ofHours(24), 4096, 64 << 20);
    static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));

    private Desk() {}

    public static Journal open(Path folder) {
        return open(folder, JournalLimits.DEFAULT);
    }

    public static Journal open(Path folder, JournalLimits limits) {
        return Journal.open(folder, new RealDisk(), limits, CLOCK, new SecureRandom());
    }

    /// Appends and waits for the answer.
    public static Outcome append(Journal journal, Capture capture) {
        var answer = new CompletableFuture<Outcome>();
        journal.append(capture, answer::complete);
        return answer.orTimeout(30, TimeUnit.SECONDS).join();
    }

    public static void fill(Path folder, JournalLimits limits, List<Capture> captures) {
        try (var journal = open(folder, limits)) {
            captures.forEach(capture -> append(journal, capture));
        }
    }

    public static List<Entry> entries(ReadableJournal journal, Position from) {
        var entries = new ArrayList<Entry>();
        try (var reader = journal.reader(from)) {
            for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                entries.add(entry.get());
            }
        }
        return entries;
    }

    static List<Entry> entries(Path folder) {
        return entries(new StoredJournal(folder), Position.START);
    }

    static List<Capture> captures(List<Entry> entries) {
        return entries.stream().flatMap(entry -> entry instanceof Entry.Read read
                ? java.util.stream.Stream.of(read.capture())
                : java.util.stream.Stream.empty()).toList();
    }

    static List<Entry.Damaged> damage(List<Entry> entries) {
        return entries.stream().filter(Entry.Damaged.class::isInstance).map(Entry.Damaged.class::cast).toList();
    }
}
