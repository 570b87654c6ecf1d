package org.spampot.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spampot.model.Analysis;
import org.spampot.model.CaptureId;
import org.spampot.model.Connection;
import org.spampot.model.Dialect;
import org.spampot.model.EndOfContent;
import org.spampot.model.Endpoint;
import org.spampot.model.Envelope;
import org.spampot.model.EnvelopePath;
import org.spampot.model.Imported;
import org.spampot.model.MessageCapture;
import org.spampot.model.Position;
import org.spampot.model.SessionEnd;
import org.spampot.model.SessionId;
import org.spampot.model.SessionKind;
import org.spampot.model.Sign;
import org.spampot.model.TrustedNetworks;
import org.spampot.model.Understood;

/// What every store must do, whatever the database.
public abstract class StoreContract {
    protected static final Instant START = Instant.parse("2026-03-01T10:20:30.123456789Z");

    /// A new, empty store that the caller closes.
    protected abstract Store open();

    /// All that is in `store`, as text.
    protected abstract String dump(Store store);

    protected static List<Understood> captures(long seed, int sessions) {
        return new SpamFixture(seed, START, 40).captures(sessions, Duration.ofHours(50));
    }

    @Test
    void anEmptyStoreAnswersEverything() {
        try (Store store = open()) {
            assertThat(store.cursor()).isEqualTo(Position.START);
            assertThat(store.totals(null)).isEqualTo(new Totals(0, 0, 0, 0, 0, 0, null));
            assertThat(store.totals(START)).isEqualTo(new Totals(0, 0, 0, 0, 0, 0, null));
            assertThat(store.messages(Query.ALL, PageRequest.first(10)).rows()).isEmpty();
            assertThat(store.sessions(SessionFilter.ALL, PageRequest.first(10)).rows()).isEmpty();
            for (TopKind kind : TopKind.values()) {
                assertThat(store.top(kind, null, 10)).isEmpty();
                assertThat(store.top(kind, START, 10)).isEmpty();
            }
            assertThat(store.activity(START, START.plusSeconds(7_200))).hasSize(3);
            assertThat(store.minutes(START, START.plusSeconds(120))).hasSize(3);
        }
    }

    @Test
    void whatWasCommittedComesBackExactly() {
        try (Store store = open()) {
            List<Understood> captures = captures(1, 40);
            store.commit(captures, new Position(1, 99));

            assertThat(store.cursor()).isEqualTo(new Position(1, 99));
            for (Understood understood : captures) {
                switch (understood) {
                    case Understood.Message message -> {
                        MessageDetail detail = store.message(message.capture().id()).orElseThrow();
                        assertThat(detail.analysis()).isEqualTo(message.analysis());
                        assertThat(detail.connection()).isEqualTo(message.capture().connection());
                        assertThat(detail.protocolDefects()).isEqualTo(message.capture().defects());
                        assertThat(detail.position()).isEqualTo(message.position());
                        assertThat(detail.queueId()).isEqualTo(message.capture().queueId());
                        assertThat(detail.row().receivedAt()).isEqualTo(message.capture().at());
                    }
                    case Understood.Session session -> {
                        SessionDetail detail = store.session(session.capture().session()).orElseThrow();
                        assertThat(detail.transcript()).isEqualTo(session.capture().transcript());
                        assertThat(detail.commands()).isEqualTo(session.capture().commands());
                        assertThat(detail.row().closedAt()).isEqualTo(session.capture().at());
                        assertThat(detail.messages()).hasSize(session.capture().messages());
                        assertThat(detail.dialect()).isEqualTo(session.analysis().dialect());
                        assertThat(detail.row().dialect()).isEqualTo(session.analysis().dialect().hash());
                        assertThat(detail.evidence()).isEqualTo(session.capture().evidence());
                        assertThat(detail.signs()).containsAll(session.analysis().signs());
                        assertThat(detail.row().kind()).isEqualTo(Sign.decide(detail.signs()));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void itAnswersAsTheNaiveStoreDoes(long seed) {
        List<Understood> captures = captures(seed, 120);
        var naive = new NaiveStore(captures);
        try (Store store = open()) {
            commit(store, captures, new Random(seed));

            for (Instant since : sinces()) {
                assertThat(store.totals(since)).as("seed %d since %s", seed, since).isEqualTo(naive.totals(since));
                for (TopKind kind : TopKind.values()) {
                    assertThat(store.top(kind, since, 15)).as("seed %d %s since %s", seed, kind, since)
                            .isEqualTo(naive.top(kind, since, 15));
                }
            }
            List<HourPoint> activity = store.activity(START, START.plus(Duration.ofHours(60)));
            assertThat(activity).hasSize(61).allSatisfy(point -> assertThat(point).isEqualTo(naive.hour(point.hour())));
            assertThat(activity.stream().mapToLong(HourPoint::messages).sum()).isPositive();
            List<MinutePoint> minutes = store.minutes(START, START.plus(Duration.ofHours(40)));
            assertThat(minutes).hasSize(2_401)
                    .allSatisfy(point -> assertThat(point).isEqualTo(naive.minute(point.minute())));
            assertThat(minutes.stream().mapToLong(MinutePoint::messages).sum()).isPositive();
            assertThat(store.minutes(START, START.plus(Duration.ofDays(99)))).hasSize(2_880);
        }
    }

    private static List<@Nullable Instant> sinces() {
        return java.util.Arrays.asList(null, START.minusSeconds(99), START.plus(Duration.ofHours(20)),
                START.plus(Duration.ofHours(49)), START.plus(Duration.ofDays(99)));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void searchesFindWhatTheNaiveStoreFinds(long seed) {
        List<Understood> captures = captures(seed, 60);
        var naive = new NaiveStore(captures);
        var random = new Random(seed);
        try (Store store = open()) {
            commit(store, captures, random);

            List<Query.Term> terms = terms(captures, random);
            int found = 0;
            for (Query.Term term : terms) {
                Query.Term other = terms.get(random.nextInt(terms.size()));
                for (var query : List.of(new Query(List.of(term)), new Query(List.of(term, other)))) {
                    List<CaptureId> expected = naive.messages(query);
                    assertThat(all(store, query, 1 + random.nextInt(9))).as("seed %d %s", seed, query)
                            .isEqualTo(expected);
                    assertThat(all(store, query, 1 + random.nextInt(9), PageRequest.Order.OLDEST_FIRST))
                            .as("seed %d %s, oldest first", seed, query).isEqualTo(expected.reversed());
                    found += expected.size();
                }
            }
            assertThat(found).isGreaterThan(terms.size());
        }
    }

    /// One term of every field, with values that are there and values that are not.
    private static List<Query.Term> terms(List<Understood> captures, Random random) {
        var terms = new ArrayList<Query.Term>();
        for (String word : List.of("invoice", "CAF\u00c9", "cafe", "\u514d\u8d39", "pay", "inv*", "user3", "absent",
                "*",
                "lone", "nulbyte", "gnp.exe", "\"x\" OR y", "quote OR 1", "NOT", "example.com", "{subject} : x*")) {
            for (String field : List.of("", "subject", "from", "to", "url")) {
                terms.add(new Query.Term(field, word));
            }
        }
        terms.add(new Query.Term("from", "<>"));
        terms.add(new Query.Term("has", "attachment"));
        terms.add(new Query.Term("url", "shop1.example"));
        terms.add(new Query.Term("url", "shop*"));
        for (SessionKind kind : SessionKind.values()) {
            terms.add(new Query.Term("kind", kind.word()));
        }
        terms.add(new Query.Term("dialect", Dialect.of("d1:gre=w;hel=E", "", "").hash()));
        terms.add(new Query.Term("dialect", "000000000000"));
        terms.add(new Query.Term("ja4", "t13d0000h0_0"));
        terms.add(new Query.Term("ja3", "0".repeat(32)));
        for (String login : List.of("admin", "root:1234", "admin:", "nobody")) {
            terms.add(new Query.Term("login", login));
        }
        for (int index = 0; index < 12; index++) {
            Understood any = captures.get(random.nextInt(captures.size()));
            terms.add(new Query.Term("session", any.capture().session().value()));
            terms.add(new Query.Term("since", any.capture().at().toString()));
            terms.add(new Query.Term("before", any.capture().at().toString()));
            terms.add(new Query.Term("source", any.capture().connection().client().ip()));
            terms.add(new Query.Term("ip", any.capture().connection().client().ip()));
            if (any instanceof Understood.Message message) {
                var analysis = message.analysis();
                terms.add(new Query.Term("sha256", analysis.sha256()));
                terms.add(new Query.Term("helo", "MAIL1.example.NET"));
                analysis.attachments().forEach(file -> terms.add(new Query.Term("sha256", file.sha256())));
                analysis.links().forEach(link -> terms.add(new Query.Term("url", link.url())));
                analysis.links().forEach(link -> terms.add(new Query.Term("domain", link.domain())));
                analysis.patterns().forEach(hit -> terms.add(new Query.Term("pattern", hit.name())));
                analysis.indicators().forEach(one -> terms
                        .add(new Query.Term(one.kind().word(), one.value())));
                analysis.attachments().forEach(file -> {
                    terms.add(new Query.Term("type", file.detectedType()));
                    file.entries().stream().filter(entry -> !entry.sha256().isEmpty())
                            .forEach(entry -> terms.add(new Query.Term("sha256", entry.sha256())));
                });
                analysis.images().stream().filter(image -> !image.hash().isEmpty())
                        .forEach(image -> terms.add(new Query.Term("picture", image.hash())));
                analysis.barcodes().forEach(code -> terms.add(new Query.Term("barcode", code.text())));
                analysis.facts().traits().forEach(trait -> terms.add(new Query.Term("mailer", trait.value())));
                analysis.facts().signatures().forEach(
                        signed -> terms.add(new Query.Term("signer", signed.domain().toLowerCase(Locale.ROOT))));
                analysis.defects().forEach(defect -> terms.add(new Query.Term("defect", defect.name())));
                terms.add(new Query.Term("language", analysis.language().code().isEmpty() ? "zz" : "en"));
                terms.add(new Query.Term("", analysis.text().substring(0, 12)));
            }
        }
        return terms;
    }

    /// All pages of a search.
    private static List<CaptureId> found(Store store, String search) {
        return QueryParser.parse(search, Instant.EPOCH) instanceof Parsed.Good good
                ? all(store, good.query(), 100)
                : List.of();
    }

    private static List<CaptureId> all(Store store, Query query, int size) {
        return all(store, query, size, PageRequest.Order.NEWEST_FIRST);
    }

    private static List<CaptureId> all(Store store, Query query, int size, PageRequest.Order order) {
        var ids = new ArrayList<CaptureId>();
        var request = new PageRequest("", size, order);
        while (true) {
            Page<MessageRow> page = store.messages(query, request);
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(size);
            page.rows().forEach(row -> ids.add(row.id()));
            if (page.next().isEmpty()) {
                return ids;
            }
            request = new PageRequest(page.next(), size, order);
        }
    }

    @Test
    void sessionsAreListedNewestFirstAndByFilter() {
        List<Understood> captures = captures(31, 120);
        var naive = new NaiveStore(captures);
        try (Store store = open()) {
            commit(store, captures, new Random(31));

            for (var filter : List.of(SessionFilter.ALL, new SessionFilter("203.0.113.1", ""),
                    new SessionFilter("", "MAIL0.EXAMPLE.NET"),
                    new SessionFilter("203.0.113.1", "mail0.example.net"),
                    new SessionFilter("", "", "spam", "", "", "", ""),
                    new SessionFilter("", "", "unknown", "", "", "", ""),
                    new SessionFilter("", "", "", Dialect.of("d1:gre=w;hel=E", "", "").hash(), "", "", ""),
                    new SessionFilter("", "", "", "", "t13d0000h0_0", "", ""),
                    new SessionFilter("", "", "", "", "", "0".repeat(32), ""),
                    new SessionFilter("", "", "", "", "", "", "admin"),
                    new SessionFilter("", "", "", "", "", "", "root:1234"),
                    new SessionFilter("", "", "", "", "", "", "nobody"))) {
                var ids = new ArrayList<SessionId>();
                Page<SessionRow> page = store.sessions(filter, PageRequest.first(7));
                page.rows().forEach(row -> ids.add(row.id()));
                while (!page.next().isEmpty()) {
                    page = store.sessions(filter, new PageRequest(page.next(), 7));
                    page.rows().forEach(row -> ids.add(row.id()));
                }
                assertThat(ids).as("%s", filter).isEqualTo(naive.sessions(filter));
            }
            assertThat(naive.sessions(new SessionFilter("203.0.113.1", ""))).isNotEmpty();
            assertThat(naive.sessions(new SessionFilter("", "", "spam", "", "", "", ""))).isNotEmpty();
            assertThat(naive.sessions(new SessionFilter("", "", "", "", "t13d0000h0_0", "", ""))).isNotEmpty();
            assertThat(naive.sessions(new SessionFilter("", "", "", "", "", "", "root:1234"))).isNotEmpty();
            assertThat(store.sessions(SessionFilter.ALL, new PageRequest("nothing", 7)).rows()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 50})
    void batchesOfAnySizeGiveTheSameStore(int size) {
        List<Understood> captures = captures(41, 60);
        try (Store whole = open(); Store cut = open()) {
            whole.commit(captures, new Position(1, 1_000_000));
            for (int from = 0; from < captures.size(); from += size) {
                int to = Math.min(captures.size(), from + size);
                cut.commit(captures.subList(from, to), new Position(1, to == captures.size() ? 1_000_000 : to));
            }

            assertThat(dump(cut)).isEqualTo(dump(whole)).contains("sighting_hour: ");
        }
    }

    @Test
    void committingAgainChangesNothing() {
        List<Understood> captures = captures(42, 60);
        try (Store store = open()) {
            store.commit(captures, new Position(1, 5));
            String before = dump(store);

            store.commit(captures, new Position(1, 5));
            captures.forEach(capture -> store.commit(List.of(capture, capture), new Position(1, 5)));

            assertThat(dump(store)).isEqualTo(before);
        }
    }

    @Test
    void aSessionWithoutItsEndIsMadeByItsMessagesAndCompletedLater() {
        List<Understood> captures = captures(43, 60);
        Understood.Session end = captures.stream().filter(Understood.Session.class::isInstance)
                .map(Understood.Session.class::cast).filter(session -> session.capture().messages() > 1).findFirst()
                .orElseThrow();
        SessionId id = end.capture().session();
        List<Understood> messages = captures.stream()
                .filter(one -> one.capture().session().equals(id) && one instanceof Understood.Message).toList();
        try (Store store = open()) {
            store.commit(messages, new Position(1, 1));
            SessionDetail open = store.session(id).orElseThrow();
            assertThat(open.row().closedAt()).isNull();
            assertThat(open.row().end()).isNull();
            assertThat(open.transcript()).isEmpty();
            assertThat(open.row().messages()).isEqualTo(messages.size());

            store.commit(List.of(end), new Position(1, 2));
            SessionDetail closed = store.session(id).orElseThrow();
            assertThat(closed.row().end()).isEqualTo(end.capture().end());
            assertThat(closed.transcript()).isEqualTo(end.capture().transcript());
            assertThat(closed.messages()).hasSize(messages.size());
            assertThat(store.totals(null).sessions()).isEqualTo(1);
        }
    }

    @Test
    void aMessageOutOfAnArchiveHasAnEndedSessionAndNoSourceOrSenderThatNobodyNamed() {
        var one = captures(45, 30).stream().filter(Understood.Message.class::isInstance)
                .map(Understood.Message.class::cast).findFirst().orElseThrow();
        var capture = one.capture();
        var imported = new Imported(capture.session(), "/home/us/old/spam.zip!2003/1.mbox", 12, "mbox", capture.at(),
                TrustedNetworks.NONE,
                null);
        var nobody = new EnvelopePath("", "", List.of());
        var found = new MessageCapture(capture.id(),
                new Connection("import", "", Endpoint.UNKNOWN, Endpoint.UNKNOWN, capture.at()), "",
                new Envelope(nobody, List.of()), "", capture.at(), capture.content(), EndOfContent.COMPLETE, List.of(),
                imported);
        try (Store store = open()) {
            store.commit(List.of(new Understood.Message(one.position(), found, Analysis.none(capture.content()))),
                    new Position(1, 1));
            assertThat(store.session(capture.session()).orElseThrow().row().end()).isEqualTo(SessionEnd.IMPORTED);
            assertThat(store.message(capture.id()).orElseThrow().imported()).isEqualTo(imported);
            assertThat(store.message(capture.id()).orElseThrow().row().source()).isEmpty();
            assertThat(store.message(capture.id()).orElseThrow().row().mailFrom()).isNull();
            assertThat(store.top(TopKind.SOURCES, null, 9)).isEmpty();
            assertThat(store.top(TopKind.SENDERS, null, 9)).isEmpty();
            assertThat(store.top(TopKind.HELO, null, 9)).isEmpty();
            assertThat(store.totals(null).sessions()).as("nothing is known of a session").isZero();
            assertThat(store.totals(null).messages()).isOne();
            assertThat(store.sessions(SessionFilter.ALL, new PageRequest("", 9)).rows()).isEmpty();
            assertThat(store.top(TopKind.IMPORTS, null, 9)).singleElement()
                    .extracting(TopRow::value, TopRow::label, TopRow::messages, TopRow::sessions)
                    .containsExactly(capture.session().value(), "old/spam.zip", 1L, 0L);
            assertThat(store.top(TopKind.SUBJECTS, null, 9)).allMatch(row -> row.sessions() == 0);
            assertThat(found(store, "import:*")).containsExactly(capture.id());
            assertThat(found(store, "import:" + capture.session())).containsExactly(capture.id());
            assertThat(found(store, "import:" + SessionId.of(capture.at(), new byte[10]))).isEmpty();
            store.commit(List.of(one), new Position(1, 2));
            assertThat(store.message(capture.id()).orElseThrow().imported()).as("kept once").isEqualTo(imported);
        }
    }

    @Test
    void manyMessagesOfOneInstantKeepTheirOrder() {
        var one = captures(44, 30).stream().filter(Understood.Message.class::isInstance)
                .map(Understood.Message.class::cast).findFirst().orElseThrow();
        var batch = new ArrayList<Understood>();
        for (int ordinal = 1; ordinal <= 2_500; ordinal++) {
            var capture = one.capture();
            batch.add(new Understood.Message(one.position(),
                    new MessageCapture(new CaptureId(capture.session(), ordinal), capture.connection(), capture.helo(),
                            capture.envelope(), capture.queueId(), capture.at(), capture.content(), capture.end(),
                            capture.defects()),
                    one.analysis()));
        }
        try (Store store = open()) {
            store.commit(batch.subList(0, 1_500), new Position(1, 1));
            store.commit(batch.subList(1_500, 2_500), new Position(1, 2));

            List<CaptureId> newestFirst = all(store, Query.ALL, 1_000);
            assertThat(newestFirst).hasSize(2_500);
            assertThat(newestFirst.reversed()).isSorted();
            assertThat(store.session(one.capture().session()).orElseThrow().messages()).hasSize(2_500);
            assertThat(store.top(TopKind.SENDERS, null, 9).getFirst().messages()).isEqualTo(2_500);
            assertThat(store.top(TopKind.SENDERS, null, 9).getFirst().sessions()).isEqualTo(1);
        }
    }

    /// Commits `captures` in batches of random sizes, some of them twice.
    private static void commit(Store store, List<Understood> captures, Random random) {
        int from = 0;
        while (from < captures.size()) {
            int to = Math.min(captures.size(), from + 1 + random.nextInt(40));
            store.commit(captures.subList(from, to), captures.get(to - 1).position());
            from = random.nextInt(5) == 0 ? Math.max(0, to - 3) : to;
        }
    }
}
