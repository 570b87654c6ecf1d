package org.spampot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.config.Inputs;
import org.spampot.config.Loader;
import org.spampot.config.Settings;
import org.spampot.model.Analysis;
import org.spampot.model.Bytes;
import org.spampot.model.CaptureId;
import org.spampot.model.Connection;
import org.spampot.model.EndOfContent;
import org.spampot.model.Endpoint;
import org.spampot.model.Envelope;
import org.spampot.model.EnvelopePath;
import org.spampot.model.MessageCapture;
import org.spampot.model.Network;
import org.spampot.model.Position;
import org.spampot.model.SessionId;
import org.spampot.model.SessionKind;
import org.spampot.model.Sign;
import org.spampot.model.Source;
import org.spampot.model.Understood;
import org.spampot.pipeline.Stages;

/// What is made of a message is the same when it comes, when the store is rebuilt, and when one analyzer runs again.
final class AnalysesTest {
    private static final Instant AT = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    private Path folder;

    /// The listeners' personas say how we greet; nothing else names the host here.
    private Settings settings() throws IOException {
        Path one = Files.writeString(folder.resolve("one.yaml"), "extends: postfix\nhost: mx.first-trap.example\n");
        Path other = Files.writeString(folder.resolve("other.yaml"),
                "extends: exim\nhost: relay.second-trap.example\n");
        Path file = Files.writeString(folder.resolve("spampot.yaml"), "smtp:\n  listeners:\n    - bind: 127.0.0.1:0\n"
                + "      persona: " + one + "\n    - bind: 127.0.0.1:0\n      persona: " + other + "\n");
        return Loader.load(new Inputs(file, Map.of(), List.of())).settings();
    }

    private static MessageCapture message(String subject) {
        var server = new Endpoint(InetAddress.ofLiteral("198.51.100.25"), 25);
        var connection = new Connection("smtp", "postfix", new Endpoint(InetAddress.ofLiteral("192.0.2.7"), 40_000),
                server, AT);
        var id = new CaptureId(SessionId.at(AT, new Random(1)), 1);
        return new MessageCapture(id, connection, "x",
                new Envelope(path("a@example.com"), List.of(path("b@example.net"))),
                "4F2K", AT, Bytes.utf8("Subject: " + subject + "\r\n\r\nhello\r\n"), EndOfContent.COMPLETE, List.of());
    }

    private static EnvelopePath path(String address) {
        return new EnvelopePath("<" + address + ">", address, List.of());
    }

    private static List<Sign> signs(Stages stages, MessageCapture capture) {
        return ((Understood.Message) stages.understand(new Position(1, 0), capture)).signs();
    }

    @Test
    void theNamesThatPersonasGreetWithAreKnownWhereverMessagesAreUnderstood() throws IOException {
        Settings settings = settings();
        for (String host : List.of("mx.first-trap.example", "relay.second-trap.example")) {
            MessageCapture test = message(host);
            Stages whole = Analyses.stages(settings, YaraScanner.NONE);
            var kept = ((Understood.Message) whole.understand(new Position(1, 0), test)).analysis();
            Stages again = Analyses.again(settings, YaraScanner.NONE, "links", _ -> Optional.of(kept));

            assertThat(signs(whole, test)).as(host).anySatisfy(sign -> {
                assertThat(sign.kind()).isEqualTo(SessionKind.RELAY_TEST);
                assertThat(sign.reason()).contains("the subject");
            });
            assertThat(signs(again, test)).as(host).isEqualTo(signs(whole, test));
        }
        assertThat(signs(Analyses.stages(settings, YaraScanner.NONE), message("mx.elsewhere.example")))
                .noneMatch(sign -> sign.reason().contains("the subject"));
    }

    @Test
    void theSourceOfWhatAnOwnRelayBroughtIsTheClientThatItWroteDown() throws IOException {
        String mail = """
                Received: from mx.example.org (localhost [127.0.0.1]) by lists.example.org; Tue, 3 Nov 2026 10:00:02 +0000
                Received: from hop.example.org (hop.example.org [192.0.2.25]) by mx.example.org; Tue, 3 Nov 2026 10:00:01 +0000
                Received: from c.example (c.example [203.0.113.5]) by hop.example.org; Tue, 3 Nov 2026 10:00:00 +0000
                Received: from invented.example (invented.example [198.51.100.9]) by bank.example
                Subject: x

                hello
                """;
        Stages stages = Analyses.stages(settings(), YaraScanner.NONE);
        var socket = message("x").connection();
        var relay = new Connection("lmtp", "postfix", socket.client(), socket.server(), AT,
                List.of(network("192.0.2.0/24"), network("127.0.0.1")));

        assertThat(source(stages, socket, mail)).isEqualTo(new Source("192.0.2.7", "socket"));
        assertThat(source(stages, relay, mail)).extracting(Source::ip, Source::method, Source::confidence)
                .containsExactly("203.0.113.5", "received", "high");
        assertThat(source(stages, relay, "Subject: x\n\nwritten on the relay\n").ip()).isEmpty();

        Stages again = Analyses.again(settings(), YaraScanner.NONE, "links",
                _ -> Optional.of(analysis(stages, relay, mail)));
        assertThat(source(again, relay, mail)).isEqualTo(source(stages, relay, mail));
    }

    private static Source source(Stages stages, Connection connection, String mail) {
        return analysis(stages, connection, mail).source();
    }

    private static Analysis analysis(Stages stages, Connection connection, String mail) {
        MessageCapture plain = message("x");
        var capture = new MessageCapture(plain.id(), connection, "x", plain.envelope(), "4F2K", AT, Bytes.utf8(mail),
                EndOfContent.COMPLETE, List.of());
        return ((Understood.Message) stages.understand(new Position(1, 0), capture)).analysis();
    }

    private static Network network(String text) {
        return Network.parse(text).orElseThrow();
    }

    @Test
    void oneAnalyzerAgainLeavesTheRestAsItWas() throws IOException {
        MessageCapture capture = message("mx.first-trap.example");
        Stages whole = Analyses.stages(settings(), YaraScanner.NONE);
        Analysis first = ((Understood.Message) whole.understand(new Position(1, 0), capture)).analysis();
        Stages again = Analyses.again(settings(), YaraScanner.NONE, "links", _ -> Optional.of(first));

        assertThat(((Understood.Message) again.understand(new Position(1, 0), capture)).analysis()).isEqualTo(first);
    }
}
