package org.spampot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spampot.MailServer;
import org.spampot.persona.Personas;
import org.spampot.smtp.Limits;

/// Asks a real mail server and the persona that pretends to be it the same questions, and compares what they say.
///
/// `src/it/peers` starts the servers; one that is not there is skipped. Where the two may differ, and why, is told in
/// `differences.tsv`; a row there that is no difference any more fails, too.
final class PersonaPeersIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"postfix", "exim", "sendmail", "opensmtpd"})
    void aPersonaAnswersAsTheServerDoes(String name) throws IOException {
        Set<String> differences;
        try (var rig = new Rig("127.0.0.1:0", Rig.LIMITS, Limits.DEFAULT, Transport.best(),
                Personas.find(name, "mx.example.com", "unused")); var server = MailServer.orSkip(name, folder)) {
            differences = compare(server.port(), rig.address.port());
        }
        assertThat(differences).as("what differs: " + String.join("\n", differences))
                .map(each -> each.substring(0, each.indexOf('\n')))
                .containsExactlyInAnyOrderElementsOf(PeerQuestions.differences(name));
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
}
