package org.spampot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcResource;
import org.spampot.journal.Captures;
import org.spampot.journal.DataDirectory;
import org.spampot.journal.Desk;
import org.spampot.journal.JournalVerify;
import org.spampot.model.Bytes;
import org.spampot.model.CaptureId;
import org.spampot.model.Connection;
import org.spampot.model.EndOfContent;
import org.spampot.model.Endpoint;
import org.spampot.model.Envelope;
import org.spampot.model.EnvelopePath;
import org.spampot.model.Imported;
import org.spampot.model.Logged;
import org.spampot.model.MessageCapture;
import org.spampot.model.SessionId;
import org.spampot.model.TrustedNetworks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What goes out is what came in, for messages made to break whoever writes them down.
final class ExportTest {
    private static final int RANDOM = 80;
    private static final List<String> PIECES = List.of("From ", ">From ", ">>From x", "\n", "\r\n", "\r", "\n\n",
            "\r\n\r\n", "\u0000", "\u00ff", "Subject: pills", ": ", "Content-Length: 3", "x", ".", "\nFrom a b\n",
            "From MAILER-DAEMON Thu Jan  1 00:00:00 1970\n", "\n>From \n", " ");

    @TempDir
    static Path shared;

    private static final List<MessageCapture> MESSAGES = new ArrayList<>();

    @TempDir
    Path folder;

    @BeforeAll
    static void fill() {
        List<String> contents = new ArrayList<>(List.of("", "\n", "\r\n", "x", "From ", "From a\n", ">From a\r\n\r\nx",
                "Subject: =1+1 pills\r\n\r\nHello http://shop.example/buy?a=1\r\n", "Subject: a\n\nFrom b\n>From c\n",
                "Subject: a\r\n\r\nFrom b\r\n>>From c\r\n\r\n\r\n"));
        var random = new Random(7);
        for (int index = 0; index < RANDOM; index++) {
            var content = new StringBuilder();
            for (int left = random.nextInt(30); left > 0; left--) {
                content.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            contents.add(content.toString());
        }
        for (String content : contents) {
            MESSAGES.add(Captures.message(MESSAGES.size() + 1, Bytes.latin1(content)));
        }
        try (var data = DataDirectory.own(shared, Captures.NOON); var journal = Desk.open(data.journal())) {
            MESSAGES.forEach(message -> Desk.append(journal, message));
            Desk.append(journal, logged());
        }
        new Rebuild(flags(), "", Clock.systemUTC()).run(_ -> {
        });
    }

    private static MessageCapture logged() {
        var at = Captures.NOON.minusSeconds(60);
        var log = new Logged("mx.example.org", "", "<1@example.com>", 9,
                List.of(new Logged.Delivery("b@example.net", "rejected", "no such user")));
        var id = SessionId.of(at, new byte[10]);
        var from = new EnvelopePath("", "logged@example.com", List.of());
        return new MessageCapture(new CaptureId(id, 1),
                new Connection("import", "", Endpoint.UNKNOWN, Endpoint.UNKNOWN, at), "", new Envelope(from, List.of()),
                "", at, Bytes.EMPTY, EndOfContent.LOGGED, List.of(),
                new Imported(id, "mail.log", 0, "maillog", at, TrustedNetworks.NONE, log));
    }

    private static Flags flags() {
        return Flags.of(null, shared.toString(), Map.of());
    }

    private static Export.Done export(ExportForm form, String query, Path out, String variant, boolean force) {
        return new Export(flags(), new Export.Wanted(form, query, "", 0, out.toString(), variant, false, force),
                Clock.systemUTC()).run(new ByteArrayOutputStream(), (_, _) -> {
                });
    }

    private static byte[] flowing(ExportForm form, String query, long limit, boolean envelope) {
        var out = new ByteArrayOutputStream();
        new Export(flags(), new Export.Wanted(form, query, "", limit, "-", "rd", envelope, false), Clock.systemUTC())
                .run(out, (_, _) -> {
                });
        return out.toByteArray();
    }

    private static List<JsonNode> json(byte[] lines) {
        var mapper = new ObjectMapper();
        return new String(lines, StandardCharsets.UTF_8).lines()
                .map(line -> Objects.requireNonNull(mapper.readTree(line))).toList();
    }

    private static List<JsonNode> manifest(Path file) throws IOException {
        return json(Files.readAllBytes(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rd", "o", "cl", "cl2"})
    void theManifestOfAnMboxSaysWhereEachMessageIs(String variant) throws IOException {
        Path mbox = folder.resolve("spam.mbox");
        Export.Done done = export(ExportForm.MBOX, "", mbox, variant, false);

        assertThat(done.whole()).isTrue();
        assertThat(done.summary()).startsWith("exported " + MESSAGES.size() + " messages to ")
                .endsWith("; 1 left out, as only a log tells of them: csv and jsonl have them");
        byte[] all = Files.readAllBytes(mbox);
        List<JsonNode> manifest = manifest(folder.resolve("spam.mbox.manifest.jsonl"));
        assertThat(manifest).hasSameSizeAs(MESSAGES);
        for (int index = 0; index < MESSAGES.size(); index++) {
            MessageCapture message = MESSAGES.get(index);
            JsonNode row = manifest.get(index);
            assertThat(row.path("id").asString()).isEqualTo(message.id().toString());
            assertThat(row.path("sha256").asString()).isEqualTo(message.content().sha256());
            assertThat(row.path("mailFrom").asString()).isEqualTo(message.envelope().mailFrom().address());
            String stored = new String(all, row.path("offset").asInt(), row.path("length").asInt(),
                    StandardCharsets.ISO_8859_1);
            String sent = message.content().latin1();
            if (variant.equals("rd") || variant.equals("cl")) {
                stored = stored.replaceAll("(?:\\A|(?<=\\n))>(>*From )", "$1");
            } else if (variant.equals("o")) {
                sent = sent.replaceAll("(?:\\A|(?<=\\n))From ", ">From ");
            }
            assertThat(stored).as("%s of %s", variant, message.id())
                    .isEqualTo(sent.isEmpty() || sent.endsWith("\n") ? sent : sent + "\n");
        }
    }

    @Test
    void onlyLinesThatBeginMessagesLookAsIfTheyDid() {
        String all = new String(flowing(ExportForm.MBOX, "", 0, false), StandardCharsets.ISO_8859_1);

        assertThat(all.split("\n", -1)).filteredOn(line -> line.startsWith("From ")).hasSameSizeAs(MESSAGES)
                .allMatch(line -> line.matches("From a[0-9]+@example\\.com Sun Mar  1 12:00:00 2026"));
        assertThat(all).endsWith("\n\n");
    }

    /// Python's reader does not undo the quoting, so this does it for it.
    @Test
    void pythonReadsTheSameOutOfMboxAndMaildir() throws Exception {
        Path python = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(each -> Path.of(each, "python3")).filter(Files::isExecutable).findFirst().orElse(null);
        assumeTrue(python != null, "python3 is not installed");
        export(ExportForm.MBOX, "", folder.resolve("m"), "rd", false);
        export(ExportForm.MAILDIR, "", folder.resolve("d"), "rd", false);
        Path script = Files.writeString(folder.resolve("read.py"), """
                import hashlib, mailbox, re, sys
                for raw in (b.get_bytes(k) for b in [mailbox.mbox(sys.argv[1])] for k in b.keys()):
                    print("m", hashlib.sha256(re.sub(rb"(?m)^>(>*From )", rb"\\1", raw)).hexdigest())
                for file in (d.get_file(k) for d in [mailbox.Maildir(sys.argv[2])] for k in d.keys()):
                    print("d", hashlib.sha256(file._file.read()).hexdigest())
                """);
        var process = new ProcessBuilder(Objects.requireNonNull(python).toString(), script.toString(),
                folder.resolve("m").toString(), folder.resolve("d").toString()).redirectErrorStream(true).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
                .toList();

        // a last line without an end gets one in an mbox
        assertThat(lines.stream().filter(line -> line.startsWith("m "))).containsExactlyElementsOf(MESSAGES.stream()
                .map(MessageCapture::content)
                .map(one -> one.isEmpty() || one.at(one.size() - 1) == '\n' ? one : Bytes.latin1(one.latin1() + "\n"))
                .map(one -> "m " + one.sha256()).toList());
        assertThat(lines.stream().filter(line -> line.startsWith("d "))).containsExactlyInAnyOrderElementsOf(
                MESSAGES.stream().map(one -> "d " + one.content().sha256()).toList());
        assertThat(lines).hasSize(2 * MESSAGES.size());
    }

    @Test
    void filesHoldTheBytesAndTheSumsAreRight() throws IOException {
        for (var form : List.of(ExportForm.EML, ExportForm.MAILDIR)) {
            Path out = folder.resolve(form.name());
            assertThat(export(form, "", out, "rd", false).whole()).isTrue();

            List<String> sums = Files.readAllLines(out.resolve("SHA256SUMS"));
            assertThat(sums).hasSameSizeAs(MESSAGES);
            for (int index = 0; index < MESSAGES.size(); index++) {
                String[] sum = sums.get(index).split(" {2}", 2);
                MessageCapture message = MESSAGES.get(index);
                assertThat(sum[0]).isEqualTo(message.content().sha256());
                assertThat(sum[1]).contains(message.id().toString());
                assertThat(Files.readAllBytes(out.resolve(sum[1]))).isEqualTo(message.content().toArray());
            }
            assertThat(manifest(out.resolve("manifest.jsonl"))).hasSameSizeAs(MESSAGES);
            try (Stream<Path> files = Files.walk(out)) {
                assertThat(files).allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file))
                        .doesNotContain(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ));
            }
        }
        assertThat(folder.resolve("MAILDIR").resolve("tmp")).isEmptyDirectory();
        assertThat(folder.resolve("MAILDIR").resolve("cur").resolve(Captures.NOON.getEpochSecond() + "."
                + MESSAGES.get(3).id() + ".spampot,S=1:2,")).hasContent("x");
    }

    @Test
    void aMaildirIsAddedToAndKnowsItsFilesByAnyFlags() throws IOException {
        export(ExportForm.MAILDIR, "pills", folder, "rd", false);
        long some = Files.readAllLines(folder.resolve("SHA256SUMS")).size();
        assertThat(some).isBetween(1L, MESSAGES.size() - 1L);
        Path cur = folder.resolve("cur");
        try (Stream<Path> files = Files.list(cur)) {
            Path one = files.findFirst().orElseThrow();
            Files.move(one, one.resolveSibling(one.getFileName() + "S"));
        }

        assertThat(export(ExportForm.MAILDIR, "", folder, "rd", false).summary()).contains("exported "
                + (MESSAGES.size() - some) + " messages", some + " were there");
        assertThat(export(ExportForm.MAILDIR, "", folder, "rd", false).summary()).contains("exported 0 messages");
        try (Stream<Path> files = Files.list(cur)) {
            assertThat(files).hasSameSizeAs(MESSAGES);
        }
        assertThat(new TreeSet<>(Files.readAllLines(folder.resolve("SHA256SUMS")).stream()
                .map(line -> line.substring(0, 64)).toList()))
                .isEqualTo(new TreeSet<>(MESSAGES.stream().map(one -> one.content().sha256()).toList()));
    }

    @Test
    void aWarcIsASegmentThatTheJournalAndOthersRead() throws IOException {
        Path journal = folder.resolve("data").resolve("journal");
        Files.createDirectories(journal);
        Path segment = journal.resolve("0000000001.warc");
        export(ExportForm.WARC, "", segment, "rd", false);

        var report = JournalVerify.verify(journal, _ -> {
        });
        assertThat(report.intact()).isTrue();
        assertThat(report.messages()).isEqualTo(MESSAGES.size());
        try (var warc = new WarcReader(segment)) {
            warc.setLenient(false);
            warc.calculateBlockDigest();
            warc.onWarning(warning -> assertThat(warning).isEmpty());
            int index = 0;
            for (var record : warc) {
                if (record instanceof WarcResource) {
                    assertThat(record.body().stream().readAllBytes())
                            .isEqualTo(MESSAGES.get(index++).content().toArray());
                }
            }
            assertThat(index).isEqualTo(MESSAGES.size());
        }
        byte[] all = Files.readAllBytes(segment);
        List<JsonNode> manifest = manifest(journal.resolve("0000000001.warc.manifest.jsonl"));
        for (int index = 0; index < MESSAGES.size(); index++) {
            int offset = manifest.get(index).path("offset").asInt();
            assertThat(Bytes.own(all).slice(offset, offset + manifest.get(index).path("size").asInt()))
                    .isEqualTo(MESSAGES.get(index).content());
        }
        // what was read back is what was there, with all that is known of it
        Flags again = Flags.of(null, folder.resolve("data").toString(), Map.of());
        assertThat(new Rebuild(again, "", Clock.systemUTC()).run(_ -> {
        }).captures()).isEqualTo(MESSAGES.size());
        var out = new ByteArrayOutputStream();
        new Export(again, new Export.Wanted(ExportForm.JSONL, "", "", MESSAGES.size(), "-", "rd", false, false),
                Clock.systemUTC()).run(out, (_, _) -> {
                });
        assertThat(out.toByteArray()).isEqualTo(flowing(ExportForm.JSONL, "", MESSAGES.size(), false));
    }

    @Test
    void tablesHaveARowForEachMessageAndForThoseOfLogs() {
        List<JsonNode> rows = json(flowing(ExportForm.JSONL, "", 0, false));
        List<String> lines = new String(flowing(ExportForm.CSV, "", 0, false), StandardCharsets.UTF_8).lines().toList();

        assertThat(rows).hasSize(MESSAGES.size() + 1);
        assertThat(rows.getFirst().path("loggedStatus").get(0).asString()).isEqualTo("rejected");
        assertThat(rows.getFirst().path("end").asString()).isEqualTo("logged");
        JsonNode eighth = rows.get(8);
        assertThat(eighth.path("linkHosts").get(0).asString()).isEqualTo("shop.example");
        assertThat(eighth.path("sha256").asString()).isEqualTo(MESSAGES.get(7).content().sha256());
        assertThat(lines).hasSize(MESSAGES.size() + 2);
        assertThat(lines.getFirst()).isEqualTo(String.join(",", eighth.propertyNames()))
                .startsWith("id,session,receivedAt,source,mailFrom,rcptTo,subject,sha256,size,end,");
        assertThat(lines.get(9)).contains(",'=1+1 pills,").contains(",http://shop.example/buy?a=1,shop.example,");
    }

    @Test
    void aLimitTakesTheNewestOldestFirst() {
        List<JsonNode> three = json(flowing(ExportForm.JSONL, "", 3, false));

        assertThat(three.stream().map(row -> row.path("id").asString())).containsExactlyElementsOf(
                MESSAGES.subList(MESSAGES.size() - 3, MESSAGES.size()).stream().map(one -> one.id().toString())
                        .toList());
        assertThat(json(flowing(ExportForm.JSONL, "", 9_999, false))).hasSize(MESSAGES.size() + 1);
        assertThat(json(flowing(ExportForm.JSONL, "nothinglikethis", 5, false))).isEmpty();
    }

    @Test
    void oneMessageFlowsByItself() {
        MessageCapture eighth = MESSAGES.get(7);
        String query = "sha256:" + eighth.content().sha256();

        assertThat(flowing(ExportForm.EML, query, 0, false)).isEqualTo(eighth.content().toArray());
        assertThat(new String(flowing(ExportForm.EML, query, 0, true), StandardCharsets.ISO_8859_1)).isEqualTo(
                "Return-Path: <a8@example.com>\r\nDelivered-To: b@example.net\r\n" + eighth.content().latin1());
        assertThatExceptionOfType(Trouble.class).isThrownBy(() -> flowing(ExportForm.EML, "", 0, false))
                .withMessageContaining("more messages than one");
    }

    @Test
    void whatIsThereStays() throws IOException {
        Path mbox = Files.writeString(folder.resolve("mine"), "mine");

        assertThatExceptionOfType(Trouble.class).isThrownBy(() -> export(ExportForm.MBOX, "", mbox, "rd", false))
                .withMessage("export: " + mbox + " is there; name another with --out, or replace it with --force");
        assertThatExceptionOfType(Trouble.class).isThrownBy(() -> export(ExportForm.MAILDIR, "", folder, "rd", true))
                .withMessageContaining("is no Maildir");
        assertThatExceptionOfType(Trouble.class).isThrownBy(() -> export(ExportForm.EML, "", folder, "rd", false))
                .withMessageContaining("is not empty");
        assertThatExceptionOfType(Trouble.class).isThrownBy(() -> export(ExportForm.CSV, "", folder, "rd", true))
                .withMessageContaining("is a folder");
        assertThatExceptionOfType(Trouble.class).isThrownBy(() -> export(ExportForm.MBOX, "", mbox, "x", true))
                .withMessageContaining("there are rd, o, cl and cl2");
        assertThatExceptionOfType(Trouble.class).isThrownBy(() -> export(ExportForm.MBOX, "a:b", mbox, "rd", true));
        assertThat(mbox).hasContent("mine");
        export(ExportForm.MBOX, "", mbox, "rd", true);
        assertThat(Files.size(mbox)).isGreaterThan(1000);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void aDamagedMessageIsNamedAndTheOthersAreThere() throws IOException {
        Path data = folder.resolve("data");
        Path journal = Files.createDirectories(data.resolve("journal"));
        byte[] segment = Files.readAllBytes(shared.resolve("journal").resolve("0000000001.warc"));
        int at = new String(segment, StandardCharsets.ISO_8859_1).indexOf("=1+1 pills");
        segment[at] = '#';
        Files.write(journal.resolve("0000000001.warc"), segment);
        Files.copy(shared.resolve("store.db"), data.resolve("store.db"));

        var done = new Export(Flags.of(null, data.toString(), Map.of()),
                new Export.Wanted(ExportForm.EML, "", "", 0, folder.resolve("out").toString(), "rd", false, false),
                Clock.systemUTC()).run(new ByteArrayOutputStream(), (_, _) -> {
                });

        assertThat(done.whole()).isFalse();
        assertThat(done.problems()).singleElement().asString().contains(MESSAGES.get(7).id().toString(), "digest");
        assertThat(done.summary()).endsWith("; 1 could not be read");
        assertThat(Files.readAllLines(folder.resolve("out").resolve("SHA256SUMS"))).hasSize(MESSAGES.size() - 1);
    }
}
