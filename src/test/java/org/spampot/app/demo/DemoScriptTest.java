package org.spampot.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemoScriptTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void everyScriptInTheFolderIsBundled() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/org/spampot/demo"))) {
            assertThat(DemoScript.bundled()).extracting(DemoScript::name)
                    .containsExactlyElementsOf(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".smtp")).map(name -> name.replace(".smtp", "")).sorted()
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("bundled")
    void aBundledScriptLeavesNothingUnfilled(DemoScript script) {
        var session = script.session(new Random(7), NOW, "127.0.0.1");
        assertThat(session.source()).startsWith("127.0.");
        assertThat(session.steps()).isNotEmpty();
        assertThat(wire(session)).doesNotContainPattern("\\{(#|%|=|server|date)").doesNotContain("@let", "{{");
    }

    static Iterable<DemoScript> bundled() {
        return DemoScript.bundled();
    }

    @Test
    void theSameSeedDrawsTheSameSession() {
        var script = DemoScript.bundled().getFirst();
        assertThat(wire(script.session(new Random(3), NOW, "127.0.0.1")))
                .isEqualTo(wire(script.session(new Random(3), NOW, "127.0.0.1")))
                .isNotEqualTo(wire(script.session(new Random(4), NOW, "127.0.0.1")));
    }

    @Test
    void linesBecomeStepsThatAwaitTheirReplies() {
        var script = DemoScript.parse("x", """
                @sessions 3
                @let who = a@example.com
                -> HELO x
                +> MAIL FROM:<{who}>
                -> DATA
                <<<
                Subject: {=UTF-8:é}

                .dot
                {{base64 UTF-8
                hi
                }}
                >>>
                ~> A\\r\\n\\x01\\0
                @drop
                """);
        assertThat(script.sessions()).isEqualTo(3);
        var steps = script.session(new Random(1), NOW, "127.0.0.1").steps();
        assertThat(steps.stream().map(step -> step instanceof Step.Send send ? send.replies() : -1)).containsExactly(1,
                0, 2, 1, 0, -1);
        assertThat(wire(script.session(new Random(1), NOW, "127.0.0.1"))).isEqualTo(
                "HELO x\r\nMAIL FROM:<a@example.com>\r\nDATA\r\nSubject: =?UTF-8?B?w6k=?=\r\n\r\n..dot\r\naGkNCg==\r\n.\r\n"
                        + "A\r\n\u0001\0");
    }

    @Test
    void bracesThatMeanNothingStay() {
        assertThat(new Template(new Random(1), NOW, "x").fill("p {color:red} {#3} {a|{b|c}}"))
                .matches("p \\{color:red} \\d{3} [abc]");
    }

    private static String wire(DemoSession session) {
        return session.steps().stream().map(step -> step instanceof Step.Send send ? send.bytes().latin1() : "")
                .collect(Collectors.joining());
    }
}
