package org.spampot.archive.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.spampot.archive.Found;

/// One log a rule, with the session that it must give: `src/test/resources/org/spampot/archive/log/*.txt`, where `#` names
/// a case, lines of the log follow, and lines with `=` say what is expected.
class LogTablesTest {
    @TestFactory
    Stream<DynamicTest> eachRuleGivesWhatTheTableSays() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        for (String server : List.of("postfix", "exim", "sendmail", "qmail", "heads")) {
            try (InputStream in = Objects.requireNonNull(LogTablesTest.class.getResourceAsStream(server + ".txt"))) {
                for (String one : new String(in.readAllBytes(), UTF_8).split("(?m)^# ", -1)) {
                    if (!one.isBlank()) {
                        int end = one.indexOf('\n');
                        tests.add(DynamicTest.dynamicTest(server + ": " + one.substring(0, end),
                                () -> check(one.substring(end + 1))));
                    }
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(30);
        return tests.stream();
    }

    private static void check(String one) {
        String log = String.join("\n", one.lines().filter(line -> !line.startsWith("= ") && !line.isBlank()).toList());
        List<String> expected = one.lines().filter(line -> line.startsWith("= ")).map(line -> line.substring(2))
                .toList();
        LogReader reader = LogReader.open(List.of(new LogFile("log", Instant.parse("2024-12-31T00:00:00Z"),
                () -> new ByteArrayInputStream((log + "\n").getBytes(UTF_8)))), LogOptions.of(ZoneOffset.UTC));
        var told = new ArrayList<String>();
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
            tell((Found.Session) next.get(), told);
        }
        if (reader.report().plain() > 0) {
            told.add("plain " + reader.report().plain());
        }
        if (reader.report().notUnderstood() > 0) {
            told.add("unknown " + reader.report().notUnderstood());
        }
        assertThat(told).isEqualTo(expected);
    }

    private static void tell(Found.Session session, List<String> told) {
        told.add("session " + session.opened() + " [" + session.ip() + "]:" + session.port() + " server="
                + session.server() + " helo=" + session.helo() + " login=" + session.login() + " lines="
                + session.lines().size());
        for (Found.Transaction tx : session.transactions()) {
            told.add("message " + tx.queueId() + " from=" + tx.sender() + " to=" + String.join(",", tx.recipients())
                    + " id=" + tx.logged().messageId() + " size=" + tx.logged().size());
            tx.logged().deliveries().forEach(delivery -> told
                    .add(delivery.status() + " <" + delivery.recipient() + "> " + delivery.text()));
        }
    }
}
