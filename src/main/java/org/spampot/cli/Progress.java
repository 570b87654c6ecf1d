package org.spampot.cli;

import java.util.Locale;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/// How far something long is, how fast it goes and when it will be done, on standard error: a bar for whoever watches a
/// terminal, else a line every ten seconds.
///
/// Thread-safety: belongs to one thread.
interface Progress extends AutoCloseable {
    /// What is counted.
    enum Unit {
        BYTES, MESSAGES, SESSIONS
    }

    /// `done` of `all` units are done; `all` is 0 when nobody knows.
    default void at(long done, long all) {
        at(done, all, 0);
    }

    /// The same of something that holds messages.
    ///
    /// @param messages that were in what is done
    void at(long done, long all, long messages);

    @Override
    void close();

    /// A progress of `name`, counted in `unit`.
    static Progress of(Terminal terminal, String name, Unit unit) {
        return terminal.interactive() ? new Bar(name, unit) : new Lines(terminal, name, unit, System::nanoTime);
    }

    private static String amount(Unit unit, double number) {
        return unit == Unit.BYTES
                ? String.format(Locale.ROOT, "%.1f", number / 1e6)
                : String.format(Locale.ROOT, "%.0f", number);
    }

    private static String word(Unit unit) {
        return unit == Unit.BYTES ? "MB" : unit.name().toLowerCase(Locale.ROOT);
    }

    /// `, 812 messages, 95 messages/s, 3.4 MB/s`, as far as it is known.
    private static String speed(Unit unit, Pace pace, long messages) {
        var text = new StringBuilder();
        if (messages > 0) {
            text.append(String.format(Locale.ROOT, ", %d messages", messages));
        }
        if (pace.counts() > 0) {
            text.append(String.format(Locale.ROOT, ", %.0f messages/s", pace.counts()));
        }
        return pace.rate() > 0
                ? text.append(", ").append(amount(unit, pace.rate())).append(' ').append(word(unit)).append("/s")
                        .toString()
                : text.toString();
    }

    /// On a terminal.
    final class Bar implements Progress {
        private static final long EVERY = 200_000_000L;

        private final Unit unit;
        private final ProgressBar bar;
        private final Pace pace = new Pace(System.nanoTime());
        private long last = System.nanoTime();

        Bar(String name, Unit unit) {
            this.unit = unit;
            // time left is told with the speed, by the same pace
            this.bar = new ProgressBarBuilder().setTaskName(name).setUnit(" " + word(unit), 1)
                    .setUpdateIntervalMillis(200).hideEta().clearDisplayOnFinish().build();
        }

        @Override
        public void at(long done, long all, long messages) {
            long now = System.nanoTime();
            pace.at(now, done, messages);
            if (now - last < EVERY) {
                return;
            }
            last = now;
            long scale = unit == Unit.BYTES ? 1_000_000 : 1;
            bar.maxHint(all == 0 ? -1 : Math.max(1, (all + scale - 1) / scale));
            bar.stepTo(done / scale);
            bar.setExtraMessage((speed(unit, pace, messages) + pace.left(done, all)).replaceFirst("^,", ""));
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
        private final Unit unit;
        private final LongSupplier nanos;
        private final Pace pace;
        private long last;

        Lines(Terminal terminal, String name, Unit unit, LongSupplier nanos) {
            this.terminal = terminal;
            this.name = name;
            this.unit = unit;
            this.nanos = nanos;
            this.last = nanos.getAsLong();
            this.pace = new Pace(last);
        }

        @Override
        public void at(long done, long all, long messages) {
            long now = nanos.getAsLong();
            pace.at(now, done, messages);
            if (now - last > EVERY) {
                last = now;
                terminal.problems().println(name + ": " + amount(unit, (double) done)
                        + (all == 0 ? "" : " of " + amount(unit, (double) all)) + " " + word(unit)
                        + speed(unit, pace, messages) + pace.left(done, all));
            }
        }

        @Override
        public void close() {
            // what was written stays
        }
    }
}
