package org.spampot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.config.Inputs;
import org.spampot.config.Loader;
import org.spampot.config.Settings;
import org.spampot.listen.ListenerSpec;
import org.spampot.model.Bytes;
import org.spampot.model.Connection;
import org.spampot.model.Endpoint;
import org.spampot.persona.Personas;
import org.spampot.smtp.Access;
import org.spampot.smtp.Access.Ruling;
import org.spampot.smtp.Access.Stage;

/// The example of `docs/reference/rules.md` does what it says there.
final class PoliciesTest {
    private static final Path DOCUMENT = Path.of(System.getProperty("spampot.basedir", "."), "docs/reference/rules.md");
    private static final Endpoint CLIENT = new Endpoint(InetAddress.ofLiteral("192.0.2.7"), 40_000);

    @TempDir
    private Path folder;

    @Test
    void aListenerMayHaveRulesOfItsOwn() throws IOException {
        Settings settings = example("## A list for one listener");

        assertThat(ask(settings, "mx", Stage.RCPT, "info@example.com")).as("rules of policy").isEqualTo(Ruling.ACCEPT);
        assertThat(ask(settings, "mx", Stage.RCPT, "joe@example.com")).isEqualTo(Ruling.DEFERRED);
        assertThat(ask(settings, "mx", Stage.MAIL, "")).isEqualTo(Ruling.ACCEPT);

        assertThat(ask(settings, "submission", Stage.MAIL, "")).as("its own").isEqualTo(Ruling.LOGIN_REQUIRED);
        assertThat(ask(settings, "relay", Stage.RCPT, "joe@example.com")).as("none").isEqualTo(Ruling.ACCEPT);
        assertThat(ask(settings, "relay", Stage.MAIL, "")).isEqualTo(Ruling.ACCEPT);
    }

    private Settings example(String heading) throws IOException {
        String text = Files.readString(DOCUMENT);
        int begin = text.indexOf("```yaml\n", text.indexOf(heading)) + "```yaml\n".length();
        Path file = Files.writeString(folder.resolve("spampot.yaml"),
                text.substring(begin, text.indexOf("```", begin)));
        return Loader.load(new Inputs(file, Map.of(), List.of())).settings();
    }

    private static Ruling ask(Settings settings, String listener, Stage stage, String recipient) {
        var voice = Personas.find("postfix", null, "mx.example.com");
        List<ListenerSpec> listeners = settings.smtp().listeners().stream()
                .map(each -> ListenerSpec.of(each.name(), each.bind().toString(), voice)).toList();
        Access access = Policies.apply(settings, listeners, Bytes.utf8("a key")).stream()
                .filter(each -> each.name().equals(listener)).findFirst().orElseThrow().access();
        var connection = new Connection(listener, voice.name(), CLIENT, CLIENT, Instant.EPOCH);
        return access.rule(stage, new Access.Visit(connection, "", "", Instant.EPOCH), "a@example.org", recipient);
    }
}
