package org.spampot.report;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.spampot.model.Printable;
import org.spampot.store.HourPoint;
import org.spampot.store.MessageDetail;
import org.spampot.store.MessageRow;
import org.spampot.store.SessionDetail;
import org.spampot.store.SessionRow;
import org.spampot.store.TopKind;
import org.spampot.store.TopRow;
import org.spampot.store.Totals;

/// Text for people. URLs are written `hxxp://`, so that no terminal makes them a link.
public final class TextNotation implements Notation {
    private static final Pattern SCHEME = Pattern.compile("\\bhtt(ps?://)", Pattern.CASE_INSENSITIVE);
    private static final int BARS = 60;

    private final Appendable out;
    private final int width;

    /// @param width of a line in cells
    public TextNotation(Appendable out, int width) {
        this.out = out;
        this.width = width;
    }

    @Override
    public void top(TopKind kind, List<TopRow> rows) throws IOException {
        if (rows.isEmpty()) {
            out.append("no ").append(kind.word()).append(" seen\n");
            return;
        }
        var columns = new Columns(width, kind.measure().toUpperCase(Locale.ROOT), "SESSIONS", "FIRST SEEN", "LAST SEEN",
                kind.word().toUpperCase(Locale.ROOT));
        for (TopRow row : rows) {
            columns.row(row.messages(), row.sessions(), time(row.firstSeen()), time(row.lastSeen()), named(row));
        }
        columns.write(out);
    }

    @Override
    public void messages(List<MessageRow> rows) throws IOException {
        if (rows.isEmpty()) {
            out.append("no message found\n");
            return;
        }
        var columns = new Columns(width, "RECEIVED", "ID", "SOURCE", "SIZE", "FROM", "SUBJECT");
        for (MessageRow row : rows) {
            columns.row(time(row.receivedAt()), row.id(), row.source(), row.size(),
                    Columns.cut(Printable.line(row.sender(), 60), 30),
                    safe(row.subject()));
        }
        columns.write(out);
    }

    @Override
    public void sessions(List<SessionRow> rows) throws IOException {
        if (rows.isEmpty()) {
            out.append("no session found\n");
            return;
        }
        var columns = new Columns(width, "OPENED", "ID", "SOURCE", "KIND", "MESSAGES", "END", "HELO");
        for (SessionRow row : rows) {
            columns.row(time(row.openedAt()), row.id(), row.client().ip(), row.kind().word(), row.messages(),
                    row.end() == null ? "" : SessionText.word(row.end()), safe(row.helo()));
        }
        columns.write(out);
    }

    @Override
    public void overview(Overview overview) throws IOException {
        Totals totals = overview.totals();
        out.append("Spampot report, ").append(time(overview.since())).append(" to ").append(time(overview.until()))
                .append(" UTC\n\n");
        facts("sessions", totals.sessions(), "messages", totals.messages());
        facts("sources", totals.sources(), "recipients", totals.recipients());
        facts("attachments", totals.attachments(), "bytes", totals.bytes());
        out.append("  last seen    ").append(totals.last() == null ? "never" : time(totals.last())).append("\n\n");
        activity(overview.activity());
        if (!overview.notable().isEmpty()) {
            out.append("Notable\n");
            for (String sentence : overview.notable()) {
                out.append("  - ").append(Columns.cut(safe(sentence), width - 4)).append('\n');
            }
            out.append('\n');
        }
        for (var list : overview.tops().entrySet()) {
            if (!list.getValue().isEmpty()) {
                out.append("Top ").append(list.getKey().word()).append('\n');
                top(list.getKey(), list.getValue());
                out.append('\n');
            }
        }
        if (totals.sessions() == 0) {
            out.append("Nothing was received in this time. `spampot doctor` says whether mail can reach us.\n");
        }
    }

    /// One session with its dialog.
    public void session(SessionDetail session) throws IOException {
        new SessionText(out).write(session);
    }

    /// One message, summarized.
    public void message(MessageDetail message) throws IOException {
        new MessageText(out, width).write(message);
    }

    private void facts(String one, long first, String other, long second) throws IOException {
        out.append(String.format(Locale.ROOT, "  %-12s %,12d     %-12s %,15d%n", one, first, other, second)
                .replace("\r", ""));
    }

    private void activity(List<HourPoint> points) throws IOException {
        if (points.isEmpty()) {
            return;
        }
        int hours = (points.size() + BARS - 1) / BARS;
        var bars = new StringBuilder();
        long most = 0;
        long[] sums = new long[(points.size() + hours - 1) / hours];
        for (int index = 0; index < points.size(); index++) {
            sums[index / hours] += points.get(index).messages();
            most = Math.max(most, sums[index / hours]);
        }
        for (long sum : sums) {
            bars.append(sum == 0 ? ' ' : (char) ('\u2581' + Math.min(7, sum * 8 / (most + 1))));
        }
        out.append("Messages, each bar ").append(hours == 1 ? "an hour" : hours + " hours").append(", at most ")
                .append(Long.toString(most)).append('\n');
        out.append("  |").append(bars).append("|\n\n");
    }

    private static String named(TopRow row) {
        return safe(row.label().equals(row.value()) ? row.value() : row.label() + "  " + row.value());
    }

    /// Printable, and nothing that a terminal would make a link.
    static String safe(String text) {
        return SCHEME.matcher(Printable.line(text, 2000)).replaceAll("hxx$1");
    }

    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", "");
    }
}
