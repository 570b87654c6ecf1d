package org.spampot.pipeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spampot.model.Position;
import org.spampot.model.Understood;

/// The moving part: items are put on in order, understood by all cores at once, and taken off in order, in batches.
///
/// What is on it is bounded by number and bytes, and nothing is put on while a batch is committed, so this is also the
/// bound of all that the pipeline holds; one item is let on whatever its size.
///
/// Thread-safety: put and take belong to one thread; the stages run on threads of the belt's own.
final class Belt implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Belt.class);

    private final Stages stages;
    private final BeltLimits limits;
    private final Runnable understood;
    private final ExecutorService workers;
    private final ArrayDeque<Moving> moving = new ArrayDeque<>();
    private long bytes;

    /// @param work how a thread that understands is run: [Background#of] where mail is received beside it
    /// @param understood called, from a worker's thread, each time one more item is
    Belt(Stages stages, BeltLimits limits, UnaryOperator<Runnable> work, Runnable understood) {
        this.stages = stages;
        this.understood = understood;
        this.limits = limits;
        var number = new AtomicInteger();
        this.workers = Executors.newFixedThreadPool(limits.workers(),
                task -> Thread.ofPlatform().daemon().name("analysis-" + number.incrementAndGet())
                        .unstarted(work.apply(task)));
    }

    /// One item on its way; `understood` holds nothing for a gap.
    private record Moving(CompletableFuture<Optional<Understood>> understood, Position next, long bytes) {}

    /// What goes into one transaction.
    ///
    /// @param items how many items it covers, gaps included
    record Batch(List<Understood> understood, Position next, int items, long bytes) {}

    boolean isEmpty() {
        return moving.isEmpty();
    }

    int size() {
        return moving.size();
    }

    boolean isFull() {
        return moving.size() >= limits.records() || bytes >= limits.bytes();
    }

    /// Whether the first item can be taken without waiting.
    boolean isReady() {
        var first = moving.peek();
        return first != null && first.understood.isDone();
    }

    void put(Feed.Item item) {
        var result = switch (item) {
            case Feed.Item.Captured captured -> CompletableFuture.supplyAsync(
                    () -> Optional.of(stages.understand(captured.begin(), captured.capture())), workers);
            case Feed.Item.Gap gap -> {
                LOG.warn("{}", gap.why());
                yield CompletableFuture.completedFuture(Optional.<Understood>empty());
            }
        };
        moving.add(new Moving(result, item.next(), item.bytes()));
        bytes += item.bytes();
        var _ = result.thenRun(understood);
    }

    /// Waits until the first `atLeast` items (or all there are) are understood, then takes off all that are, up to the
    /// first that is not. The belt must not be empty.
    Batch take(int atLeast) {
        var batch = new ArrayList<Understood>();
        int items = 0;
        long taken = 0;
        Position next = Position.START;
        for (var first = moving.peek(); first != null
                && (items < atLeast || first.understood.isDone()); first = moving.peek()) {
            first.understood.join().ifPresent(batch::add);
            moving.remove();
            bytes -= first.bytes;
            taken += first.bytes;
            next = first.next;
            items++;
        }
        return new Batch(batch, next, items, taken);
    }

    /// Drops what is on the belt.
    @Override
    public void close() {
        workers.shutdownNow();
        moving.clear();
    }
}
