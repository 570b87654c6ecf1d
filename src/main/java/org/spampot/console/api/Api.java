package org.spampot.console.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.spampot.console.Health;
import org.spampot.console.Live;
import org.spampot.console.MailReader;
import org.spampot.console.page.Activity;
import org.spampot.console.web.Answer;
import org.spampot.console.web.Ask;
import org.spampot.console.web.Door;
import org.spampot.model.Bytes;
import org.spampot.model.CaptureId;
import org.spampot.model.SessionId;
import org.spampot.store.Page;
import org.spampot.store.PageRequest;
import org.spampot.store.Parsed;
import org.spampot.store.QueryParser;
import org.spampot.store.SearchTime;
import org.spampot.store.SessionFilter;
import org.spampot.store.Store;
import org.spampot.store.TopKind;
import org.spampot.store.TopRow;

/// The JSON API: the questions of the command line, by HTTP.
public final class Api {
    private static final int MOST_ROWS = 1_000;

    private final Store store;
    private final MailReader mail;
    private final Live live;
    private final InstantSource clock;
    private final Json json = new Json();

    public Api(Store store, MailReader mail, Live live, InstantSource clock) {
        this.store = store;
        this.mail = mail;
        this.live = live;
        this.clock = clock;
    }

    /// A parameter that is not as it should be.
    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message);
        }
    }

    /// A question that may find its parameters wrong.
    @FunctionalInterface
    private interface Question {
        Answer answer() throws Wrong;
    }

    private static Answer ask(Question question) {
        try {
            return question.answer();
        } catch (Wrong wrong) {
            return Door.error(400, String.valueOf(wrong.getMessage()));
        }
    }

    public Answer totals(Ask ask) {
        return ask(() -> json.answer(Rows.Sums.of(store.totals(since(ask)))));
    }

    public Answer top(Ask ask) {
        return ask(() -> {
            TopKind kind = TopKind.of(ask.variable("kind"))
                    .orElseThrow(() -> new Wrong("there is no such list; lists are: " + TopKind.words()));
            List<TopRow> rows = store.top(kind, since(ask), number(ask, "limit", 20));
            return switch (ask.query("format")) {
                case "", "json" -> json.answer(new Rows.Whole<>(rows.stream().map(Rows.Top::of).toList()));
                case "csv" -> csv(kind, rows);
                default -> throw new Wrong("format: json or csv");
            };
        });
    }

    private static Answer csv(TopKind kind, List<TopRow> rows) {
        var csv = new Csv(List.of("value", "messages", "sessions", "firstSeen", "lastSeen"));
        rows.forEach(row -> csv.row(List.of(row.value(), Long.toString(row.messages()), Long.toString(row.sessions()),
                row.firstSeen().toString(), row.lastSeen().toString())));
        return Answer.of(200, "text/csv; charset=utf-8", Bytes.utf8(csv.toString()))
                .with("Content-Disposition", "attachment; filename=\"top-" + kind.word() + ".csv\"");
    }

    public Answer activity(Ask ask) {
        return ask(() -> {
            Instant until = time(ask, "until");
            String step = ask.query("step").isEmpty() ? "hour" : ask.query("step");
            if (!List.of("minute", "hour", "day").contains(step)) {
                throw new Wrong("step: minute, hour or day");
            }
            Instant since = since(ask);
            if (step.equals("minute") && (tooOld(since) || tooOld(until))) {
                throw new Wrong("since: by the minute no more than 24h back; ask with step=hour");
            }
            return json.answer(new Rows.Activity(step,
                    new Activity(store).points(since, until == null ? clock.instant() : until, step)));
        });
    }

    private boolean tooOld(@Nullable Instant time) {
        return time != null && time.isBefore(clock.instant().minus(Activity.BY_MINUTE));
    }

    public Answer search(Ask ask) {
        return ask(() -> switch (QueryParser.parse(ask.query("q"), clock.instant())) {
            case Parsed.Wrong wrong -> throw new Wrong("q: " + wrong.message());
            case Parsed.Good good -> paged(
                    store.messages(good.query(), page(ask, CaptureId.parse(ask.query("before")).isPresent())),
                    Rows.Found::of);
        });
    }

    public Answer sessions(Ask ask) {
        return ask(() -> paged(store.sessions(
                new SessionFilter(ask.query("source"), ask.query("helo"), ask.query("kind"),
                        ask.query("dialect"), ask.query("ja4"), ask.query("ja3"), ask.query("login")),
                page(ask, SessionId.isWellFormed(ask.query("before")))), Rows.Session::of));
    }

    private <T, R> Answer paged(Page<T> page, Function<T, R> row) {
        return json.answer(new Rows.Paged<>(page.rows().stream().map(row).toList(), page.next()));
    }

    public Answer message(Ask ask) {
        return found(CaptureId.parse(ask.variable("id")).flatMap(store::message).map(MessageJson::of), "message");
    }

    public Answer raw(Ask ask) {
        return CaptureId.parse(ask.variable("id")).flatMap(mail::raw)
                .<Answer>map(bytes -> Answer.download(bytes.sha256().substring(0, 16) + ".eml", bytes))
                .orElseGet(() -> Door.error(404, "the journal has no message of this id"));
    }

    public Answer session(Ask ask) {
        String id = ask.variable("id");
        return found(SessionId.isWellFormed(id)
                ? store.session(new SessionId(id)).map(SessionJson::of)
                : Optional.empty(), "session");
    }

    private <T> Answer found(Optional<T> value, String what) {
        return value.<Answer>map(json::answer).orElseGet(() -> Door.error(404, "there is no " + what + " of this id"));
    }

    public Answer now(Ask ask) {
        return json.answer(Rows.Now.of(live.now()));
    }

    /// A health question: 200 when good, else 503 and the reasons.
    public Answer health(Health.Verdict verdict, String good, String bad) {
        Answer.Whole answer = json.answer(Rows.Health.of(verdict, good, bad));
        return new Answer.Whole(verdict.good() ? 200 : 503, answer.headers(), answer.body());
    }

    /// The description of all this.
    public Answer description(Ask ask) {
        try (InputStream in = Api.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("the program was built without openapi.json");
            }
            return Answer.of(200, "application/json", Bytes.own(in.readAllBytes()));
        } catch (IOException failure) {
            throw new UncheckedIOException("the program's own openapi.json cannot be read", failure);
        }
    }

    private PageRequest page(Ask ask, boolean goodBefore) throws Wrong {
        String before = ask.query("before");
        if (!before.isEmpty() && !goodBefore) {
            throw new Wrong("before: what the page before gave as next");
        }
        return new PageRequest(before, number(ask, "limit", 50));
    }

    private @Nullable Instant since(Ask ask) throws Wrong {
        return time(ask, "since");
    }

    private @Nullable Instant time(Ask ask, String name) throws Wrong {
        String text = ask.query(name);
        return text.isEmpty()
                ? null
                : SearchTime.parse(text, clock.instant()).orElseThrow(() -> new Wrong(name
                        + ": a span back from now (24h, 7d), a day (2026-01-31) or a time (2026-01-31T12:00:00Z)"));
    }

    private static int number(Ask ask, String name, int otherwise) throws Wrong {
        String text = ask.query(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        int number = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > MOST_ROWS) {
            throw new Wrong(name + ": 1 to " + MOST_ROWS);
        }
        return number;
    }
}
