package org.spampot.archive.log;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.spampot.archive.Found;

/// A log that is still written, from where it was read before and over its rotation: renamed and made anew, or copied and
/// cut. Files are known by the digest of their first line, so that it does not matter what happened to their names
/// while nobody looked.
///
/// What was read before is read again from the first session on that was not complete then; those that were are not given
/// out again. So nothing but positions has to be remembered.
///
/// Thread-safety: belongs to one thread.
public final class LiveLog implements LogSource {
    /// A file that lost its name is still written for a moment, and a copy takes one to be made.
    private static final Duration LATE = Duration.ofMinutes(1);
    /// After as many lines without a pause it is said how far reading is.
    private static final int STRETCH = 50_000;

    private final Follow follow;
    private final LogOptions options;
    private final LogPosition before;
    private final Joins joins;
    private final Dispatch dispatch;
    /// What is read, the oldest first; the last one has the name.
    private final ArrayDeque<LogTail> tails = new ArrayDeque<>();
    /// Those and what was read before them and is not complete, in the same order.
    private final ArrayDeque<LogTail> files = new ArrayDeque<>();
    private final ArrayDeque<Found> trouble = new ArrayDeque<>();
    private boolean begun;
    private boolean ended;
    private int stretch;
    /// How long the copy of a file that was cut has been looked for.
    private Duration missing = Duration.ZERO;

    private LiveLog(Follow follow, LogOptions options) {
        this.follow = follow;
        this.options = options;
        this.before = follow.from();
        this.joins = new Joins(options.idle());
        this.dispatch = new Dispatch(joins, options.unparsed());
    }

    /// Opens a log that is still written; a message is waited for as long as the options say, by the log's own time.
    public static LiveLog open(Follow follow, LogOptions options) {
        return new LiveLog(follow, options);
    }

    @Override
    public Optional<Found> next() {
        while (true) {
            Found.Session session = joins.poll();
            if (session != null) {
                if (!isGiven(session.path(), session.offset())) {
                    return Optional.of(named(session));
                }
                continue;
            }
            Found skipped = trouble.poll();
            if (skipped != null || ended) {
                return Optional.ofNullable(skipped);
            }
            try {
                step();
            } catch (IOException unreadable) {
                trouble.add(new Found.Skipped(follow.log().toString(), 0, 0, "cannot be read on: "
                        + Seen.reason(unreadable)));
                ended = true;
            }
        }
    }

    private void step() throws IOException {
        if (!begun) {
            begun = true;
            begin();
        } else if (line()) {
            if (++stretch >= STRETCH) {
                stretch = 0;
                follow.reached(position());
            }
        } else if (!joins.sweep()) {
            stretch = 0;
            follow.reached(position());
            Optional<Duration> paused = follow.pause();
            if (paused.isEmpty()) {
                ended = true;
            } else {
                joins.pass(paused.get());
                look(paused.get());
            }
        }
    }

    /// Reads a line, of the oldest file that has one.
    private boolean line() throws IOException {
        for (LogTail tail : tails) {
            boolean last = tail != tails.getLast() && tail.isOver(LATE);
            RawLines.Raw raw = tail.next(last);
            if (raw != null) {
                dispatch.read(tail.line(raw), raw.text());
                return true;
            }
            if (last) {
                tails.remove(tail);
                tail.close();
                return line();
            }
        }
        return false;
    }

    private void begin() throws IOException {
        LogTail live = LogTail.live(follow.log(), options);
        if (live == null) {
            throw new IOException("it is not there");
        }
        List<LogTail> there = new ArrayList<>();
        for (LogTail sibling : LogSiblings.of(follow.log(), options)) {
            if (!sibling.name().equals(live.digest())) {
                there.add(sibling);
            }
        }
        there.add(live);
        // the first file that reading goes on in; what lies between it and the last one was not read
        for (LogPosition.Part part : before.parts()) {
            for (int at = 0; at < there.size(); at++) {
                if (there.get(at).name().equals(part.digest())) {
                    there.get(at).from(part.from());
                    there.subList(at, there.size()).forEach(this::add);
                    return;
                }
            }
        }
        add(live);
    }

    private void add(LogTail tail) {
        tails.add(tail);
        files.add(tail);
    }

    /// Looks what became of the files.
    private void look(Duration paused) throws IOException {
        for (LogTail tail : tails) {
            tail.pause(paused);
        }
        LogTail live = tails.getLast();
        live.refresh();
        if (live.isCut()) {
            cut(live, paused);
        } else if (live.isReplaced()) {
            LogTail fresh = LogTail.live(follow.log(), options);
            if (fresh != null) {
                live.retire();
                add(fresh);
            }
        }
    }

    /// The file was cut to nothing. What was not read of it is in the copy, once that is there.
    private void cut(LogTail live, Duration paused) throws IOException {
        LogTail fresh = LogTail.live(follow.log(), options);
        LogTail copy = LogSiblings.of(follow.log(), options).stream()
                .filter(each -> each.name().equals(live.name())).findFirst().orElse(null);
        missing = missing.plus(paused);
        if (fresh == null || (copy == null && missing.compareTo(LATE) < 0)) {
            if (fresh != null) {
                fresh.close();
            }
            return;
        }
        missing = Duration.ZERO;
        tails.remove(live);
        live.close();
        if (copy != null) {
            files.remove(live);
            copy.from(live.read());
            add(copy);
        }
        add(fresh);
    }

    /// Whether what begins there was given out before this reading began.
    private boolean isGiven(String digest, long offset) {
        LogPosition.Part part = before.of(digest);
        return part != null && part.isGiven(offset);
    }

    private Found.Session named(Found.Session session) {
        return new Found.Session(follow.log().toString(), session.offset(), session.server(), session.host(),
                session.ip(),
                session.port(),
                session.helo(), session.opened(), session.closed(), session.login(), session.transactions(),
                session.lines());
    }

    /// Where reading is, now that all that was complete is given out.
    private LogPosition position() {
        Map<String, Set<Long>> open = new HashMap<>();
        for (Joins.Mark mark : joins.marks()) {
            if (!isGiven(mark.path(), mark.offset())) {
                open.computeIfAbsent(mark.path(), _ -> new HashSet<>()).add(mark.offset());
            }
        }
        // all behind the first that is open is read again, and has to be known; one is kept to be found again by
        while (files.size() > 1 && !tails.contains(files.element()) && !open.containsKey(files.element().name())
                && files.stream().skip(1).anyMatch(tail -> !tail.name().isEmpty())) {
            files.remove();
        }
        return new LogPosition(files.stream().filter(tail -> !tail.name().isEmpty())
                .map(tail -> new LogPosition.Part(tail.name(), tail.read(), open.getOrDefault(tail.name(), Set.of())))
                .toList());
    }

    @Override
    public LogReport report() {
        return dispatch.report();
    }

    @Override
    public void close() throws IOException {
        for (LogTail tail : tails) {
            tail.close();
        }
    }
}
