package org.spampot.listen;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.spampot.egress.LoopbackSmtp;
import org.spampot.persona.Personas;
import org.spampot.smtp.dialog.Escapes;

/// What [PersonaPeersIT] asks, and what it expects to differ: both are files beside the tests of personas.
final class PeerQuestions {
    private static final Pattern TIME = Pattern.compile("[A-Z][a-z]{2}, [0-9]{1,2} [A-Z][a-z]{2} [0-9: +-]+(GMT)?");
    private static final Pattern QUEUE_ID = Pattern
            .compile("(?m)(id=|queued as |^250 2\\.0\\.0 (?=.* Message accepted))\\S+");
    private static final Pattern VERSION = Pattern.compile("(Exim|Sendmail) [0-9./]+");
    private static final Pattern LIMIT = Pattern.compile("(?m)^(250[ -]SIZE) [0-9]+$");
    private static final int MOST_COLUMNS = 4;

    private PeerQuestions() {}

    /// A session.
    ///
    /// @param lines each is sent when the one before was answered
    record Question(String name, List<String> lines) {
        /// The greeting and the answers, without what differs from one session to the next; fewer when it is closed before.
        List<String> ask(int port) throws IOException {
            var replies = new ArrayList<String>();
            try (var client = LoopbackSmtp.connect(InetAddress.ofLiteral("127.0.0.1"), port, Duration.ofMinutes(1))) {
                replies.add(normal(client.reply()));
                for (String line : lines) {
                    client.send(Escapes.bytes(line.startsWith("~") ? line.substring(1) : line + "\\r\\n"));
                    replies.add(normal(client.reply()));
                }
            } catch (IOException closed) {
                // what is missing is told by comparison
            }
            return replies;
        }

        /// What answer number `at` answers.
        String sent(int at) {
            return at == 0 ? "" : lines.get(at - 1);
        }
    }

    static List<Question> all() {
        var questions = new ArrayList<Question>();
        var lines = new ArrayList<String>();
        String name = "";
        for (String line : read("questions.txt").lines().dropWhile(each -> each.startsWith("#")).toList()) {
            if (line.startsWith("= ")) {
                add(questions, name, lines);
                name = line.substring(2);
            } else {
                lines.add(line);
            }
        }
        add(questions, name, lines);
        return questions;
    }

    private static void add(List<Question> questions, String name, List<String> lines) {
        if (!name.isEmpty()) {
            questions.add(new Question(name, List.copyOf(lines)));
        }
        lines.clear();
    }

    /// The question and the line that `persona` answers otherwise than its peer.
    static List<String> differences(String persona) {
        return read("differences.tsv").lines().filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", MOST_COLUMNS)).filter(row -> row[0].equals(persona))
                .map(row -> row[1] + "\t" + row[2]).toList();
    }

    private static String read(String file) {
        try (InputStream in = Objects.requireNonNull(Personas.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Without what differs from one session to the next, or from one release to the next. We ask no name server, so a
    /// client has no name.
    private static String normal(String reply) {
        String timeless = TIME.matcher(reply).replaceAll("TIME");
        String nameless = QUEUE_ID.matcher(timeless).replaceAll("$1ID").replace("localhost [", "[");
        return LIMIT.matcher(VERSION.matcher(nameless).replaceAll("$1 VERSION")).replaceAll("$1 LIMIT");
    }
}
