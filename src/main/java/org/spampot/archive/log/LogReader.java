package org.spampot.archive.log;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spampot.archive.Found;

/// Logs of mail servers as the sessions that they tell of. The logs may be given in any order, and may overlap: they are
/// read by the date of their first line, and a line that stands in two of them counts once.
///
/// Thread-safety: belongs to one thread.
public final class LogReader implements LogSource {
    private record Dated(LogFile file, Instant first) {}

    private final LogOptions options;
    private final Deque<Dated> left = new ArrayDeque<>();
    private final Deque<Found> trouble = new ArrayDeque<>();
    private final Joins joins;
    private final Dispatch dispatch;
    private final Seen seen = new Seen();
    private @Nullable RawLines lines;
    private @Nullable Prefixes prefixes;
    private String path = "";
    private Instant nextBegins = Instant.MAX;
    private boolean ended;

    private LogReader(LogOptions options) {
        this.options = options;
        joins = new Joins(options.idle());
        dispatch = new Dispatch(joins, options.unparsed());
    }

    /// Opens logs. One that cannot be read is a [Found.Skipped].
    public static LogReader open(List<LogFile> files, LogOptions options) {
        var reader = new LogReader(options);
        var dated = new ArrayList<Dated>();
        for (LogFile file : files) {
            dated.add(new Dated(file, reader.begin(file)));
        }
        dated.sort(Comparator.comparing(Dated::first));
        reader.left.addAll(dated);
        return reader;
    }

    /// Whether a file that begins so is a log of a mail server: one of its first lines is such a server's.
    public static boolean isLog(byte[] head) {
        var stamps = new Prefixes(new Stamps(ZoneOffset.UTC, 0, Instant.parse("2100-01-01T00:00:00Z")));
        try (var raw = new RawLines(new ByteArrayInputStream(head), 0)) {
            for (int i = 0; i < 50; i++) {
                RawLines.Raw line = raw.next();
                if (line == null) {
                    return false;
                }
                LogLine read = stamps.read("", line);
                if (read == null && i == 0 && !line.text().isBlank()) {
                    return false;
                }
                if (read != null && Dispatch.isMail(read)) {
                    return true;
                }
            }
        } catch (IOException memory) {
            throw new UncheckedIOException(memory);
        }
        return false;
    }

    private Prefixes prefixes(LogFile file) {
        return new Prefixes(new Stamps(options.zone(), options.year(), file.time()));
    }

    private Instant begin(LogFile file) {
        Prefixes reading = prefixes(file);
        try (var raw = new RawLines(file.content().open(), 0)) {
            for (int i = 0; i < 200; i++) {
                RawLines.Raw line = raw.next();
                if (line == null) {
                    break;
                }
                LogLine read = reading.read(file.path(), line);
                if (read != null) {
                    return read.at();
                }
            }
        } catch (IOException _) {
            // Said when it is its turn to be read.
        }
        return file.time();
    }

    @Override
    public Optional<Found> next() {
        while (true) {
            Found found = joins.poll();
            if (found == null) {
                found = trouble.poll();
            }
            if (found != null) {
                return Optional.of(found);
            }
            if (ended) {
                return Optional.empty();
            }
            if (lines == null && !nextFile()) {
                joins.end();
                ended = true;
            } else {
                line();
            }
        }
    }

    private boolean nextFile() {
        Dated next = left.poll();
        if (next == null) {
            return false;
        }
        path = next.file().path();
        nextBegins = left.isEmpty() ? Instant.MAX : left.peek().first();
        prefixes = prefixes(next.file());
        seen.file();
        try {
            lines = new RawLines(next.file().content().open(), 0);
        } catch (IOException unreadable) {
            trouble.add(new Found.Skipped(path, 0, 0, "cannot be read: " + Seen.reason(unreadable)));
        }
        return true;
    }

    private void line() {
        RawLines open = lines;
        Prefixes reading = prefixes;
        if (open == null || reading == null) {
            return;
        }
        try {
            RawLines.Raw raw = open.next();
            if (raw == null) {
                open.close();
                lines = null;
                return;
            }
            LogLine line = reading.read(path, raw);
            if (line != null && seen.isRepeated(line, nextBegins)) {
                dispatch.repeated();
            } else {
                dispatch.read(line, raw.text());
            }
        } catch (IOException damaged) {
            lines = null;
            trouble.add(new Found.Skipped(path, open.offset(), 0, "cannot be read on: " + Seen.reason(damaged)));
        }
    }

    @Override
    public LogReport report() {
        return dispatch.report();
    }

    @Override
    public void close() throws IOException {
        RawLines open = lines;
        if (open != null) {
            open.close();
        }
    }
}
