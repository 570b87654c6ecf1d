package org.spampot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.analysis.file.CompoundMaker;
import org.spampot.model.Bytes;
import org.spampot.store.sql.Mode;
import org.spampot.store.sql.SqlStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The import command from its options to what is in the store.
final class ImportTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    private Path mails;
    private Path data;
    private String out = "";
    private String err = "";

    @BeforeEach
    void places() throws IOException {
        mails = Files.createDirectory(folder.resolve("mails"));
        data = folder.resolve("data");
    }

    @Test
    void eachMessageIsKeptOnceHoweverOftenItIsThere() throws IOException {
        mail("a.eml", received("203.0.113.5", 1) + "Subject: one\r\n\r\nbody\r\n");
        mail("b.eml", received("203.0.113.5", 2) + "Subject: two\r\n\r\nbody\r\n");
        mail("same-as-b.eml", received("203.0.113.5", 2) + "Subject: two\r\n\r\nbody\r\n");

        assertThat(run("import", mails.toString(), "--data", data.toString())).as(err).isZero();
        assertThat(out).startsWith("read 3 messages: kept 2, duplicate 1, skipped 0\n").contains("203.0.113.5");
        assertThat(err).isEmpty();
        String before = dump();
        assertThat(digests()).hasSize(2);

        assertThat(run("import", mails.toString(), "--data", data.toString())).isZero();
        assertThat(out).startsWith("read 3 messages: kept 0, duplicate 3, skipped 0\n");
        assertThat(dump()).as("a second import changes nothing").isEqualTo(before);
        assertThat(run("rebuild", "--data", data.toString())).isZero();
        assertThat(dump()).as("a rebuild finds the same").isEqualTo(before);
        assertThat(run("journal", "verify", "--data", data.toString())).isZero();
    }

    @Test
    void timeAndEnvelopeAreThoseThatTheLastServerWroteDown() throws IOException {
        mail("a.eml", "Return-Path: <bounce@sender.example>\r\nX-Original-To: trap@example.org\r\n"
                + "Delivered-To: user@example.org\r\n" + received("203.0.113.5", 1)
                + "Received: from b.example (b.example [198.51.100.1]) by c.example; Tue, 1 Jan 2019 00:00:00 +0000\r\n"
                + "Delivered-To: invented@example.com\r\nDate: Wed, 1 Jan 2020 00:00:00 +0000\r\n\r\n");

        assertThat(run("import", mails.toString(), "--data", data.toString())).isZero();

        JsonNode row = rows().getFirst();
        assertThat(row.get("receivedAt").asString()).isEqualTo("2026-11-03T10:00:01Z");
        assertThat(row.get("mailFrom").asString()).isEqualTo("bounce@sender.example");
        assertThat(row.get("rcptTo").valueStream().map(JsonNode::asString)).containsExactly("trap@example.org",
                "user@example.org", "rcpt@example.org");
    }

    @Test
    void aLogOfAMailServerBecomesASessionAndAMessageWithoutContent() throws IOException {
        mail("mail.log",
                """
                        2026-11-03T10:00:00.000000+00:00 mx postfix/smtpd[100]: connect from c.example[203.0.113.5]
                        2026-11-03T10:00:01.000000+00:00 mx postfix/smtpd[100]: 4ABCDE0001: client=c.example[203.0.113.5]
                        2026-11-03T10:00:01.100000+00:00 mx postfix/cleanup[101]: 4ABCDE0001: message-id=<1@c.example>
                        2026-11-03T10:00:01.200000+00:00 mx postfix/qmgr[9]: 4ABCDE0001: from=<s@c.example>, size=777, nrcpt=1
                        2026-11-03T10:00:01.300000+00:00 mx postfix/local[102]: 4ABCDE0001: to=<trap@example.org>, relay=local, \
                        delay=1, status=sent (delivered)
                        2026-11-03T10:00:01.400000+00:00 mx postfix/qmgr[9]: 4ABCDE0001: removed
                        2026-11-03T10:00:02.000000+00:00 mx postfix/smtpd[100]: disconnect from c.example[203.0.113.5]
                        """);
        String log = mails.resolve("mail.log").toString();
        assertThat(run("import", log, "--data", data.toString())).isZero();

        JsonNode row = rows().getFirst();
        assertThat(row.get("source").asString()).isEqualTo("203.0.113.5");
        assertThat(row.get("mailFrom").asString()).isEqualTo("s@c.example");
        assertThat(row.get("rcptTo").valueStream().map(JsonNode::asString)).containsExactly("trap@example.org");
        assertThat(row.get("size").asLong()).isEqualTo(777);
        String before = dump();

        assertThat(run("import", log, "--data", data.toString())).isZero();
        assertThat(dump()).as("a second import changes nothing").isEqualTo(before);
        assertThat(run("rebuild", "--data", data.toString())).isZero();
        assertThat(dump()).as("a rebuild finds the same").isEqualTo(before);
    }

    @Test
    void whatBecameOfTheLinesOfALogIsSaid() throws IOException {
        mail("mail.log", """
                Dec 31 23:59:59 mx postfix/smtpd[100]: connect from c.example[203.0.113.5]
                Dec 31 23:59:59 mx postfix/smtpd[100]: words \u001b]0;of nobody\u0007
                Dec 31 23:59:59 mx sshd[100]: Accepted publickey for root
                Jan  1 00:00:01 mx postfix/smtpd[100]: NOQUEUE: reject: RCPT from c.example[203.0.113.5]: 554 5.7.1 \
                <x@example.org>: Relay access denied; from=<s@c.example> to=<x@example.org> proto=SMTP helo=<h>
                no date
                """);
        String log = mails.resolve("mail.log").toString();
        Path unparsed = folder.resolve("unparsed");

        assertThat(run("import", log, "--unparsed", unparsed.toString(), "--year", "2011", "--zone", "+02:00", "--data",
                data.toString())).as(err).isZero();
        assertThat(out).contains("read 5 lines of them: understood 2, of other programs 1, twice there 0, not"
                + " understood 2 (1 without a date)\n", "    1  postfix/smtpd      Dec 31 23:59:59 mx")
                .doesNotContain("\u001b");
        assertThat(unparsed).content().endsWith("[100]: words \u001b]0;of nobody\u0007\nno date\n");
        assertThat(rows().getFirst().get("receivedAt").asString()).isEqualTo("2011-12-31T22:00:01Z");

        assertThat(run("import", log, "--unparsed", "-", "--json", "--data", data.toString())).isZero();
        assertThat(out)
                .startsWith("Dec 31 23:59:59 mx postfix/smtpd[100]: words \\u001b]0;of nobody\\u0007\nno date\n");
        JsonNode lines = JSON.readTree(out.lines().toList().getLast()).get("lines");
        assertThat(lines.toString()).isEqualTo("{\"read\":5,\"understood\":2,\"repeated\":0,\"undated\":1,"
                + "\"others\":{\"sshd\":1},\"notUnderstood\":{\"postfix/smtpd\":1}}");
    }

    @Test
    void onlyOneLogIsFollowed() throws IOException {
        mail("mail.log", "Mar  1 10:00:00 mx postfix/smtpd[1]: connect from a[192.0.2.1]\n");
        String log = mails.resolve("mail.log").toString();
        for (List<String> wrong : List.of(List.of(mails.toString()), List.of("-"), List.of(log, log))) {
            List<String> all = new ArrayList<>(List.of("import", "--follow", "--data", data.toString()));
            all.addAll(wrong);
            assertThat(run(all.toArray(String[]::new))).isEqualTo(2);
            assertThat(err).isEqualTo("spampot: --follow: name one file, the log that is written\n");
        }
        assertThat(run("import", "--follow", "--idle", "0", log, "--data", data.toString())).isEqualTo(2);
        assertThat(data).doesNotExist();
    }

    @Test
    void aYearOrZoneThatIsNoneIsToldBeforeAnythingIsTouched() {
        assertThat(run("import", mails.toString(), "--zone", "Mars/Base", "--data", data.toString())).isEqualTo(2);
        assertThat(err).isEqualTo("spampot: --zone: there is no zone \"Mars/Base\"; write Europe/Berlin, +02:00 or"
                + " UTC\n");
        assertThat(run("import", mails.toString(), "--year", "24", "--data", data.toString())).isEqualTo(2);
        assertThat(err).isEqualTo("spampot: --year: 24 is none; there are 1970 to 2239\n");
        assertThat(data).doesNotExist();
    }

    @Test
    void whatSaysNothingOfItselfIsKeptToo() throws IOException {
        mail("empty.eml", "");
        mail("no-header.eml", "\0\0\0\n\nhello");
        mail("no-date.eml", "Subject: no date\r\nDate: 31 Feb 99999\r\n\r\n");

        assertThat(run("import", mails.toString(), "--data", data.toString())).isZero();

        assertThat(rows()).hasSize(3).allMatch(row -> row.get("receivedAt").asString().equals("1970-01-01T00:00:00Z"))
                .allMatch(row -> row.get("mailFrom").asString().isEmpty());
    }

    @Test
    void sourcesAreThoseThatTheLastBelievedServerSaw() throws IOException {
        mailsOfAllKindsOfSources();

        assertThat(run("import", mails.toString(), "--json", "--data", data.toString())).isZero();

        JsonNode summary = JSON.readTree(out);
        assertThat(sources()).containsExactlyInAnyOrderEntriesOf(Map.of("forged", "203.0.113.5", "private",
                "203.0.113.6", "relay", "192.0.2.7", "webmail", "203.0.113.8", "nothing", ""));
        assertThat(summary.get("unsure").valueStream().map(each -> each.get("confidence").asString()
                + " " + each.get("path").asString().replaceAll(".*/", ""))).containsExactlyInAnyOrder(
                        "low 4-webmail.eml", "none 5-nothing.eml");
        assertThat(summary.get("sources").valueStream().mapToLong(each -> each.get("messages").asLong()).sum())
                .isEqualTo(5);
    }

    @Test
    void givenRelaysAreSteppedOver() throws IOException {
        for (String given : List.of("192.0.2.0/24", "relay.example.net", ".example.net")) {
            data = folder.resolve(given.replace('/', '-'));
            mail("a.eml", "Received: from relay.example.net (relay.example.net [192.0.2.7]) by mx.example.org;"
                    + " Tue, 3 Nov 2026 10:00:09 +0000\r\n" + received("203.0.113.7", 3) + "Subject: relay\r\n\r\n");

            assertThat(run("import", mails.toString(), "--trusted", given, "--data", data.toString())).isZero();

            assertThat(sources()).as(given).containsEntry("relay", "203.0.113.7");
            String before = dump();
            assertThat(run("rebuild", "--data", data.toString())).isZero();
            assertThat(dump()).as("a rebuild trusts the same").isEqualTo(before);
        }
    }

    @Test
    void usersOfASubmissionServerAreSources() throws IOException {
        mail("a.eml", "Received: from msa.example.net (msa.example.net [192.0.2.7]) by mx.example.org;"
                + " Tue, 3 Nov 2026 10:00:09 +0000\r\n" + received("203.0.113.7", 3) + "Subject: user\r\n\r\n");

        assertThat(run("import", mails.toString(), "--msa", "192.0.2.7", "--json", "--data", data.toString())).isZero();

        assertThat(sources()).containsEntry("user", "203.0.113.7");
        assertThat(JSON.readTree(out).get("sources").get(0).get("method").asString()).isEqualTo("submission");
    }

    @Test
    void theOriginalInsideOfAFiltersReportIsWhatCounts() throws IOException {
        String original = received("203.0.113.9", 1) + "Subject: wrapped\r\n\r\nbuy\r\n";
        mail("a.eml", "Received: from localhost by mx.example.org with SpamAssassin (version 3.4.6);\r\n"
                + " Tue, 03 Nov 2026 10:00:05 +0000\r\nX-Spam-Flag: YES\r\nSubject: *****SPAM***** wrapped\r\n"
                + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"----------=_1\"\r\n\r\n"
                + "------------=_1\r\nContent-Type: text/plain\r\n\r\nContent analysis details: (9.0 points)\r\n\r\n"
                + "------------=_1\r\nContent-Type: message/rfc822; x-spam-type=original\r\n"
                + "Content-Description: original message before SpamAssassin\r\n\r\n" + original
                + "\r\n------------=_1--\r\n");

        assertThat(run("import", mails.toString(), "--data", data.toString())).isZero();

        assertThat(sources()).containsEntry("wrapped", "203.0.113.9");
    }

    @Test
    void whatCannotBeReadIsCountedAndListed() throws IOException {
        mail("a.eml", "Subject: x\r\n\r\n");
        Files.createFile(mails.resolve("b.eml"), java.nio.file.attribute.PosixFilePermissions
                .asFileAttribute(java.util.Set.of()));
        org.junit.jupiter.api.Assumptions.assumeFalse(Files.isReadable(mails.resolve("b.eml")),
                "root reads everything");
        Path list = folder.resolve("skipped.jsonl");

        assertThat(run("import", mails.toString(), "--skipped", list.toString(), "--data", data.toString()))
                .isEqualTo(1);

        assertThat(out).startsWith("read 2 messages: kept 1, duplicate 0, skipped 1 (1 could not be read)\n");
        assertThat(err).startsWith("spampot: not read: ").contains("b.eml at 0");
        assertThat(JSON.readTree(Files.readString(list)).get("path").asString()).endsWith("b.eml");
    }

    @Test
    void whatIsNoMailIsCountedAndNoFailure() throws IOException {
        mail("a.eml", "Subject: x\r\n\r\n");
        mail("README.txt", "not a mail\n");
        mail("empty", "");
        Files.createSymbolicLink(mails.resolve("link"), mails.resolve("a.eml"));
        Path list = folder.resolve("skipped.jsonl");

        assertThat(run("import", mails.toString(), "--skipped", list.toString(), "--data", data.toString())).as(err)
                .isZero();

        assertThat(out).startsWith("read 4 messages: kept 1, duplicate 0, skipped 3\n");
        assertThat(err).hasLineCount(3).contains("skipped ").contains("a link, not followed");
        assertThat(Files.readAllLines(list).stream().map(line -> JSON.readTree(line).get("unreadable").asBoolean()))
                .containsExactly(false, false, false);
    }

    @Test
    void mailThatCannotBeReadIsAFailure() throws IOException {
        mail("a.eml", "Subject: x\r\n\r\n");
        mail("b.rar", "Rar!\032\007\001\000");
        for (String unreadable : List.of(mails.toString(), mails.resolve("not-there.mbox").toString())) {
            assertThat(run("import", unreadable, "--data", data.toString())).isEqualTo(1);
            assertThat(out).contains(", skipped 1 (1 could not be read)\n");
            assertThat(err).startsWith("spampot: not read: " + unreadable);
        }
    }

    @Test
    void aDryRunSaysWhatWouldComeAndWritesNothing() throws IOException {
        mail("a.eml", received("203.0.113.5", 1) + "Subject: one\r\n\r\nbody\r\n");
        mail("b.mbox", "From x@example.org Tue Nov  3 10:00:00 2026\n" + received("203.0.113.6", 2)
                + "Subject: two\r\n\r\nbody\r\n\nFrom x@example.org Tue Nov  3 10:00:00 2026\n"
                + received("203.0.113.6", 2) + "Subject: two\r\n\r\nbody\r\n\n");
        mail("c.txt", "no mail\n");

        assertThat(run("import", "--dry-run", mails.toString(), "--data", data.toString())).as(err).isZero();
        assertThat(out).startsWith("read 4 messages: would keep 2, duplicate 1, skipped 1\n").contains("203.0.113.6")
                .doesNotContain("\nimport ");
        assertThat(data).doesNotExist();

        assertThat(run("import", mails.resolve("a.eml").toString(), "--data", data.toString())).isZero();
        String before = dump();
        // somebody else has it: a reader disturbs nobody
        try (var _ = org.spampot.journal.DataDirectory.own(data, java.time.Instant.EPOCH)) {
            assertThat(run("import", "--dry-run", "--json", mails.toString(), "--data", data.toString())).isZero();
        }
        JsonNode summary = JSON.readTree(out);
        assertThat(summary.get("dryRun").asBoolean()).isTrue();
        assertThat(summary.get("kept").asLong()).isEqualTo(1);
        assertThat(summary.get("duplicate").asLong()).isEqualTo(2);
        assertThat(summary.get("formats").valueStream().map(each -> each.get("format").asString() + " "
                + each.get("read").asLong())).containsExactly("eml 1", "mbox 2");
        assertThat(dump()).isEqualTo(before);
    }

    @Test
    void aDryRunFindsTheSourcesThatTheImportFinds() throws IOException {
        mailsOfAllKindsOfSources();
        assertThat(run("import", "--json", mails.toString(), "--data", data.toString())).isZero();
        JsonNode kept = JSON.readTree(out);

        assertThat(run("import", "--dry-run", "--json", mails.toString(), "--data", folder.resolve("x").toString()))
                .isZero();

        JsonNode trial = JSON.readTree(out);
        for (String each : List.of("sources", "unsure", "top", "places", "formats")) {
            assertThat(trial.get(each)).as(each).isEqualTo(kept.get(each));
        }
    }

    @Test
    void aListThatCannotBeWrittenIsToldBeforeAnythingIsTouched() throws IOException {
        mail("a.eml", "Subject: x\r\n\r\n");
        assertThat(run("import", mails.toString(), "--skipped", folder.resolve("none/list").toString(), "--data",
                data.toString())).isEqualTo(1);
        assertThat(err).startsWith("spampot: --skipped: ").hasLineCount(1);
        assertThat(data).doesNotExist();
    }

    @Test
    void anImportedMessageIsWrittenWithoutAReceivedFieldOfOurs() throws IOException {
        mail("a.eml", received("203.0.113.5", 1) + "Subject: one\r\n\r\nbody\r\n");
        assertThat(run("import", mails.toString(), "--data", data.toString())).isZero();
        String id = rows().getFirst().get("id").asString();
        assertThat(run("show", id, "--eml", "--data", data.toString())).isZero();
        assertThat(out).startsWith("X-Spampot-Message: " + id + "\r\nReceived: from client.example")
                .doesNotContain("by spampot");
    }

    @Test
    void aFormatThatIsNoneIsNamed() {
        assertThat(run("import", mails.toString(), "--format", "pst", "--data", data.toString())).isEqualTo(2);
        assertThat(err)
                .isEqualTo("spampot: --format: there is no format \"pst\"; there are auto, mbox, mboxrd, maildir,"
                        + " eml and maillog\n");
    }

    @Test
    void aDirectoryInUseIsRefusedInOneLine() throws IOException {
        mail("a.eml", "Subject: x\r\n\r\n");
        try (var _ = org.spampot.journal.DataDirectory.own(data, java.time.Instant.EPOCH)) {
            assertThat(run("import", mails.toString(), "--data", data.toString())).isEqualTo(1);
        }
        assertThat(err).contains("is in use").hasLineCount(1);
    }

    private void mailsOfAllKindsOfSources() throws IOException {
        mail("1-forged-below.eml", received("203.0.113.5", 1)
                + "Received: from bank.example (bank.example [198.51.100.99]) by mx.forged.example;"
                + " Tue, 3 Nov 2026 09:00:00 +0000\r\nSubject: forged\r\n\r\n");
        mail("2-private-hop.eml", "Received: from relay (relay [10.0.0.3]) by box.example.org; "
                + "Tue, 3 Nov 2026 10:00:09 +0000\r\n" + received("203.0.113.6", 2) + "Subject: private\r\n\r\n");
        mail("3-relay.eml", "Received: from relay.example.net (relay.example.net [192.0.2.7]) by mx.example.org;"
                + " Tue, 3 Nov 2026 10:00:09 +0000\r\n" + received("203.0.113.7", 3) + "Subject: relay\r\n\r\n");
        mail("4-webmail.eml", String.join("\r\n", "Date: Tue, 3 Nov 2026 10:00:00 +0000",
                "X-Originating-IP: [203.0.113.8]", "Subject: webmail", "", ""));
        mail("5-nothing.eml", "Subject: nothing\r\n\r\n");
    }

    private void mail(String name, String content) throws IOException {
        Files.write(mails.resolve(name), content.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String received(String ip, int second) {
        return "Received: from client.example (client.example [" + ip + "])\r\n\tby mx.example.org (Postfix) with ESMTP"
                + " id 4X" + second + "\r\n\tfor <rcpt@example.org>; Tue, 3 Nov 2026 10:00:0" + second + " +0000\r\n";
    }

    private Map<String, String> sources() {
        Map<String, String> sources = new java.util.HashMap<>();
        rows().forEach(row -> sources.put(row.get("subject").asString(), row.get("source").asString()));
        return sources;
    }

    private List<String> digests() {
        return rows().stream().map(row -> row.get("sha256").asString()).toList();
    }

    private List<JsonNode> rows() {
        String said = out;
        assertThat(run("search", "", "--format", "json", "--data", data.toString())).isZero();
        List<JsonNode> rows = new ArrayList<>(out.lines().map(JSON::readTree).toList());
        out = said;
        return rows;
    }

    private String dump() {
        var text = new StringWriter();
        try (SqlStore store = SqlStore.open(data.resolve("store.db"), Mode.READER)) {
            store.dump(text);
        }
        return text.toString();
    }

    private int run(String... args) {
        var written = new ByteArrayOutputStream();
        var problems = new ByteArrayOutputStream();
        int code = Spampot.run(args, new Terminal(written, problems, Map.of(), false));
        out = written.toString(StandardCharsets.UTF_8);
        err = problems.toString(StandardCharsets.UTF_8);
        return code;
    }

    @Test
    void aMessageThatOutlookSavedIsKeptWhole() throws IOException {
        String header = """
                Received: from a.example.com (a.example.com [198.51.100.9]) by mx.example.net;
                 Fri, 20 Nov 2026 10:00:00 +0000
                From: a@example.com
                Subject: pay
                MIME-Version: 1.0
                Content-Type: multipart/mixed;
                \tboundary=b
                Message-ID: <1@example.com>

                """;
        byte[] file = new CompoundMaker().stream("__properties_version1.0", new byte[32])
                .stream("__substg1.0_007D001E", header.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))
                .stream("__substg1.0_1000001E", "see http://msg.example.org/x".getBytes(StandardCharsets.UTF_8)).done();
        Files.write(mails.resolve("saved.msg"), file);
        Files.write(mails.resolve("bare.msg"), new CompoundMaker().stream("__properties_version1.0", new byte[32])
                .stream("__substg1.0_0037001E", "no header".getBytes(StandardCharsets.UTF_8)).done());
        Files.write(mails.resolve("old.doc"), new CompoundMaker().stream("WordDocument", new byte[600]).done());

        assertThat(run("import", mails.resolve("saved.msg").toString(), mails.resolve("bare.msg").toString(),
                mails.resolve("old.doc").toString(), "--json", "--data", data.toString())).as(err).isZero();
        assertThat(run("search", "url:msg.example.org", "--format", "json", "--data", data.toString())).isZero();
        JsonNode row = JsonMapper.shared().readTree(out);
        assertThat(row.get("subject").asString()).isEqualTo("pay");
        assertThat(row.get("source").asString()).isEqualTo("198.51.100.9");
        assertThat(row.get("receivedAt").asString()).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(run("search", "sha256:" + Bytes.own(file).sha256(), "--format", "json", "--data", data.toString()))
                .isZero();
        assertThat(JsonMapper.shared().readTree(out).get("id")).as("the file as it was").isEqualTo(row.get("id"));
        assertThat(run("search", "subject:header", "--format", "json", "--data", data.toString())).isZero();
        assertThat(out).contains("no header");
    }
}
