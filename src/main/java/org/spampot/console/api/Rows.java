package org.spampot.console.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spampot.console.Live;
import org.spampot.console.page.ActivityPoint;
import org.spampot.console.page.Format;
import org.spampot.store.MessageRow;
import org.spampot.store.SessionRow;
import org.spampot.store.TopRow;
import org.spampot.store.Totals;

/// The shapes of the API: the names of their components are what scripts rely on.
final class Rows {
    private Rows() {}

    record Top(String value, String label, long messages, long sessions, Instant firstSeen, Instant lastSeen) {
        static Top of(TopRow row) {
            return new Top(row.value(), row.label(), row.messages(), row.sessions(), row.firstSeen(), row.lastSeen());
        }
    }

    /// A list without pages.
    record Whole<T>(List<T> rows) {}

    /// A list in pages.
    ///
    /// @param next what `before` takes for the next page; empty when this was the last
    record Paged<T>(List<T> rows, String next) {}

    record Found(String id, String session, Instant receivedAt, String source, @Nullable String mailFrom,
            List<String> rcptTo,
            String subject, String sha256, long size, int attachments, String end) {
        static Found of(MessageRow row) {
            return new Found(row.id().toString(), row.id().session().value(), row.receivedAt(), row.source(),
                    row.mailFrom(), row.rcptTo(), row.subject(), row.sha256(), row.size(), row.attachments(),
                    Format.word(row.end()));
        }
    }

    record Session(String id, Instant openedAt, @Nullable Instant closedAt, String end, String listener, String persona,
            String source, int sourcePort, String server, String helo, int messages, int commands, String kind,
            String dialect, String ja4) {
        static Session of(SessionRow row) {
            return new Session(row.id().value(), row.openedAt(), row.closedAt(), Format.word(row.end()),
                    row.listener(), row.persona(), row.client().ip(), row.client().port(), row.server().toString(),
                    row.helo(), row.messages(), row.commands(), row.kind().word(), row.dialect(), row.ja4());
        }
    }

    record Sums(long sessions, long messages, long bytes, long sources, long recipients, long attachments,
            @Nullable Instant last) {
        static Sums of(Totals totals) {
            return new Sums(totals.sessions(), totals.messages(), totals.bytes(), totals.sources(),
                    totals.recipients(), totals.attachments(), totals.last());
        }
    }

    record Activity(String step, List<ActivityPoint> points) {}

    record Listening(String name, String address) {}

    record Now(long openSessions, long behind, List<Listening> listeners, Map<String, Long> counters) {
        static Now of(Live.Now now) {
            return new Now(now.openSessions(), now.behind(), now.listeners().stream()
                    .map(one -> new Listening(one.name(), one.address())).toList(), now.counters());
        }
    }

    record Health(String status, List<String> reasons) {
        static Health of(org.spampot.console.Health.Verdict verdict, String good, String bad) {
            return new Health(verdict.good() ? good : bad, verdict.reasons());
        }
    }
}
