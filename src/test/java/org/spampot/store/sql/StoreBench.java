package org.spampot.store.sql;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.spampot.model.Analysis;
import org.spampot.model.Attachment;
import org.spampot.model.Bytes;
import org.spampot.model.CaptureId;
import org.spampot.model.Connection;
import org.spampot.model.EndOfContent;
import org.spampot.model.Endpoint;
import org.spampot.model.Envelope;
import org.spampot.model.EnvelopePath;
import org.spampot.model.Evidence;
import org.spampot.model.Header;
import org.spampot.model.Indicator;
import org.spampot.model.IndicatorKind;
import org.spampot.model.Language;
import org.spampot.model.Link;
import org.spampot.model.Mailbox;
import org.spampot.model.MessageCapture;
import org.spampot.model.Position;
import org.spampot.model.ReceivedHop;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionEnd;
import org.spampot.model.SessionId;
import org.spampot.model.Source;
import org.spampot.model.TranscriptEntry;
import org.spampot.model.Understood;
import org.spampot.model.Where;
import org.spampot.store.PageRequest;
import org.spampot.store.Query;
import org.spampot.store.SessionFilter;
import org.spampot.store.TopKind;

/// Measures the store: `StoreBench FILE MESSAGES` fills it and asks it. Not a test; prints numbers for people.
final class StoreBench {
    /// Messages in a commit, each with its session.
    private static final int BATCH = 200;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Where HREF = new Where("1", "a@href");

    private final Random random = new Random(7);
    private final String[] words = new String[20_000];

    private StoreBench() {
        for (int index = 0; index < words.length; index++) {
            words[index] = Long.toString(Math.abs(random.nextLong() % 60_466_176) + 1_000, 36);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        int messages = Integer.parseInt(arguments[1]);
        var bench = new StoreBench();
        calibrate();
        try (var store = SqlStore.open(file, Mode.OWNER)) {
            bench.fill(store, messages);
        }
        System.out.printf(Locale.ROOT, "%.2f KB a message%n", Files.size(file) / 1024.0 / messages);
        try (var store = SqlStore.open(file, Mode.READER)) {
            bench.ask(store, messages);
        }
    }

    private void fill(SqlStore store, int messages) {
        long spent = 0;
        long part = 0;
        var batch = new ArrayList<Understood>();
        for (int index = 0; index < messages; index++) {
            add(batch, index, messages);
            if (batch.size() >= 2 * BATCH) {
                // processor time of this thread, as other work on the machine must not count
                long begin = cpu();
                store.commit(batch, new Position(1, index));
                long took = cpu() - begin;
                spent += took;
                part += took;
                batch.clear();
            }
            if ((index + 1) % 20_000 == 0) {
                System.out.printf(Locale.ROOT,
                        "%d messages, %.0f messages a second of processor time, the last 20000 %.0f%n", index + 1,
                        (index + 1) / (spent / 1e9), 20_000 / (part / 1e9));
                part = 0;
            }
        }
        store.commit(batch, new Position(1, messages));
    }

    /// What this machine makes of plain inserts right now, to read the other figures by.
    private static void calibrate() throws Exception {
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite::memory:");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)");
            connection.setAutoCommit(false);
            for (int round = 0; round < 3; round++) {
                long begin = cpu();
                try (var insert = connection.prepareStatement("INSERT INTO t (text) VALUES (?)")) {
                    for (int index = 0; index < 100_000; index++) {
                        insert.setString(1, "some text " + index);
                        insert.addBatch();
                    }
                    insert.executeBatch();
                }
                connection.commit();
                System.out.printf(Locale.ROOT, "100000 plain inserts in memory: %.2f s of processor time%n",
                        (cpu() - begin) / 1e9);
            }
        }
    }

    private static long cpu() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private String word() {
        return words[(int) (words.length * Math.pow(random.nextDouble(), 3))];
    }

    private int skewed(int values) {
        return (int) (values * Math.pow(random.nextDouble(), 4));
    }

    private String text(int count) {
        var text = new StringBuilder();
        for (int index = 0; index < count; index++) {
            text.append(word()).append(index % 12 == 11 ? ".\n" : " ");
        }
        return text.toString();
    }

    private void add(List<Understood> batch, int index, int messages) {
        Instant at = START.plus(Duration.ofDays(120).multipliedBy(index).dividedBy(messages));
        SessionId id = SessionId.at(at, random);
        int net = skewed(60_000);
        var client = new Endpoint(java.net.InetAddress.ofLiteral("10." + net / 250 % 250 + "." + net % 250 + ".9"),
                4_000);
        var connection = new Connection("mx", "postfix", client,
                new Endpoint(java.net.InetAddress.ofLiteral("192.0.2.1"), 25), at);
        String sender = word() + skewed(50_000) + "@example" + skewed(500) + ".com";
        String recipient = word() + "@trap" + skewed(20) + ".example.net";
        var links = new ArrayList<Link>();
        var indicators = new ArrayList<Indicator>();
        int campaign = skewed(5_000);
        for (int link = 0; link < 2; link++) {
            String domain = "shop" + (campaign + link) + ".example";
            String url = "http://www." + domain + (link == 0 ? "/?id=" + random.nextInt(1 << 30) : "/unsubscribe");
            links.add(new Link(url, url, "www." + domain, domain, HREF));
            indicators.add(new Indicator(IndicatorKind.DOMAIN, domain, HREF));
        }
        indicators.add(new Indicator(IndicatorKind.EMAIL, sender, new Where("header", "from")));
        Bytes content = Bytes.utf8("Message " + index);
        var path = new EnvelopePath("<" + sender + ">", sender, List.of());
        var attachments = new ArrayList<Attachment>();
        if (random.nextInt(10) == 0) {
            Bytes some = Bytes.utf8("a" + skewed(5_000));
            attachments.add(new Attachment("2", word() + ".pdf", "application/pdf", "application/pdf", 99,
                    some.digest("MD5"), some.digest("SHA-1"), some.sha256()));
        }
        var analysis = new Analysis(content.sha256(), 4_000,
                new Header(words[campaign] + " offer " + words[campaign + 1] + (random.nextBoolean() ? "" : index),
                        List.of(new Mailbox("A " + word(), sender)),
                        List.of(), List.of(new Mailbox("", recipient)), List.of(), List.of(), at, "<" + index + "@x>"),
                List.of(new ReceivedHop("from a by b with SMTP id c; date", "a", "a", "", client.ip(), "b", "", "SMTP",
                        "", "",
                        "c", "",
                        at)),
                new Source(client.ip(), "socket"), List.of(), attachments, links, indicators, List.of(), List.of(),
                new Language("en"), text(250), List.of());
        var capture = new MessageCapture(new CaptureId(id, 1), connection, word() + ".example.net",
                new Envelope(path, List.of(new EnvelopePath("<" + recipient + ">", recipient, List.of()))),
                "4F00" + index,
                at, content, EndOfContent.COMPLETE, List.of());
        batch.add(new Understood.Message(new Position(1, index), capture, analysis));
        batch.add(new Understood.Session(new Position(1, index),
                new SessionCapture(id, connection, capture.helo(), at.plusSeconds(2), SessionEnd.QUIT,
                        Map.of("EHLO", 1, "MAIL", 1, "RCPT", 1, "DATA", 1, "QUIT", 1), 1, transcript(), List.of(),
                        Evidence.NONE)));
    }

    private static List<TranscriptEntry> transcript() {
        var entries = new ArrayList<TranscriptEntry>();
        for (int index = 0; index < 6; index++) {
            entries.add(
                    new TranscriptEntry.Command(Duration.ofMillis(index), index, Bytes.utf8("MAIL FROM:<a@b>\r\n")));
            entries.add(new TranscriptEntry.Reply(Duration.ofMillis(index), Bytes.utf8("250 2.1.0 Ok\r\n")));
        }
        return entries;
    }

    private void ask(SqlStore store, int messages) {
        Instant end = START.plus(Duration.ofDays(120));
        time("totals", () -> store.totals(null));
        time("totals 30d", () -> store.totals(end.minus(Duration.ofDays(30))));
        time("activity 30d", () -> store.activity(end.minus(Duration.ofDays(30)), end));
        for (TopKind kind : List.of(TopKind.SOURCES, TopKind.URLS, TopKind.DOMAINS, TopKind.SUBJECTS)) {
            time("top " + kind, () -> store.top(kind, null, 20));
            time("top " + kind + " 1d", () -> store.top(kind, end.minus(Duration.ofDays(1)), 20));
            time("top " + kind + " 7d", () -> store.top(kind, end.minus(Duration.ofDays(7)), 20));
            time("top " + kind + " 30d", () -> store.top(kind, end.minus(Duration.ofDays(30)), 20));
            time("top " + kind + " 100d", () -> store.top(kind, end.minus(Duration.ofDays(100)), 20));
        }
        time("newest", () -> store.messages(Query.ALL, PageRequest.first(50)));
        time("sessions", () -> store.sessions(SessionFilter.ALL, PageRequest.first(50)));
        search(store, "common word", new Query.Term("", words[0]));
        search(store, "rare word", new Query.Term("", words[19_500]));
        search(store, "two common words", new Query.Term("", words[0]), new Query.Term("", words[3]));
        search(store, "phrase of common", new Query.Term("", words[0] + " " + words[1]));
        search(store, "prefix", new Query.Term("", "a*"));
        search(store, "subject", new Query.Term("subject", words[10]));
        search(store, "language and word", new Query.Term("language", "en"), new Query.Term("", words[5]));
        search(store, "source", new Query.Term("source", "10.0.0.9"));
        search(store, "source and rare word", new Query.Term("source", "10.0.0.9"), new Query.Term("", words[19_000]));
        search(store, "domain and word", new Query.Term("domain", "shop0.example"), new Query.Term("", words[2]));
        search(store, "attachment and word", new Query.Term("has", "attachment"), new Query.Term("", words[900]));
        search(store, "attachment and source", new Query.Term("has", "attachment"),
                new Query.Term("source", "10.0.0.9"));
        search(store, "before", new Query.Term("before", START.plus(Duration.ofDays(60)).toString()));
        search(store, "word before", new Query.Term("before", START.plus(Duration.ofDays(5)).toString()),
                new Query.Term("", words[4]));
        search(store, "helo", new Query.Term("helo", words[19_000] + ".example.net"));
        System.out.println(messages + " messages asked");
    }

    private static void search(SqlStore store, String name, Query.Term... terms) {
        time("search " + name,
                () -> store.messages(new Query(Arrays.asList(terms)), PageRequest.first(50)).rows().size());
    }

    private static void time(String name, java.util.function.Supplier<Object> question) {
        var millis = new double[20];
        Object answer = "";
        for (int round = 0; round < millis.length; round++) {
            long begin = System.nanoTime();
            answer = question.get();
            millis[round] = (System.nanoTime() - begin) / 1e6;
        }
        double first = millis[0];
        Arrays.sort(millis);
        System.out.printf(Locale.ROOT, "%-28s first %8.1f  median %8.1f  p95 %8.1f ms  %s%n", name, first, millis[10],
                millis[18], answer instanceof Integer ? answer + " rows" : "");
    }
}
