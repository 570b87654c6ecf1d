package org.spampot.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spampot.egress.LoopbackSmtp;
import org.spampot.persona.Personas;
import org.spampot.smtp.Limits;

/// Asks a real mail server and the persona that pretends to be it the same questions, and compares what they say.
///
/// `src/it/peers` starts the servers; one that is not there is skipped. Where the two may differ, and why, is told in
/// `differences.tsv`; a row there that is no difference any more fails, too.
final class PersonaPeersIT {
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int MISSING = 77;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"exim", "sendmail", "opensmtpd"})
    void aPersonaAnswersAsTheServerDoes(String name) throws IOException, InterruptedException {
        Set<String> differences;
        try (var rig = new Rig("127.0.0.1:0", Rig.LIMITS, Limits.DEFAULT, Transport.best(),
                Personas.find(name, "mx.example.com", "unused"))) {
            int port = freePort();
            Process server = start(name, port);
            try {
                awaitAnswer(name, server, port);
                differences = compare(port, rig.address.port());
            } finally {
                server.descendants().forEach(ProcessHandle::destroy);
                server.destroy();
                server.waitFor();
            }
        }
        assertThat(differences).as("what differs: " + String.join("\n", differences))
                .map(each -> each.substring(0, each.indexOf('\n')))
                .containsExactlyInAnyOrderElementsOf(PeerQuestions.differences(name));
    }

    private Process start(String name, int port) throws IOException {
        // some of them work as a user of their own
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        return new ProcessBuilder("src/it/peers/" + name + ".sh", Integer.toString(port), folder.toString())
                .redirectOutput(folder.resolve("out").toFile()).redirectError(folder.resolve("err").toFile()).start();
    }

    private void awaitAnswer(String name, Process server, int port) throws IOException {
        await().atMost(PATIENCE)
                .until(() -> !server.isAlive() || LoopbackSmtp.answers(HERE, port, Duration.ofSeconds(5)));
        if (!server.isAlive()) {
            String why = Files.readString(folder.resolve("err"));
            Assumptions.assumeFalse(server.exitValue() == MISSING, name + " is not asked: " + why);
            throw new AssertionError(name + " did not start: " + why);
        }
    }

    private static Set<String> compare(int server, int persona) throws IOException {
        var differences = new TreeSet<String>();
        for (PeerQuestions.Question question : PeerQuestions.all()) {
            List<String> real = question.ask(server);
            List<String> ours = question.ask(persona);
            for (int at = 0; at < Math.max(real.size(), ours.size()); at++) {
                String one = at < real.size() ? real.get(at) : "(closed)\n";
                String other = at < ours.size() ? ours.get(at) : "(closed)\n";
                if (!one.equals(other)) {
                    differences.add(question.name() + "\t" + question.sent(at) + "\n  the server: " + one
                            + "  the persona: " + other);
                }
            }
        }
        return differences;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, HERE)) {
            return socket.getLocalPort();
        }
    }
}
