package org.spampot.pipeline;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.spampot.model.Position;

/// Runs a feed through the stages into a sink, once, to its end: for `rebuild`, for archives, for the demo.
///
/// Nothing is received beside it, so its threads step back for nobody.
///
/// A sink that fails ends it with the sink's exception; what was committed before stays, and a new run goes on there.
///
/// Thread-safety: immutable; each run has threads of its own.
public final class Replay {
    private final Stages stages;
    private final BeltLimits limits;

    public Replay(Stages stages, BeltLimits limits) {
        this.stages = stages;
        this.limits = limits;
    }

    /// How far a run is.
    ///
    /// @param captures understood and committed
    /// @param gaps places that could not be read
    /// @param bytes of the captures, about
    public record Progress(Position cursor, long captures, long gaps, long bytes) {}

    /// Runs `feed` to its end.
    ///
    /// @param progress told after each commit, in the caller's thread
    /// @return the last progress
    public Progress run(Feed feed, Sink sink, Consumer<Progress> progress) {
        var sum = new Progress(feed.position(), 0, 0, 0);
        try (var belt = new Belt(stages, limits, UnaryOperator.identity(), () -> {
            // take() waits
        })) {
            boolean more = true;
            while (more || !belt.isEmpty()) {
                more = fill(belt, feed);
                if (!belt.isEmpty()) {
                    var batch = belt.take(more ? (belt.size() + 1) / 2 : belt.size());
                    sink.commit(batch.understood(), batch.next());
                    int captures = batch.understood().size();
                    sum = new Progress(batch.next(), sum.captures + captures, sum.gaps + batch.items() - captures,
                            sum.bytes + batch.bytes());
                    progress.accept(sum);
                }
            }
        }
        return sum;
    }

    /// Puts on what fits; says whether there may be more.
    private static boolean fill(Belt belt, Feed feed) {
        while (!belt.isFull()) {
            var item = feed.next();
            if (item.isEmpty()) {
                return false;
            }
            belt.put(item.get());
        }
        return true;
    }
}
