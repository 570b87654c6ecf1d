package org.spampot.app;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.spampot.journal.Journal;
import org.spampot.model.Position;
import org.spampot.model.Understood;
import org.spampot.pipeline.BeltLimits;
import org.spampot.pipeline.JournalFeed;
import org.spampot.pipeline.Replay;
import org.spampot.pipeline.Sink;
import org.spampot.pipeline.Stages;
import org.spampot.store.Store;

/// Brings what an import puts into the journal on into the store, on a thread of its own, by the same way as everything
/// else: from the journal, in its order, so that a crash at any moment leaves nothing that the next run cannot go on with.
///
/// Thread-safety: one thread starts and closes.
final class ImportFeeder implements AutoCloseable {
    /// How long the journal may stand still before what is on the belt is brought to its end.
    private static final Duration LULL = Duration.ofMillis(200);

    private final Journal journal;
    private final JournalFeed feed;
    private final Sink sink;
    private final Replay replay;
    private final ImportLead lead;
    private final Thread thread;
    private volatile boolean ending;

    /// @param kept told of each batch that the store has
    ImportFeeder(Journal journal, Store store, Stages stages, ImportLead lead, Consumer<List<Understood>> kept) {
        this.journal = journal;
        this.feed = new JournalFeed(journal, store.cursor());
        this.sink = new Sink() {
            @Override
            public Position cursor() {
                return store.cursor();
            }

            @Override
            public void commit(List<Understood> batch, Position next) {
                store.commit(batch, next);
                kept.accept(batch);
                batch.forEach(each -> lead.leave(each.capture()));
            }
        };
        this.replay = new Replay(stages, BeltLimits.standard());
        this.lead = lead;
        this.thread = Thread.ofPlatform().name("import-store").daemon().unstarted(this::follow);
    }

    /// What the journal has and the store does not: an import that was killed left it there. In the caller's thread.
    void catchUp() {
        replay.run(feed, sink, _ -> {
            // a crash leaves seconds of work
        });
    }

    void start() {
        thread.start();
    }

    private void follow() {
        try {
            while (true) {
                boolean last = ending;
                if (journal.awaitBeyond(feed.position(), LULL)) {
                    replay.run(feed, sink, _ -> {
                        // the import counts what it puts in
                    });
                } else if (last) {
                    return;
                }
            }
        } catch (RuntimeException failed) {
            lead.fail(failed);
        } catch (InterruptedException stop) {
            lead.fail(Trouble.failed("import: interrupted; run it again to go on"));
        }
    }

    /// Waits until the store has all that is in the journal.
    @Override
    public void close() {
        ending = true;
        Threads.awaitEnd(thread);
        feed.close();
    }
}
