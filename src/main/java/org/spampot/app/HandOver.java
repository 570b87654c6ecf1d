package org.spampot.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.spampot.config.Settings;
import org.spampot.journal.CaptureSize;
import org.spampot.journal.DataDirectoryInUse;
import org.spampot.journal.Spool;
import org.spampot.model.Bytes;
import org.spampot.model.Capture;
import org.spampot.model.Evidence;
import org.spampot.model.Imported;
import org.spampot.model.MessageCapture;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionId;
import org.spampot.store.Store;

/// Brings captures to the honeypot that runs on the data directory, by its spool, as fast as that takes them.
///
/// What the store has is not handed over again, and neither is what was handed over and is on its way. What the honeypot
/// has taken and understood is told, so that the end of it is the end of all.
///
/// Thread-safety: belongs to one thread.
final class HandOver implements ImportReading.Keeper {
    private static final int FILE_CAPTURES = 500;
    private static final long FILE_BYTES = 8L << 20;
    /// Enough for the honeypot to be never idle; with them memory holds so many names.
    private static final int MOST_FILES = 16;
    private static final Duration LOOK = Duration.ofMillis(50);
    /// When nothing was taken for so long, nobody takes.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Spool spool;
    private final Store store;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final BooleanSupplier hurry;
    private final Consumer<MessageCapture> understood;
    private final Deque<Given> given = new ArrayDeque<>();
    private final Set<String> underWay = new HashSet<>();
    private List<Capture> next = new ArrayList<>();
    private long nextBytes;

    /// @param captures without their content
    private record Given(Path file, List<Capture> captures) {}

    /// A hand-over to the owner of the directory of `spool`.
    ///
    /// @param store of that directory
    /// @param hurry whether to stop waiting
    /// @param understood told of each message that is in the store now; without its content
    private HandOver(Spool spool, Store store, InstantSource clock, RandomGenerator random, BooleanSupplier hurry,
            Consumer<MessageCapture> understood) {
        this.spool = spool;
        this.store = store;
        this.clock = clock;
        this.random = random;
        this.hurry = hurry;
        this.understood = understood;
    }

    /// Has the honeypot that runs on the data directory keep all that is read.
    ///
    /// @param owned what was said when we wanted to own it; thrown when the owner is no honeypot
    /// @param sources told where messages come from
    static void run(DataDirectoryInUse owned, Settings settings, ImportReading reading, SessionId run,
            ImportReading.Ears ears, ImportSources sources, InstantSource clock) {
        if (Listening.read(settings.data()).isEmpty()) {
            throw owned;
        }
        try (Store store = Stores.reader(settings)) {
            var handOver = new HandOver(Spool.of(settings.data()), store, clock, new SecureRandom(), reading::isTold,
                    message -> note(store, run, message, sources));
            reading.follow(settings.data(), handOver::finish);
            reading.run(run, handOver, ears);
            handOver.finish();
        }
    }

    private static void note(Store store, SessionId run, MessageCapture message, ImportSources sources) {
        Imported imported = message.imported();
        if (imported == null || !imported.run().equals(run)) {
            return;
        }
        var kept = store.message(message.id());
        if (kept.isPresent()) {
            sources.add(message.id(), imported, kept.get().analysis().source());
        }
    }

    /// Hands a capture over, if it is new; waits while much is on its way.
    @Override
    public boolean keep(Capture capture) {
        String name = capture.name();
        if (underWay.contains(name) || Taking.has(store, capture)) {
            return false;
        }
        underWay.add(name);
        next.add(capture);
        nextBytes += CaptureSize.of(capture);
        if (next.size() >= FILE_CAPTURES || nextBytes >= FILE_BYTES) {
            give();
        }
        return true;
    }

    /// Hands over what is left, and waits until the store has all of it.
    void finish() {
        give();
        await(0);
    }

    private void give() {
        if (next.isEmpty()) {
            return;
        }
        await(MOST_FILES - 1);
        try {
            Path file = spool.put(next, clock.instant(), random);
            given.add(new Given(file, next.stream().map(HandOver::withoutContent).toList()));
        } catch (IOException failed) {
            throw Trouble.failed("import: " + failed.getMessage() + "; run it again to go on");
        }
        next = new ArrayList<>();
        nextBytes = 0;
    }

    private static Capture withoutContent(Capture capture) {
        return switch (capture) {
            case MessageCapture message ->
                new MessageCapture(message.id(), message.connection(), message.helo(), message.envelope(),
                        message.queueId(), message.at(), Bytes.EMPTY, message.end(), message.defects(),
                        message.imported());
            case SessionCapture session -> new SessionCapture(session.session(), session.connection(), session.helo(),
                    session.at(), session.end(), session.commands(), session.messages(), List.of(), List.of(),
                    Evidence.NONE, session.imported());
        };
    }

    /// Until no more than `most` files are on their way.
    private void await(int most) {
        Instant last = clock.instant();
        while (given.size() > most && !hurry.getAsBoolean()) {
            Given first = given.element();
            if (!Files.exists(first.file()) && Taking.has(store, first.captures().getLast())) {
                forget(given.remove());
                last = clock.instant();
            } else if (Duration.between(last, clock.instant()).compareTo(PATIENCE) > 0) {
                throw Trouble.failed("import: what was handed over is not taken from " + spool.folder()
                        + "; see what the honeypot says, then run the same again to go on");
            } else {
                pause();
            }
        }
    }

    private void forget(Given done) {
        for (Capture capture : done.captures()) {
            underWay.remove(capture.name());
            if (capture instanceof MessageCapture message) {
                understood.accept(message);
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw Trouble.failed("import: interrupted; run it again to go on");
        }
    }
}
