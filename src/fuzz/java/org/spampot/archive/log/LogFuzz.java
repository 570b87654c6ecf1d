package org.spampot.archive.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spampot.archive.Found;

/// Whatever stands in a log, it is read to its end, every line counts once, and what comes out is bounded and the same when
/// it is read again.
class LogFuzz {
    private static final Instant TIME = Instant.parse("2024-07-01T00:00:00Z");
    private static final String[] HEADS = {"Mar  1 10:00:0%d mx postfix/smtpd[1]: ",
            "2024-03-01T10:00:0%d+00:00 mx postfix/qmgr[2]: ", "Mar  1 10:00:0%d mx postfix/cleanup[3]: ",
            "Mar  1 10:00:0%d mx postfix/smtp[4]: ", "Mar  1 10:00:0%d mx postfix/postscreen[5]: ",
            "Mar  1 10:00:0%d mx sm-mta[6]: 42190Ab0000%d: ", "2024-03-01 10:00:0%d 1rg0Ab-0001aB-2c ",
            "2024-03-01 10:00:0%d [7] ", "@4000000065e1a8e%d00000000 tcpserver: ", "@4000000065e1a8e%d00000000 ",
            "<22>1 2024-03-01T10:00:0%dZ mx postfix/smtpd 8 - - ", "Mar  1 10:00:0%d mx qmail: 1709287200.%d00000 ",
            ""};
    private static final String[] WORDS = {"connect from a.example[192.0.2.1]", "disconnect from ",
            "lost connection after ",
            "4ABCDE0001: ", "NOQUEUE: ", "reject: RCPT from a[192.0.2.1]:25: 554 5.7.1 ", "client=a[192.0.2.1], ",
            "sasl_method=PLAIN, sasl_username=", "message-id=<1@x>", "from=<s@example.com>, ", "size=77, nrcpt=2 ",
            "to=<t@example.org>, ", "orig_to=<a@x>, ", "relay=r[192.0.2.9]:25, ", "status=sent (250 ok)", "status=",
            "removed", "; from=<a@x> to=<b@x> proto=ESMTP helo=<h>", "CONNECT from [192.0.2.1]:77 to [192.0.2.9]:25",
            "PREGREET 9 after 0.1 from [192.0.2.1]:77: ", "<= s@example.com H=h (helo) [192.0.2.1]:77 P=esmtp S=77 ",
            "A=login:kim ", "id=1@x ", "T=\"", "\" for t@example.org", "=> t@example.org R=r T=t ", "** ", "== ",
            "Completed", "SMTP connection from ", "rejected RCPT <t@x>: ", "ruleset=check_rcpt, arg1=<t@x>, ",
            "relay=a [192.0.2.1], ", "reject=550 5.7.1 ", "stat=Sent", "nrcpts=2, msgid=<1@x>, ", "new msg 5",
            "info msg 5: ",
            "bytes 77 from <s@x> qp 9 uid 1", "starting delivery 3: msg 5 to local ", "delivery 3: success: ",
            "end msg 5",
            "pid 9 from 192.0.2.1", "ok 9 mx:192.0.2.9:25 a:192.0.2.1::77", "end 9 status 0", "[", "]", "<", ">", "(",
            ")",
            ": ", ", ", " ", "=", "\"", "192.0.2.1", "2001:db8::1", "\t"};

    private record Result(List<Found> found, LogReport report) {}

    private static Result read(byte[] log, LogOptions options) {
        LogReader reader = LogReader.open(List.of(new LogFile("log", TIME, () -> new ByteArrayInputStream(log))),
                options);
        List<Found> found = new ArrayList<>();
        for (Optional<Found> next = reader.next(); next.isPresent(); next = reader.next()) {
            found.add(next.get());
        }
        return new Result(found, reader.report());
    }

    private static void check(byte[] log) {
        LogOptions options = LogOptions.of(ZoneOffset.UTC);
        Result result = read(log, options);
        LogReport report = result.report();
        long others = report.others().values().stream().mapToLong(Long::longValue).sum();
        if (report.lines() != report.joined() + report.plain() + report.continued() + report.repeated() + others
                + report.undated() + report.notUnderstood()) {
            throw new AssertionError("lines are lost: " + report);
        }
        int lines = 0;
        for (Found found : result.found()) {
            var session = (Found.Session) found;
            lines += session.lines().size();
            if (session.closed().isBefore(session.opened()) || session.lines().size() > Open.LINES + 1
                    || session.transactions().size() > Open.MESSAGES + 1 || session.port() < 0
                    || session.port() > 65_535) {
                throw new AssertionError("not bounded: " + session);
            }
        }
        if (lines > report.joined()) {
            throw new AssertionError("lines in two sessions: " + lines + " of " + report);
        }
        if (!result.equals(read(log, options))) {
            throw new AssertionError("read again, it is another log");
        }
        read(log, options.inYear(2024).waiting(Duration.ofSeconds(1)));
        LogReader.isLog(log);
    }

    @FuzzTest(maxDuration = "30s")
    void anyLogIsRead(byte[] log) {
        check(log);
    }

    @FuzzTest(maxDuration = "30s")
    void anyWordsAreRead(FuzzedDataProvider data) {
        var log = new StringBuilder();
        while (data.remainingBytes() > 0 && log.length() < 20_000) {
            String head = data.pickValue(HEADS);
            int digit = data.consumeInt(0, 9);
            log.append(head.formatted(digit, digit));
            for (int count = data.consumeInt(0, 8); count > 0; count--) {
                log.append(data.consumeInt(0, 7) == 0 ? data.consumeString(12) : data.pickValue(WORDS));
            }
            log.append('\n');
        }
        check(log.toString().getBytes(ISO_8859_1));
    }
}
