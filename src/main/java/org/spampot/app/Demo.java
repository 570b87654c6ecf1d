package org.spampot.app;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spampot.app.demo.DemoReplay;
import org.spampot.config.Address;
import org.spampot.egress.LoopbackSmtp;
import org.spampot.model.Endpoint;
import org.spampot.model.Printable;

/// The honeypot on loopback with the bundled sessions sent to it.
///
/// Thread-safety: one thread starts and plays; any other may close.
public final class Demo implements AutoCloseable {
    private static final long SEED = 20_260_301;
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
    private static final Duration BETWEEN = Duration.ofSeconds(4);
    /// It offers AUTH, so that password guessers show what they guess.
    private static final String PERSONA = "postfix-submission";

    private final Assembly assembly;
    private final DemoReplay replay;
    private final String data;
    private final @Nullable Path temporary;
    private volatile boolean closed;

    private Demo(Assembly assembly, String data, @Nullable Path temporary, InstantSource clock) {
        this.assembly = assembly;
        this.data = data;
        this.temporary = temporary;
        Endpoint smtp = assembly.addresses().getFirst();
        this.replay = new DemoReplay(smtp.address(), smtp.port(), clock, SEED);
    }

    /// Is told how many sessions were played.
    public interface Progress {
        void at(long done, long all);
    }

    /// Starts the honeypot.
    ///
    /// @param data where to keep what is received; empty for a temporary directory that [#close] removes
    /// @param smtp a loopback address; empty for port 2525 of 127.0.0.1, or a free one when that is taken
    /// @param console likewise for port 8025
    public static Demo start(String data, String smtp, String console, Map<String, String> environment,
            InstantSource clock) {
        Path temporary = data.isEmpty() ? temporary() : null;
        var flags = new Flags(null, temporary == null ? data : temporary.toString(),
                List.of(loopback("--smtp", smtp, 2525)), loopback("--console", console, 8025), PERSONA, environment);
        try {
            return new Demo(Assembly.start(flags, clock), data, temporary, clock);
        } catch (RuntimeException failed) {
            if (temporary != null) {
                Folders.remove(temporary);
            }
            throw failed;
        }
    }

    private static String loopback(String flag, String wanted, int usual) {
        if (wanted.isEmpty()) {
            return "127.0.0.1:" + (LoopbackSmtp.answers(HERE, usual, Duration.ofSeconds(1)) ? 0 : usual);
        }
        return Address.parse(wanted).filter(Address::loopback).map(Address::toString)
                .orElseThrow(() -> Trouble.usage(flag + ": \"" + Printable.line(wanted, 60)
                        + "\" cannot be used; the demo stays on this machine: write for example 127.0.0.1:0"));
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("spampot-demo-");
        } catch (IOException failed) {
            throw Trouble.failed("demo: no temporary directory can be made; name one with --data");
        }
    }

    /// Where it listens, and the page that signs in.
    public List<String> announcement() {
        return assembly.announcement();
    }

    /// Plays all sessions.
    public void play(Progress progress) throws InterruptedException {
        int all = DemoReplay.sessions();
        replay.burst(done -> progress.at(done, all));
    }

    /// What a newcomer would want to know next.
    public List<String> whatToLookAt() {
        List<String> lines = new ArrayList<>();
        lines.add("demo: " + DemoReplay.sessions() + " sessions were played; everything came from this machine");
        assembly.announcement().stream().filter(line -> line.startsWith("http"))
                .forEach(url -> lines.add("demo: open " + url));
        lines.add("demo: send one of your own: swaks --server " + assembly.addresses().getFirst()
                + " --to you@example.com");
        if (temporary == null) {
            lines.add("demo: ask on the command line: spampot top subjects --data " + quoted(data));
        }
        return lines;
    }

    /// For a shell: as it is, or in quotes when a shell would read something into it.
    private static String quoted(String word) {
        String shown = Printable.line(word, 4_096);
        return shown.matches("[A-Za-z0-9_./+:@%-]+") ? shown : "'" + shown.replace("'", "'\\''") + "'";
    }

    /// Goes on with a session every few seconds, in the background, until closed.
    public void trickle() {
        Thread.ofVirtual().name("demo").start(() -> {
            try {
                while (!closed) {
                    Thread.sleep(BETWEEN);
                    replay.one();
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        assembly.close();
        if (temporary != null) {
            Folders.remove(temporary);
        }
    }
}
