package org.spampot.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spampot.model.CaptureId;
import org.spampot.model.Position;
import org.spampot.model.SessionId;
import org.spampot.model.Understood;

/// What is kept of every session and message, derived from the journal and made anew from it at will.
///
/// Thread-safety: one writer ([#commit]) and any number of readers at once.
public interface Store extends AutoCloseable {
    /// Where the journal is to be read on from: everything before is in the store.
    Position cursor();

    /// Keeps `batch`, in this order, and moves the cursor to `next`, all or nothing. What was kept before is not kept
    /// twice: a capture that is already there changes nothing. A message whose session is not there yet makes it, from
    /// what the message knows of it; the session's own capture completes it later.
    void commit(List<Understood> batch, Position next);

    /// The sums over everything since `since`; over all time for nothing. With a `since` sums are exact to the hour.
    Totals totals(@Nullable Instant since);

    /// The most frequent values of `kind`, most messages first, then most sessions, then the one kept first.
    List<TopRow> top(TopKind kind, @Nullable Instant since, int limit);

    /// One point for each hour from the hour of `since` to the hour of `until`, empty ones included. At most 10,000.
    List<HourPoint> activity(Instant since, Instant until);

    /// One point for each minute from the minute of `since` to the minute of `until`, empty ones included. At most
    /// 2,880, and what lies behind the newest 2,880 minutes in which anything came counts as empty.
    List<MinutePoint> minutes(Instant since, Instant until);

    /// Sessions, newest first.
    Page<SessionRow> sessions(SessionFilter filter, PageRequest page);

    Optional<SessionDetail> session(SessionId id);

    /// Messages that meet `query`, in the order that the page asks for.
    Page<MessageRow> messages(Query query, PageRequest page);

    Optional<MessageDetail> message(CaptureId id);

    /// Whether a message is kept.
    boolean has(CaptureId id);

    /// Whether a session is kept and complete.
    boolean hasEnded(SessionId id);

    @Override
    void close();
}
