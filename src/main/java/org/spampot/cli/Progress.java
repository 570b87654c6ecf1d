package org.spampot.cli;

import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/// How far something long is, on standard error: a bar for whoever watches a terminal, else a line every ten seconds.
///
/// Thread-safety: belongs to one thread.
interface Progress extends AutoCloseable {
    /// `done` of `all` units are done.
    void at(long done, long all);

    @Override
    void close();

    /// A progress of `name`, counted in `unit`.
    static Progress of(Terminal terminal, String name, String unit) {
        return terminal.interactive() ? new Bar(name, unit) : new Lines(terminal, name, unit, System::nanoTime);
    }

    /// On a terminal.
    final class Bar implements Progress {
        private final ProgressBar bar;

        Bar(String name, String unit) {
            this.bar = new ProgressBarBuilder().setTaskName(name).setUnit(unit, 1).setUpdateIntervalMillis(200)
                    .clearDisplayOnFinish().build();
        }

        @Override
        public void at(long done, long all) {
            bar.maxHint(all);
            bar.stepTo(done);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /// In a log.
    final class Lines implements Progress {
        private static final long EVERY = 10_000_000_000L;

        private final Terminal terminal;
        private final String name;
        private final String unit;
        private final LongSupplier nanos;
        private long last;

        Lines(Terminal terminal, String name, String unit, LongSupplier nanos) {
            this.terminal = terminal;
            this.name = name;
            this.unit = unit;
            this.nanos = nanos;
            this.last = nanos.getAsLong();
        }

        @Override
        public void at(long done, long all) {
            long now = nanos.getAsLong();
            if (now - last > EVERY) {
                last = now;
                terminal.problems().println(name + ": " + done + " of " + all + unit);
            }
        }

        @Override
        public void close() {
            // what was written stays
        }
    }
}
