package org.spampot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.spampot.app.Assembly;
import org.spampot.app.Flags;
import org.spampot.egress.LoopbackSmtp;
import org.spampot.journal.Captures;
import org.spampot.journal.Entry;
import org.spampot.journal.SegmentCopy;
import org.spampot.journal.StoredJournal;
import org.spampot.model.Bytes;
import org.spampot.model.Capture;
import org.spampot.model.CaptureId;
import org.spampot.model.Connection;
import org.spampot.model.Defect;
import org.spampot.model.EndOfContent;
import org.spampot.model.Endpoint;
import org.spampot.model.Envelope;
import org.spampot.model.EnvelopePath;
import org.spampot.model.Evidence;
import org.spampot.model.Login;
import org.spampot.model.MessageCapture;
import org.spampot.model.Position;
import org.spampot.model.Refused;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionEnd;
import org.spampot.model.SessionId;
import org.spampot.model.TranscriptEntry;
import org.spampot.store.sql.Mode;
import org.spampot.store.sql.SqlStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Journals of other data directories, and exports of them, come in as they were.
final class JournalImportTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MESSAGES = 3;
    private static final int SESSIONS = 2;

    /// The data directory of a sensor: what a client sent, what was imported, what a log told.
    @TempDir
    static Path sensor;

    @TempDir
    Path folder;

    private static String out = "";
    private static String err = "";

    @BeforeAll
    static void fill() throws IOException {
        var flags = new Flags(null, sensor.toString(), List.of("127.0.0.1:0"), "127.0.0.1:0", "postfix-submission",
                Map.of("SPAMPOT_LOG_LEVEL", "error"));
        try (var running = Assembly.start(flags, Clock.systemUTC())) {
            speak(running.addresses().getFirst().port());
        }
        forgetTheLog();
        Path mails = Files.createDirectory(sensor.resolve("mails"));
        Files.writeString(mails.resolve("a.eml"), """
                Received: from c.example (c.example [203.0.113.5]) by mx.example.org (Postfix) with ESMTP id 4X1
                 for <trap@example.org>; Tue, 3 Nov 2026 10:00:00 +0000
                Subject: imported there

                body
                """);
        Files.writeString(mails.resolve("mail.log"),
                """
                        2026-11-03T10:00:00.000000+00:00 mx postfix/smtpd[100]: connect from c.example[203.0.113.9]
                        2026-11-03T10:00:01.000000+00:00 mx postfix/smtpd[100]: NOQUEUE: reject: RCPT from c.example[203.0.113.9]: \
                        554 5.7.1 <x@example.org>: Relay access denied; from=<s@c.example> to=<x@example.org> proto=SMTP helo=<h>
                        2026-11-03T10:00:02.000000+00:00 mx postfix/smtpd[100]: disconnect from c.example[203.0.113.9]
                        """);
        assertThat(run("import", mails.toString(), "--trusted", "192.0.2.0/24", "--data", sensor.toString())).isZero();
        assertThat(captures(sensor)).hasSize(MESSAGES + SESSIONS)
                .anyMatch(each -> each instanceof SessionCapture session && !session.evidence().logins().isEmpty())
                .anyMatch(each -> each instanceof MessageCapture message && message.imported() != null);
    }

    /// A client that guesses a password, and sends a mail.
    private static void speak(int port) throws IOException {
        try (var client = LoopbackSmtp.connect(InetAddress.ofLiteral("127.0.0.1"), port, Duration.ofSeconds(20))) {
            client.reply();
            for (String line : List.of("EHLO bot.example", "AUTH PLAIN AHVzZXIAc2VjcmV0", "MAIL FROM:<s@bot.example>",
                    "RCPT TO:<\u00e9@example.org>", "RCPT TO:<b@example.org> NOTIFY=NEVER", "DATA")) {
                client.command(line);
            }
            client.command("Subject: sent there\r\nReceived: from x (x [198.51.100.77]) by y; Tue, 3 Nov 2026 10:00:00"
                    + " +0000\r\n\r\n\u00e9\u0000bare\nline http://shop.example/x\r\n.");
            client.command("QUIT");
        }
    }

    /// What starting told the log must not hold for other tests.
    @AfterEach
    void forget() {
        forgetTheLog();
    }

    private static void forgetTheLog() {
        System.clearProperty("SPAMPOT_LOG_LEVEL");
        System.clearProperty("SPAMPOT_LOG_FORMAT");
        SLF4JBridgeHandler.uninstall();
    }

    @Test
    void capturesOfASensorComeInAsTheyWere() {
        Path data = folder.resolve("data");

        assertThat(run("import", journal(), "--data", data.toString())).as(err).isZero();

        assertThat(out).startsWith("""
                read 3 messages: kept 3, duplicate 0, skipped 0
                read 2 sessions of journals: new 2
                """);
        assertThat(captures(data)).isEqualTo(captures(sensor));
        assertThat(dump(data)).isEqualTo(dump(sensor));
        String before = dump(data);

        assertThat(run("import", journal(), "--data", data.toString())).isZero();
        assertThat(out).startsWith("""
                read 3 messages: kept 0, duplicate 3, skipped 0
                read 2 sessions of journals: new 0
                """);
        assertThat(captures(data)).hasSize(MESSAGES + SESSIONS);
        assertThat(run("rebuild", "--data", data.toString())).isZero();
        assertThat(dump(data)).as("a rebuild finds the same").isEqualTo(before);
        assertThat(run("search", "subject:sent", "--format", "json", "--data", data.toString())).isZero();
        assertThat(JSON.readTree(out).get("source").asString()).as("its connection").isEqualTo("127.0.0.1");
    }

    @Test
    void whatIsExportedAgainIsWhatWasExported() throws IOException {
        Path first = export("first.warc", sensor);
        Path data = folder.resolve("data");
        assertThat(run("import", first.toString(), "--data", data.toString())).as(err).isZero();
        assertThat(out).as("without what only a log tells of").startsWith("read 2 messages: kept 2")
                .doesNotContain("sessions of");
        Path second = export("second.warc", data);
        Path third = folder.resolve("third");
        assertThat(run("import", second.toString(), "--data", third.toString())).isZero();

        assertThat(captures(third)).isEqualTo(captures(data))
                .containsExactlyInAnyOrderElementsOf(captures(sensor).stream()
                        .filter(each -> each instanceof MessageCapture message && message.content().size() > 0)
                        .toList());
        assertThat(mbox(third)).isEqualTo(mbox(sensor));

        assertThat(run("import", journal(), "--data", third.toString())).isZero();
        assertThat(out).as("what an export leaves out").startsWith("""
                read 3 messages: kept 1, duplicate 2, skipped 0
                read 2 sessions of journals: new 2
                """);
        assertThat(captures(third)).hasSize(MESSAGES + SESSIONS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"warc.gz", "zip", "zip of warc.gz", "warc"})
    void journalsAreReadWhereverTheyAre(String form) throws IOException {
        byte[] segment = Files.readAllBytes(segment());
        Path file = switch (form) {
            case "warc.gz" -> Files.write(folder.resolve("x.warc.gz"), gzip(segment));
            case "zip" -> Files.write(folder.resolve("x.zip"), zip("a/journal.warc", segment));
            case "zip of warc.gz" -> Files.write(folder.resolve("x.zip"), zip("journal.warc.gz", gzip(segment)));
            default -> Files.write(folder.resolve("any.WARC"), segment);
        };
        Path data = folder.resolve("data");

        assertThat(run("import", file.toString(), "--dry-run", "--data", data.toString())).as(err).isZero();
        assertThat(out).startsWith("read 3 messages: would keep 3").contains("read 2 sessions of journals: new 2\n");
        assertThat(data).doesNotExist();
        assertThat(run("import", file.toString(), "--data", data.toString())).as(err).isZero();
        assertThat(captures(data)).isEqualTo(captures(sensor));
        assertThat(run("import", file.toString(), "--dry-run", "--data", data.toString())).as(err).isZero();
        assertThat(out).startsWith("read 3 messages: would keep 0, duplicate 3");
    }

    @Test
    void aDataDirectoryThatIsImportedIntoItselfStaysAsItIs() {
        String before = dump(sensor);
        assertThat(run("import", journal(), "--data", sensor.toString())).as(err).isZero();
        assertThat(out).startsWith("read 3 messages: kept 0, duplicate 3, skipped 0\n");
        assertThat(dump(sensor)).isEqualTo(before);
    }

    @Test
    void whatIsDamagedIsNamedAndTheRestComesIn() throws IOException {
        byte[] damaged = Files.readAllBytes(segment());
        List<Entry> entries = entries(sensor);
        Entry first = entries.getFirst();
        Entry last = entries.getLast();
        damaged[(int) first.next().offset() - 8] ^= 1;
        byte[] torn = Arrays.copyOf(damaged, damaged.length - 20);
        Path file = Files.createDirectory(folder.resolve("journal"));
        Files.write(file.resolve("0000000001.warc"), torn);
        Files.write(file.resolve("0000000001.torn"), "WARC/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
        Path skipped = folder.resolve("skipped");
        Path data = folder.resolve("data");

        assertThat(run("import", file.toString(), "--skipped", skipped.toString(), "--data", data.toString()))
                .isEqualTo(1);

        assertThat(captures(data)).isEqualTo(captures(sensor).subList(1, entries.size() - 1));
        List<JsonNode> all = Files.readAllLines(skipped).stream().map(JSON::readTree).toList();
        assertThat(all.getFirst().get("unreadable").asBoolean()).as("what nobody misses").isFalse();
        List<JsonNode> told = all.subList(1, all.size());
        assertThat(told).extracting(each -> each.get("offset").asLong()).containsExactly(first.begin().offset(),
                last.begin().offset());
        assertThat(told).extracting(each -> each.get("size").asLong()).containsExactly(
                first.next().offset() - first.begin().offset(), torn.length - last.begin().offset());
        assertThat(told).extracting(each -> each.get("why").asString()).containsExactly(
                "a damaged record: its block does not match its digest", "a damaged record: it is cut short");
        assertThat(told).allMatch(each -> each.get("unreadable").asBoolean());
    }

    @Test
    void whatOtherProgramsWroteIsNotRead() throws IOException {
        Path crawl = Files.writeString(folder.resolve("crawl.warc"), """
                WARC/1.0\r
                WARC-Type: warcinfo\r
                WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r
                WARC-Filename: spampot.example.warc\r
                Content-Length: 14\r
                \r
                software: x\r
                \r
                \r
                \r
                """);
        Files.write(crawl, Files.readAllBytes(segment()), java.nio.file.StandardOpenOption.APPEND);
        Path data = folder.resolve("data");

        assertThat(run("import", crawl.toString(), "--data", data.toString())).isEqualTo(1);

        assertThat(out).startsWith("read 1 message: kept 0, duplicate 0, skipped 1 (1 could not be read)\n");
        assertThat(err).contains("crawl.warc", "a WARC of another program, which is not read");
    }

    /// Who sends a mail decides how it begins: it is a mail all the same.
    @Test
    void aMailThatIsAJournalIsAMail() throws IOException {
        byte[] segment = Files.readAllBytes(segment());
        Path mails = Files.createDirectory(folder.resolve("mails"));
        Path maildir = Files.createDirectories(mails.resolve("box/cur"));
        Files.write(maildir.resolve("1793700000.M1P2.mx,S=" + segment.length + ":2,"), segment);
        Files.write(Files.createDirectory(mails.resolve("mh")).resolve("7"), Arrays.copyOf(segment, 2000));
        Files.write(mails.resolve("saved.eml"), Arrays.copyOf(segment, 3000));
        Path dumped = Files.write(mails.resolve("dumped.txt"), segment);
        Path data = folder.resolve("data");

        assertThat(run("import", mails.toString(), "--data", data.toString())).isEqualTo(1);

        assertThat(captures(data)).hasSize(3)
                .allMatch(each -> each instanceof MessageCapture message && message.imported() != null)
                .doesNotContainAnyElementsOf(captures(sensor));
        assertThat(err).isEqualTo("spampot: not read: " + dumped + " at 0, " + segment.length
                + " bytes: begins as a WARC does, and its name does not end in .warc\n");
    }

    @Test
    void besideAHoneypotTheyAreHandedOver() {
        Path data = folder.resolve("data");
        var flags = new Flags(null, data.toString(), List.of("127.0.0.1:0"), "127.0.0.1:0", "",
                Map.of("SPAMPOT_LOG_LEVEL", "error"));
        try (var _ = Assembly.start(flags, Clock.systemUTC())) {
            assertThat(run("import", journal(), "--data", data.toString())).as(err).isZero();
            assertThat(out).startsWith("read 3 messages: kept 3, duplicate 0, skipped 0\n");
            assertThat(run("import", journal(), data.resolve("journal").toString(), "--data", data.toString()))
                    .as(err).isZero();
            assertThat(out).startsWith("""
                    read 6 messages: kept 0, duplicate 6, skipped 0
                    read 4 sessions of journals: new 0
                    """);
        }
        assertThat(captures(data)).isEqualTo(captures(sensor));
        assertThat(dump(data)).isEqualTo(dump(sensor));
    }

    @Test
    void theirMessagesAreAnalyzedWithTheSourceThatTheyHave() {
        assertThat(run("analyze", journal())).as(err).isZero();

        assertThat(out.lines().map(line -> JSON.readTree(line).get("source").get("ip").asString()))
                .containsExactly("127.0.0.1", "203.0.113.5");
    }

    /// Whoever makes such a file by hand can put anything into it.
    @Test
    void impossibleCapturesHurtNothing() throws IOException {
        List<Capture> odd = new ArrayList<>();
        var random = new Random(5);
        List<Instant> times = List.of(Instant.MIN, Instant.MAX, Instant.EPOCH, Captures.NOON);
        for (Instant opened : times) {
            for (Instant at : times) {
                odd.addAll(odd(SessionId.at(Captures.NOON, random), opened, at));
            }
        }
        Path file = folder.resolve("odd.warc");
        try (var warc = Files.newOutputStream(file)) {
            var copy = new SegmentCopy(Clock.systemUTC(), random);
            copy.begin("odd.warc", warc);
            for (Capture capture : odd) {
                copy.add(capture, warc);
            }
        }
        Path data = folder.resolve("data");

        run("import", file.toString(), "--data", data.toString());

        int kept = captures(data).size();
        assertThat(kept).as(err).isEqualTo(odd.size());
        assertThat(captures(data)).isSubsetOf(odd);
        for (String command : List.of("search ", "report", "report --format json", "top sources", "rebuild",
                "export jsonl", "export csv")) {
            assertThat(run((command + " --data " + data).split(" ", -1))).as("%s: %s", command, err).isZero();
        }
        for (Capture capture : captures(data)) {
            String id = capture instanceof MessageCapture message ? message.id().toString() : capture.session().value();
            assertThat(run("show", id, "--data", data.toString())).as("%s: %s", capture, err).isZero();
        }
        assertThat(run("import", file.toString(), "--data", data.toString())).as("the same again").isLessThan(2);
        assertThat(captures(data)).hasSize(kept);
    }

    private static List<Capture> odd(SessionId id, Instant opened, Instant at) {
        var text = "\u0000\ud800\u2028\r\n";
        var connection = new Connection(text, text, new Endpoint(InetAddress.ofLiteral("0.0.0.0"), -1),
                new Endpoint(InetAddress.ofLiteral("::"), Integer.MAX_VALUE), opened);
        var forever = Duration.ofNanos(Long.MAX_VALUE);
        var never = Duration.ofNanos(Long.MIN_VALUE);
        return List.of(
                new MessageCapture(new CaptureId(id, 999_999_999), connection, text,
                        new Envelope(new EnvelopePath(text, text, List.of(text)), List.of()), text, at, Bytes.EMPTY,
                        EndOfContent.COMPLETE, List.of(new Defect(text, text, text)), null),
                new SessionCapture(id, connection, text, at, SessionEnd.QUIT, Map.of("\u0000", Integer.MIN_VALUE), -1,
                        List.of(new TranscriptEntry.Note(forever, text), new TranscriptEntry.Note(never, text),
                                new TranscriptEntry.Content(never, -1, Long.MIN_VALUE, new CaptureId(id, 3))),
                        List.of(),
                        new Evidence(text, text, null, List.of(new Login(never, text, text, text, text, "", "", true)),
                                List.of(new Refused(forever, text, text, text)))));
    }

    private static String journal() {
        return sensor.resolve("journal").toString();
    }

    private static Path segment() {
        return sensor.resolve("journal").resolve("0000000001.warc");
    }

    private static List<Entry> entries(Path data) {
        List<Entry> entries = new ArrayList<>();
        try (var reader = new StoredJournal(data.resolve("journal")).reader(Position.START)) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                entries.add(next.get());
            }
        }
        return entries;
    }

    private static List<Capture> captures(Path data) {
        return entries(data).stream().map(each -> ((Entry.Read) each).capture()).toList();
    }

    private static String dump(Path data) {
        var text = new StringWriter();
        try (SqlStore store = SqlStore.open(data.resolve("store.db"), Mode.READER)) {
            store.dump(text);
        }
        return text.toString();
    }

    private Path export(String name, Path data) {
        Path file = folder.resolve(name);
        assertThat(run("export", "warc", "--out", file.toString(), "--data", data.toString())).as(err).isZero();
        return file;
    }

    private static String mbox(Path data) {
        assertThat(run("export", "mbox", "--variant", "cl2", "--data", data.toString())).as(err).isZero();
        return out;
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return packed.toByteArray();
    }

    private static int run(String... args) {
        var written = new ByteArrayOutputStream();
        var problems = new ByteArrayOutputStream();
        int code = Spampot.run(args,
                new Terminal(written, problems, Map.of("SPAMPOT_LOG_LEVEL", "error"), false));
        out = written.toString(StandardCharsets.UTF_8);
        err = problems.toString(StandardCharsets.UTF_8);
        return code;
    }
}
