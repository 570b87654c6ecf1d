package org.spampot.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.slf4j.Logger;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// What the shipped `logback.xml` lets through to a terminal.
@ResourceLock(Resources.SYSTEM_ERR)
final class LogLineTest {
    @AfterAll
    static void leaveNoBridge() {
        SLF4JBridgeHandler.uninstall();
    }

    @Test
    void anEntryIsOneLineWithTimeLevelAndClass() throws JoranException {
        assertThat(logged(log -> log.info("journal opened"))).singleElement().asString()
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z INFO  Listener: journal opened");
    }

    @Test
    void controlAndFormatCharactersAreReplaced() throws JoranException {
        assertThat(logged(log -> log.info("bad {} line", "a\r\nb\u001b[2Jc\u009bd\u202ee\u2028f\0g"))).singleElement()
                .asString()
                .endsWith(": bad a??b?[2Jc?d?e?f?g line");
    }

    @Test
    void aStackTraceCannotForgeAnEntry() throws JoranException {
        var failure = new IllegalStateException("no\n2026-01-01T00:00:00.000Z INFO  Listener: forged \u001b[31m");
        List<String> lines = logged(log -> log.error("stage failed", failure));

        assertThat(lines.getFirst()).endsWith("ERROR Listener: stage failed");
        assertThat(lines.stream().skip(1)).allMatch(line -> line.startsWith("  | "))
                .noneMatch(line -> line.contains("\u001b"))
                .anyMatch(line -> line.contains("forged ?[31m")).anyMatch(line -> line.contains("at org.spampot"));
    }

    @Test
    void othersAreHeardFromWarnOn() throws JoranException {
        assertThat(logged("io.helidon.WebServer", log -> {
            log.info("hello");
            log.warn("careful");
        })).singleElement().asString().endsWith("WARN  WebServer: careful");
    }

    @Test
    void theJdksOwnLogIsLedIn() {
        Logging.start();
        Logging.start();

        assertThat(SLF4JBridgeHandler.isInstalled()).isTrue();
    }

    private static List<String> logged(Consumer<Logger> what) throws JoranException {
        return logged("org.spampot.listen.Listener", what);
    }

    private static List<String> logged(String name, Consumer<Logger> what) throws JoranException {
        PrintStream before = System.err;
        var written = new ByteArrayOutputStream();
        var context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            var configurator = new JoranConfigurator();
            configurator.setContext(context);
            configurator.doConfigure(Objects.requireNonNull(LogLineTest.class.getResource("/logback.xml")));
            assertThat(context.getStatusManager().getCopyOfStatusList())
                    .noneMatch(status -> status.getLevel() > Status.INFO);
            what.accept(context.getLogger(name));
        } finally {
            context.stop();
            System.setErr(before);
        }
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
