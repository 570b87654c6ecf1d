package org.spampot.archive.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.spampot.archive.Found;

/// Logs as a whole: interleaving, rotation, overlap, years, zones, bounds.
class LogReaderTest {
    private static final LogOptions UTC = LogOptions.of(ZoneOffset.UTC);
    private static final Instant SUMMER = Instant.parse("2024-07-01T00:00:00Z");

    private static final String DELIVERED = """
            Mar  1 10:00:00 mx postfix/smtpd[11]: connect from a.example.com[192.0.2.1]
            Mar  1 10:00:01 mx postfix/smtpd[12]: connect from unknown[192.0.2.2]
            Mar  1 10:00:02 mx postfix/smtpd[11]: 3F00A1: client=a.example.com[192.0.2.1], sasl_method=PLAIN, \
            sasl_username=kim@example.net
            Mar  1 10:00:02 mx postfix/smtpd[12]: NOQUEUE: reject: RCPT from unknown[192.0.2.2]: 554 5.7.1 \
            <x@example.org>: Relay access denied; from=<s@example.com> to=<x@example.org> proto=ESMTP helo=<h.example>
            Mar  1 10:00:03 mx postfix/cleanup[13]: 3F00A1: message-id=<1@example.com>
            Mar  1 10:00:03 mx postfix/qmgr[14]: 3F00A1: from=<f@example.com>, size=1234, nrcpt=1 (queue active)
            Mar  1 10:00:04 mx postfix/smtpd[12]: disconnect from unknown[192.0.2.2] ehlo=1 mail=1 rcpt=0/1 commands=2/3
            Mar  1 10:00:05 mx postfix/smtp[15]: 3F00A1: to=<t@example.net>, orig_to=<alias@example.net>, \
            relay=r[198.51.100.1]:25, delay=2, delays=1/0/0/1, dsn=4.2.0, status=deferred (host r said: 450 later)
            Mar  1 10:00:06 mx postfix/smtpd[11]: disconnect from a.example.com[192.0.2.1] ehlo=1 quit=1 commands=2
            Mar  2 10:00:05 mx postfix/smtp[15]: 3F00A1: to=<t@example.net>, orig_to=<alias@example.net>, \
            relay=r[198.51.100.1]:25, delay=2, dsn=2.0.0, status=sent (250 ok)
            Mar  2 10:00:06 mx postfix/qmgr[14]: 3F00A1: removed
            """;

    private static final String NEW_YEAR = """
            Dec 31 23:59:59 mx postfix/smtpd[1]: connect from a[192.0.2.1]
            Jan  1 00:00:01 mx postfix/smtpd[1]: disconnect from a[192.0.2.1]
            """;

    private static LogFile file(String name, String content) {
        return new LogFile(name, SUMMER, () -> new ByteArrayInputStream(content.getBytes(UTF_8)));
    }

    private static List<Found> all(LogReader reader) {
        var found = new ArrayList<Found>();
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
            found.add(next.get());
        }
        return found;
    }

    private static List<Found.Session> sessions(LogOptions options, LogFile... files) {
        return all(LogReader.open(List.of(files), options)).stream().map(Found.Session.class::cast).toList();
    }

    @Test
    void anAnswerOfAContentFilterMayBeEmpty() {
        String line = "Mar  1 10:00:00 mx postfix/smtpd[1]: ";
        Map.of("", "", "END-OF-MESSAGE", "END-OF-MESSAGE", "END-OF-MESSAGE: ", "", "a: b: c", "b: c")
                .forEach((answer, reason) -> {
                    Found.Session session = sessions(UTC, file("a", line + "connect from a[192.0.2.1]\n" + line
                            + "proxy-reject: " + answer + "; from=<s@example.com> to=<t@example.net> proto=SMTP\n"))
                            .getFirst();

                    assertThat(session.transactions().getFirst().logged().deliveries()).as(answer).singleElement()
                            .extracting("text").isEqualTo(reason);
                });
    }

    @Test
    void aNameThatMayBeForgedIsNoName() {
        String from = "Mar  1 10:00:00 mx sendmail[1]: 46MHCJQY000001: from=<s@example.com>, size=9, class=0, nrcpts=1,"
                + " relay=a.example.com [192.0.2.1]";

        assertThat(sessions(UTC, file("a", from + "\n")).getFirst().host()).isEqualTo("a.example.com");
        assertThat(sessions(UTC, file("a", from + " (may be forged)\n")).getFirst().host()).isEmpty();
    }

    @Test
    void linesOfOneTransactionAreJoinedAcrossOthers() {
        List<Found.Session> sessions = sessions(UTC, file("mail.log", DELIVERED));

        assertThat(sessions).hasSize(2);
        Found.Session refused = sessions.getFirst();
        assertThat(refused.ip()).isEqualTo("192.0.2.2");
        assertThat(refused.helo()).isEqualTo("h.example");
        assertThat(refused.transactions()).singleElement().satisfies(tx -> {
            assertThat(tx.queueId()).isEmpty();
            assertThat(tx.sender()).isEqualTo("s@example.com");
            assertThat(tx.recipients()).containsExactly("x@example.org");
            assertThat(tx.logged().deliveries()).singleElement().satisfies(delivery -> {
                assertThat(delivery.status()).isEqualTo("rejected");
                assertThat(delivery.text()).isEqualTo("554 5.7.1 <x@example.org>: Relay access denied");
            });
        });
        Found.Session sent = sessions.getLast();
        assertThat(sent.server()).isEqualTo("mx");
        assertThat(sent.ip()).isEqualTo("192.0.2.1");
        assertThat(sent.host()).isEqualTo("a.example.com");
        assertThat(refused.host()).as("unknown").isEmpty();
        assertThat(sent.login()).isEqualTo("kim@example.net");
        assertThat(sent.opened()).isEqualTo("2024-03-01T10:00:00Z");
        assertThat(sent.closed()).isEqualTo("2024-03-02T10:00:06Z");
        assertThat(sent.lines()).hasSize(8).first().asString().contains("connect from a.example.com");
        assertThat(sent.transactions()).singleElement().satisfies(tx -> {
            assertThat(tx.queueId()).isEqualTo("3F00A1");
            assertThat(tx.at()).isEqualTo("2024-03-01T10:00:02Z");
            assertThat(tx.sender()).isEqualTo("f@example.com");
            assertThat(tx.recipients()).containsExactly("alias@example.net");
            assertThat(tx.logged().messageId()).isEqualTo("<1@example.com>");
            assertThat(tx.logged().size()).isEqualTo(1234);
            assertThat(tx.logged().deliveries()).extracting("status").containsExactly("deferred", "sent");
        });
    }

    @Test
    void aTransactionThatSpansTwoFilesIsOneInWhateverOrderTheyAreGiven() {
        int cut = DELIVERED.indexOf("Mar  1 10:00:04");

        List<Found.Session> sessions = sessions(UTC, file("mail.log", DELIVERED.substring(cut)),
                file("mail.log.1", DELIVERED.substring(0, cut)));

        assertThat(sessions).usingRecursiveComparison().ignoringFields("path")
                .isEqualTo(sessions(UTC, file("whole", DELIVERED)));
    }

    @Test
    void logsThatOverlapGiveEachSessionOnce() {
        int first = DELIVERED.indexOf("Mar  1 10:00:02");
        int last = DELIVERED.indexOf("Mar  2 10:00:05");
        LogReader reader = LogReader.open(List.of(file("a", DELIVERED), file("b", DELIVERED.substring(first)),
                file("c", DELIVERED.substring(0, last))), UTC);

        assertThat(all(reader)).usingRecursiveComparison().ignoringFields("path", "offset")
                .isEqualTo(sessions(UTC, file("whole", DELIVERED)));
        assertThat(reader.report().lines()).isEqualTo(11 + 9 + 9);
        assertThat(reader.report().repeated()).isEqualTo(9 + 9);
    }

    @Test
    void aQueueIdThatIsUsedAgainIsAnotherMessage() {
        String again = DELIVERED + DELIVERED.replace("Mar  2", "Mar  4").replace("Mar  1", "Mar  3");

        assertThat(sessions(UTC, file("mail.log", again))).hasSize(4)
                .filteredOn(session -> session.ip().equals("192.0.2.1"))
                .allSatisfy(session -> assertThat(session.transactions().getFirst().logged().deliveries()).hasSize(2));
    }

    @Test
    void everyLineIsCounted() {
        var unparsed = new ArrayList<String>();
        LogReader reader = LogReader.open(List.of(file("mail.log", DELIVERED + """
                Mar  2 10:00:07 mx sshd[9]: Accepted publickey for root
                Mar  2 10:00:08 mx postfix/smtpd[11]: something that was never said before
                Mar  2 10:00:09 mx postfix/anvil[16]: statistics: max cache size 1 at Mar  1 10:00:00
                Mar  2 10:00:09 mx postfix/qmgr[14]: AAAAAA1: removed
                no date
                """)), UTC.telling(unparsed::add));
        all(reader);
        LogReport report = reader.report();

        assertThat(report.lines()).isEqualTo(16);
        assertThat(report.joined()).isEqualTo(12);
        assertThat(report.faceless()).isEqualTo(1);
        assertThat(report.plain()).isEqualTo(1);
        assertThat(report.undated()).isEqualTo(1);
        assertThat(report.others()).containsOnlyKeys("sshd").containsValue(1L);
        assertThat(report.notUnderstood()).isEqualTo(1);
        assertThat(report.unparsed().get("postfix/smtpd")).satisfies(some -> assertThat(some.first())
                .containsExactly("Mar  2 10:00:08 mx postfix/smtpd[11]: something that was never said before"));
        assertThat(unparsed).containsExactly(
                "Mar  2 10:00:08 mx postfix/smtpd[11]: something that was never said before", "no date");
    }

    @Test
    void aYearFollowsFromTheTimeOfTheFile() {
        assertThat(sessions(UTC, file("mail.log", NEW_YEAR)))
                .singleElement().satisfies(session -> {
                    assertThat(session.opened()).isEqualTo("2023-12-31T23:59:59Z");
                    assertThat(session.closed()).isEqualTo("2024-01-01T00:00:01Z");
                });
    }

    @Test
    void aYearThatIsGivenIsThatOfTheFirstLine() {
        var options = UTC.inYear(2011);

        assertThat(sessions(options, file("mail.log", NEW_YEAR)))
                .singleElement().satisfies(session -> {
                    assertThat(session.opened()).isEqualTo("2011-12-31T23:59:59Z");
                    assertThat(session.closed()).isEqualTo("2012-01-01T00:00:01Z");
                });
    }

    @Test
    void aDateWithoutAZoneIsOfTheGivenOne() {
        var berlin = LogOptions.of(ZoneId.of("Europe/Berlin"));

        assertThat(
                sessions(berlin, file("mail.log", "Jun  1 12:00:00 mx postfix/smtpd[1]: connect from a[192.0.2.1]\n")))
                .singleElement().satisfies(session -> assertThat(session.opened()).isEqualTo("2024-06-01T10:00:00Z"));
    }

    @Test
    void whatIsOpenIsBounded() {
        var log = new StringBuilder();
        for (int i = 0; i < Joins.SESSIONS + 10; i++) {
            log.append("Mar  1 10:00:00 mx postfix/smtpd[").append(i).append("]: connect from a[192.0.2.1]\n");
        }
        LogReader reader = LogReader.open(List.of(file("mail.log", log.toString())), UTC);

        assertThat(reader.next()).isPresent();
        assertThat(reader.report().lines()).isEqualTo(Joins.SESSIONS + 1);
        assertThat(all(reader)).hasSize(Joins.SESSIONS + 9);
    }

    @Test
    void aSessionWithoutEndKeepsItsFirstLines() {
        String line = "Mar  1 10:00:00 mx postfix/smtpd[1]: lost connection after RCPT from a[192.0.2.1]\n";

        assertThat(sessions(UTC, file("mail.log", line.repeat(Open.LINES + 7)))).singleElement().satisfies(
                session -> assertThat(session.lines()).hasSize(Open.LINES + 1).last().isEqualTo("(7 more lines)"));
    }

    @Test
    void aHugeLineIsCutAndTheNextOneRead() {
        String huge = "Mar  1 10:00:00 mx postfix/smtpd[1]: connect from a[192.0.2.1] " + "x".repeat(1 << 20) + "\n"
                + "Mar  1 10:00:01 mx postfix/smtpd[2]: connect from b[192.0.2.2]\n";

        assertThat(sessions(UTC, file("mail.log", huge))).extracting(Found.Session::ip)
                .containsExactly("192.0.2.1", "192.0.2.2");
    }

    @Test
    void aLogThatIsDamagedGivesWhatItHolds() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed, true)) {
            gzip.write(DELIVERED.getBytes(UTF_8));
            gzip.flush();
        }
        byte[] whole = packed.toByteArray();
        var cut = new LogFile("mail.log.2.gz", SUMMER,
                () -> new GZIPInputStream(new ByteArrayInputStream(whole, 0, whole.length - 9)));

        assertThat(all(LogReader.open(List.of(cut), UTC))).hasSize(3).filteredOn(Found.Skipped.class::isInstance)
                .singleElement()
                .satisfies(found -> assertThat(((Found.Skipped) found).why()).contains("cannot be read on"));
    }

    @Test
    void aMessageIsWaitedForAsLongAsOneSays() {
        var options = UTC.waiting(Duration.ofHours(1));
        String busy = "Mar  1 12:00:00 mx postfix/anvil[16]: statistics: max cache size 1\n".repeat(5000);
        int cut = DELIVERED.indexOf("Mar  2 10:00:05");

        assertThat(sessions(options, file("mail.log", DELIVERED.substring(0, cut) + busy + DELIVERED.substring(cut))))
                .extracting(session -> session.lines().size()).containsExactly(3, 6, 2);
    }

    @Test
    void aLogIsToldByItsFirstLines() {
        assertThat(LogReader.isLog(DELIVERED.getBytes(UTF_8))).isTrue();
        assertThat(LogReader.isLog("Mar  1 10:00:00 mx sshd[9]: hello\n".getBytes(UTF_8))).isFalse();
        assertThat(LogReader.isLog("2024-03-01 10:00:00 1rg0Ab-0001aB-2c <= a@example.com H=h [192.0.2.1]\n"
                .getBytes(UTF_8))).isTrue();
        assertThat(LogReader.isLog("2024-03-01 10:00:00 INFO main started\n".getBytes(UTF_8))).isFalse();
        assertThat(LogReader.isLog("From a@example.com Mar  1 10:00:00 2024\nSubject: x\n".getBytes(UTF_8))).isFalse();
    }
}
