package org.spampot.report;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spampot.store.MessageRow;
import org.spampot.store.SessionRow;
import org.spampot.store.TopKind;
import org.spampot.store.TopRow;

/// Comma-separated values with a line of names first.
public final class CsvNotation implements Notation {
    private final Appendable out;

    public CsvNotation(Appendable out) {
        this.out = out;
    }

    @Override
    public void top(TopKind kind, List<TopRow> rows) throws IOException {
        Csv.line(out, List.of("value", "label", "messages", "sessions", "firstSeen", "lastSeen"));
        for (TopRow row : rows) {
            Csv.line(out, List.of(row.value(), row.label(), row.messages(), row.sessions(), row.firstSeen(),
                    row.lastSeen()));
        }
    }

    @Override
    public void messages(List<MessageRow> rows) throws IOException {
        Csv.line(out, List.of("id", "session", "receivedAt", "source", "mailFrom", "rcptTo", "subject", "sha256",
                "size"));
        for (MessageRow row : rows) {
            Csv.line(out, List.of(row.id(), row.id().session(), row.receivedAt(), row.source(), known(row.mailFrom()),
                    String.join(" ", row.rcptTo()), row.subject(), row.sha256(), row.size()));
        }
    }

    private static String known(@Nullable String value) {
        return value == null ? "" : value;
    }

    @Override
    public void sessions(List<SessionRow> rows) throws IOException {
        Csv.line(out, List.of("id", "openedAt", "closedAt", "end", "source", "helo", "kind", "dialect", "ja4",
                "messages", "commands"));
        for (SessionRow row : rows) {
            Csv.line(out, List.of(row.id(), row.openedAt(), row.closedAt() == null ? "" : row.closedAt(),
                    row.end() == null ? "" : SessionText.word(row.end()), row.client().ip(), row.helo(),
                    row.kind().word(), row.dialect(), row.ja4(), row.messages(), row.commands()));
        }
    }

    /// One table for all lists; the totals come first, as list `totals`.
    @Override
    public void overview(Overview overview) throws IOException {
        Csv.line(out, List.of("list", "value", "messages", "sessions", "firstSeen", "lastSeen"));
        var totals = overview.totals();
        Csv.line(out, List.of("totals", "", totals.messages(), totals.sessions(), "",
                totals.last() == null ? "" : totals.last()));
        for (var list : overview.tops().entrySet()) {
            for (TopRow row : list.getValue()) {
                Csv.line(out, List.of(list.getKey().word(), row.value(), row.messages(), row.sessions(),
                        row.firstSeen(), row.lastSeen()));
            }
        }
    }
}
