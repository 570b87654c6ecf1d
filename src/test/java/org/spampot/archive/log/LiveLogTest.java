package org.spampot.archive.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spampot.archive.Found;

/// A log that is written while it is read: growth, rotation of both kinds, stops and restarts.
class LiveLogTest {
    private static final LogOptions UTC = LogOptions.of(ZoneOffset.UTC);
    private static final Duration SECOND = Duration.ofSeconds(1);

    @TempDir
    private Path folder;

    private Path log = Path.of("mail.log");
    private LogPosition kept = LogPosition.NONE;
    private final Deque<Step> steps = new ArrayDeque<>();

    /// Something that happens while the reader waits.
    private interface Step {
        void run() throws IOException;
    }

    /// Reads until all steps are done.
    private final class Script implements Follow {
        @Override
        public Path log() {
            return log;
        }

        @Override
        public LogPosition from() {
            return kept;
        }

        @Override
        public void reached(LogPosition here) {
            kept = here;
        }

        @Override
        public Optional<Duration> pause() {
            Step step = steps.poll();
            if (step == null) {
                return Optional.empty();
            }
            try {
                step.run();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            return Optional.of(SECOND);
        }
    }

    private List<String> read(LogOptions options, Step... then) throws IOException {
        log = folder.resolve("mail.log");
        steps.addAll(List.of(then));
        List<String> all = new ArrayList<>();
        try (LiveLog live = LiveLog.open(new Script(), options)) {
            for (Optional<Found> next = live.next(); next.isPresent(); next = live.next()) {
                all.add(shown(next.get()));
            }
        }
        return all;
    }

    private static String shown(Found found) {
        return switch (found) {
            case Found.Session session -> session.opened() + " " + session.ip() + " " + session.lines().size() + " "
                    + (session.transactions() + " " + session.lines()).hashCode();
            case Found other -> other.toString();
        };
    }

    private static List<String> whole(LogOptions options, List<String> lines) throws IOException {
        List<String> all = new ArrayList<>();
        byte[] content = (String.join("\n", lines) + "\n").getBytes(UTF_8);
        try (var reader = LogReader.open(List.of(new LogFile("whole", Instant.now(),
                () -> new java.io.ByteArrayInputStream(content))), options)) {
            for (Optional<Found> next = reader.next(); next.isPresent(); next = reader.next()) {
                all.add(shown(next.get()));
            }
        }
        return all;
    }

    private Step append(String text) {
        return () -> {
            try (OutputStream out = Files.newOutputStream(folder.resolve("mail.log"), StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND)) {
                out.write(text.getBytes(UTF_8));
            }
        };
    }

    /// The two lines of a connection.
    private static List<String> connection(int number) {
        String second = "2024-03-01T10:00:" + String.format("%02d", number) + "+00:00 mx postfix/smtpd[" + number
                + "]: ";
        return List.of(second + "connect from a[192.0.2." + number + "]",
                second + "disconnect from a[192.0.2." + number + "] ehlo=1 quit=1 commands=2");
    }

    private static String both(int number) {
        return String.join("\n", connection(number)) + "\n";
    }

    private static List<String> ips(List<String> shown) {
        return shown.stream().map(each -> each.split(" ", -1)[1]).toList();
    }

    @Test
    void sessionsComeAsTheirLinesDo() throws IOException {
        append(both(1) + connection(2).getFirst().substring(0, 30)).run();

        assertThat(ips(read(UTC, append(connection(2).getFirst().substring(30) + "\n" + connection(2).getLast()),
                append("\n" + connection(3).getFirst() + "\n")))).containsExactly("192.0.2.1", "192.0.2.2");
        assertThat(kept.parts()).singleElement().satisfies(part -> {
            assertThat(part.read()).isEqualTo(Files.size(log));
            assertThat(part.open()).containsExactly(Files.size(log) - connection(3).getFirst().length() - 1);
        });
    }

    @Test
    void whatIsOpenAtAStopIsGivenOutAfterIt() throws IOException {
        append(connection(1).getFirst() + "\n" + both(2)).run();

        assertThat(ips(read(UTC))).containsExactly("192.0.2.2");
        assertThat(ips(read(UTC, append(connection(1).getLast() + "\n" + both(3))))).containsExactly("192.0.2.1",
                "192.0.2.3");
        assertThat(read(UTC)).isEmpty();
    }

    @Test
    void aLogThatIsRenamedIsReadToItsEnd() throws IOException {
        append(both(1) + connection(2).getFirst() + "\n").run();

        assertThat(ips(read(UTC, () -> Files.move(log, folder.resolve("mail.log.1")), () -> {
            Files.writeString(folder.resolve("mail.log.1"), both(3), StandardOpenOption.APPEND);
            append(connection(4).getFirst() + "\n").run();
        }, () -> Files.writeString(folder.resolve("mail.log.1"), connection(2).getLast() + "\n",
                StandardOpenOption.APPEND), append(connection(4).getLast() + "\n")))).containsExactly("192.0.2.1",
                        "192.0.2.3", "192.0.2.2", "192.0.2.4");
    }

    @Test
    void aLogThatIsCopiedAndCutIsReadToItsEndInTheCopy() throws IOException {
        append(both(1)).run();

        assertThat(ips(read(UTC, () -> {
            append(both(2)).run();
            Files.copy(log, folder.resolve("mail.log.1"));
            Files.write(log, new byte[0]);
            append(both(3) + both(4) + both(5)).run();
        }))).containsExactly("192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4", "192.0.2.5");
    }

    @Test
    void aLogThatIsCutWithoutACopyGoesOn() throws IOException {
        append(both(1) + both(2)).run();
        var pauses = new ArrayList<Step>();
        pauses.add(() -> Files.writeString(log, both(3)));
        for (int second = 0; second < 61; second++) {
            pauses.add(() -> {
                // nothing happens
            });
        }

        assertThat(ips(read(UTC, pauses.toArray(Step[]::new)))).containsExactly("192.0.2.1", "192.0.2.2", "192.0.2.3");
    }

    @Test
    void rotationWhileNobodyReadsIsSeenByTheFirstLine() throws IOException {
        append(connection(1).getFirst() + "\n" + both(2)).run();
        assertThat(ips(read(UTC))).containsExactly("192.0.2.2");
        append(both(3)).run();
        try (var out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("mail.log.2.gz")))) {
            Files.copy(log, out);
        }
        Files.writeString(folder.resolve("mail.log.1"), both(4));
        Files.writeString(log, connection(1).getLast() + "\n" + both(5));
        Files.writeString(folder.resolve("mail.log.pos"), "of another program\n");

        assertThat(ips(read(UTC))).containsExactly("192.0.2.3", "192.0.2.4", "192.0.2.1", "192.0.2.5");
        assertThat(read(UTC)).isEmpty();
    }

    @Test
    void aMessageIsGivenOutWhenTheLogWasSilentForSoLong() throws IOException {
        append(connection(1).getFirst()
                + "\n2024-03-01T10:00:01+00:00 mx postfix/smtpd[1]: 4ABCDE0001: client=a[192.0.2.1]\n")
                .run();
        var pauses = new ArrayList<Step>();
        for (int second = 0; second < 61; second++) {
            pauses.add(() -> {
                // nothing happens
            });
        }

        assertThat(read(UTC.waiting(Duration.ofMinutes(2)), pauses.toArray(Step[]::new))).isEmpty();
        assertThat(ips(read(UTC.waiting(Duration.ofMinutes(1)), pauses.toArray(Step[]::new)))).containsExactly(
                "192.0.2.1");
    }

    @Test
    void aLogThatIsNotThereIsSaid() throws IOException {
        assertThat(read(UTC)).singleElement().asString().contains("it is not there");
    }

    /// However the log grows, is rotated, and its reader stopped or killed: every session is given out, whole, and after a
    /// stop in order only once.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void nothingIsLostAndNothingTwice(long seed) throws IOException {
        var random = new Random(seed);
        List<String> lines = lines(random, 60);
        boolean kills = seed % 2 == 0;
        List<String> all = new ArrayList<>();
        int next = 0;
        int rotation = 0;
        append(lines.get(next++) + "\n").run();
        all.addAll(read(UTC));
        while (next < lines.size()) {
            var runs = new ArrayList<Step>();
            for (int count = random.nextInt(5); count >= 0; count--) {
                int to = Math.min(lines.size(), next + random.nextInt(12));
                runs.add(append(to == next ? "" : String.join("\n", lines.subList(next, to)) + "\n"));
                next = to;
                if (random.nextInt(3) == 0) {
                    runs.add(rotate(random.nextInt(3), ++rotation));
                }
            }
            if (random.nextInt(3) == 0) {
                // while nobody reads
                for (Step step : runs) {
                    step.run();
                }
                runs.clear();
            }
            LogPosition older = kept;
            all.addAll(read(UTC, runs.toArray(Step[]::new)));
            if (kills && random.nextBoolean()) {
                kept = older;
            }
        }
        all.addAll(read(UTC));

        List<String> expected = whole(UTC, lines);
        assertThat(all).as("seed " + seed).containsAll(expected).isSubsetOf(expected);
        if (!kills) {
            assertThat(all).as("seed " + seed).doesNotHaveDuplicates();
        }
    }

    private Step rotate(int kind, int number) {
        return () -> {
            Path old = folder.resolve("mail.log." + number);
            if (Files.size(log()) == 0) {
                return;
            }
            switch (kind) {
                case 0 -> {
                    Files.move(log(), old);
                    Files.createFile(log());
                }
                case 1 -> {
                    Files.copy(log(), old);
                    Files.write(log(), new byte[0]);
                }
                default -> {
                    try (var out = new GZIPOutputStream(
                            Files.newOutputStream(folder.resolve("mail.log." + number + ".gz")))) {
                        Files.copy(log(), out);
                    }
                    Files.write(folder.resolve("new"), new byte[0]);
                    Files.move(folder.resolve("new"), log(), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        };
    }

    private Path log() {
        return folder.resolve("mail.log");
    }

    /// Lines of connections with a message each, mixed, all of them complete in the end.
    private static List<String> lines(Random random, int connections) {
        List<Deque<String>> left = new ArrayList<>();
        for (int number = 1; number <= connections; number++) {
            String smtpd = "mx postfix/smtpd[" + (100 + number % 7) + number + "]: ";
            String id = "4A" + number + "BC";
            String client = "a.example.com[192.0.2." + number + "]";
            left.add(new ArrayDeque<>(List.of(smtpd + "connect from " + client, smtpd + id + ": client=" + client,
                    "mx postfix/cleanup[7]: " + id + ": message-id=<" + number + "@example.com>",
                    "mx postfix/qmgr[8]: " + id + ": from=<f@example.com>, size=" + number + ", nrcpt=1 (queue active)",
                    smtpd + "disconnect from " + client + " ehlo=1 mail=1 rcpt=1 data=1 quit=1 commands=5",
                    "mx postfix/smtp[9]: " + id + ": to=<t@example.net>, relay=r[198.51.100.1]:25, delay=2, dsn=2.0.0,"
                            + " status=sent (250 ok)",
                    "mx postfix/qmgr[8]: " + id + ": removed")));
        }
        List<String> lines = new ArrayList<>();
        Instant at = Instant.parse("2024-03-01T10:00:00Z");
        while (!left.isEmpty()) {
            Deque<String> one = left.get(random.nextInt(Math.min(5, left.size())));
            at = at.plusMillis(1 + random.nextInt(2000));
            lines.add(at.toString().replace("Z", "+00:00") + " " + one.remove());
            if (one.isEmpty()) {
                left.remove(one);
            }
        }
        return lines;
    }
}
