package org.spampot.app;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spampot.config.Quantity;
import org.spampot.config.Settings;
import org.spampot.journal.DataDirectory;
import org.spampot.journal.Entry;
import org.spampot.journal.StoredJournal;
import org.spampot.model.CaptureId;
import org.spampot.model.MessageCapture;
import org.spampot.model.Position;
import org.spampot.model.Printable;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionId;
import org.spampot.report.JsonNotation;
import org.spampot.report.Overview;
import org.spampot.report.SessionText;
import org.spampot.report.TextNotation;
import org.spampot.store.MessageDetail;
import org.spampot.store.PageRequest;
import org.spampot.store.Parsed;
import org.spampot.store.Query;
import org.spampot.store.QueryParser;
import org.spampot.store.SessionDetail;
import org.spampot.store.Store;
import org.spampot.store.TopKind;

/// Answers the commands that only read, while another process may own the data directory and write.
///
/// Thread-safety: belongs to one thread.
public final class Desk implements AutoCloseable {
    private static final int LARGEST_PAGE = 1000;
    private static final int LARGEST_LIST = 1_000_000;

    private final Settings settings;
    private final InstantSource clock;
    private @Nullable Store open;

    private Desk(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// A desk over the store that the settings name; it is opened by the first question that can be asked.
    ///
    /// Any question may throw [org.spampot.store.StoreFailure] when there is no store that can be read, and
    /// [org.spampot.journal.DataDirectoryRefused] when there is no data directory that can be.
    public static Desk open(Flags flags, InstantSource clock) {
        return new Desk(flags.settings(), clock);
    }

    private Store store() {
        Store store = open == null ? Stores.reader(settings) : open;
        open = store;
        return store;
    }

    /// The words that [#top] takes.
    public static String topKinds() {
        return TopKind.words();
    }

    /// Writes a top list.
    ///
    /// @param since how far back (`30d`); empty for all time
    public void top(String kind, int limit, String since, Format format, Appendable out, int width)
            throws IOException {
        TopKind known = TopKind.of(kind)
                .orElseThrow(() -> Trouble.usage("top: no top list \"" + Printable.line(kind, 40)
                        + "\"; " + Suggestion.of(kind, List.of(topKinds().split(" ", -1)))
                        + "there are: " + topKinds()));
        Instant first = back(since);
        int most = checked(limit);
        format.on(out, width).top(known, store().top(known, first, most));
    }

    /// Writes the messages that a search finds, newest first.
    public void search(String query, int limit, String since, Format format, Appendable out, int width)
            throws IOException {
        Query parsed = parsed(query, since);
        checked(limit);
        var rows = new java.util.ArrayList<org.spampot.store.MessageRow>();
        String before = "";
        do {
            var page = store().messages(parsed, new PageRequest(before, Math.min(LARGEST_PAGE, limit - rows.size())));
            rows.addAll(page.rows());
            before = page.next();
        } while (!before.isEmpty() && rows.size() < limit);
        format.on(out, width).messages(rows);
    }

    /// Writes the sessions that a search finds, newest first.
    public void searchSessions(String query, int limit, String since, Format format, Appendable out, int width)
            throws IOException {
        SessionSearch search = SessionSearch.of(parsed(query, since));
        format.on(out, width).sessions(search.in(store(), checked(limit)));
    }

    private Query parsed(String query, String since) {
        back(since);
        return switch (QueryParser.parse(since.isEmpty() ? query : query + " since:" + since, clock.instant())) {
            case Parsed.Good good -> good.query();
            case Parsed.Wrong wrong -> throw Trouble.usage("search: " + wrong.message());
        };
    }

    /// Writes the report over a span of time.
    public void report(String since, int limit, Format format, Appendable out, int width) throws IOException {
        Instant now = clock.instant();
        Instant first = back(since);
        int most = checked(limit);
        format.on(out, width).overview(Overview.of(store(), first == null ? Instant.EPOCH : first, now, most));
    }

    /// Writes what is known of a session or message.
    public void show(String id, Format format, Appendable out, int width) throws IOException {
        if (format == Format.CSV) {
            throw Trouble.usage("show: --format csv is not possible for one thing; take text or json");
        }
        var message = CaptureId.parse(id);
        if (message.isPresent()) {
            MessageDetail detail = message(message.get());
            if (format == Format.JSON) {
                new JsonNotation(out).message(detail);
            } else {
                new TextNotation(out, width).message(detail);
            }
            return;
        }
        SessionDetail session = session(id);
        if (format == Format.JSON) {
            new JsonNotation(out).session(session);
        } else {
            new TextNotation(out, width).session(session);
        }
    }

    /// Writes the dialog of a session, or of the session that a message came in.
    public void transcript(String id, Appendable out) throws IOException {
        String session = CaptureId.parse(id).map(message -> message.session().value()).orElse(id);
        new SessionText(out).transcript(session(session).transcript());
    }

    /// Writes a message's bytes, exactly as they were sent.
    public void raw(String id, OutputStream out) throws IOException {
        capture(id).content().writeTo(out);
    }

    /// Writes a message as a mail program opens it: its bytes with the envelope in fields before them.
    public void eml(String id, OutputStream out) throws IOException {
        MessageCapture message = capture(id);
        out.write(EnvelopeFields.of(message).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        message.content().writeTo(out);
    }

    private MessageCapture capture(String id) {
        CaptureId message = CaptureId.parse(id).orElseThrow(() -> SessionId.isWellFormed(id)
                ? Trouble.usage(
                        "show: " + id + " is a session; --raw and --eml want a message, for example " + id + "-1")
                : noId(id));
        Position position = message(message).position();
        try (var data = DataDirectory.look(settings.data())) {
            return switch (new StoredJournal(data.journal()).read(position)) {
                case Entry.Damaged damaged -> throw Trouble.failed("message " + message + " cannot be read: "
                        + damaged.line());
                case Entry.Read read -> switch (read.capture()) {
                    case MessageCapture found when found.id().equals(message) -> found;
                    case MessageCapture _,SessionCapture _ -> throw Trouble.failed("message " + message
                            + " is not in the journal at " + position + "; the store is of another journal: run"
                            + " `spampot rebuild`");
                };
            };
        }
    }

    private MessageDetail message(CaptureId id) {
        return store().message(id)
                .orElseThrow(() -> Trouble.failed("no message " + id + "; `spampot search` lists them"));
    }

    private SessionDetail session(String id) {
        if (!SessionId.isWellFormed(id)) {
            throw noId(id);
        }
        Optional<SessionDetail> found = store().session(new SessionId(id));
        return found.orElseThrow(
                () -> Trouble.failed("no session " + id + "; `spampot search` lists messages with theirs"));
    }

    private static Trouble noId(String id) {
        return Trouble.usage("show: \"" + Printable.line(id, 60)
                + "\" is no id; a session has 26 letters and digits, a message the same and -1, -2 ...");
    }

    private static int checked(int limit) {
        if (limit < 1 || limit > LARGEST_LIST) {
            throw Trouble.usage("--limit: " + limit + " cannot be used; write 1 to " + LARGEST_LIST);
        }
        return limit;
    }

    private @Nullable Instant back(String since) {
        if (since.isEmpty()) {
            return null;
        }
        Duration span = Quantity.duration(since).orElseThrow(() -> Trouble.usage("--since: \""
                + Printable.line(since, 40) + "\" cannot be used; write a number with m, h or d, for example 30d"));
        return clock.instant().minus(span);
    }

    @Override
    public void close() {
        if (open != null) {
            open.close();
        }
    }
}
