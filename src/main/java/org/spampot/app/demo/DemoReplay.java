package org.spampot.app.demo;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.spampot.egress.LoopbackSmtp;

/// Plays the bundled sessions over real SMTP connections to a honeypot on this machine: first all of them at once, so
/// that there is something to look at, then one now and then, so that it moves.
///
/// Thread-safety: belongs to one thread, which it makes helpers for.
public final class DemoReplay {
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONGEST_BURST = Duration.ofMinutes(2);

    private final InetAddress server;
    private final int port;
    private final InstantSource clock;
    private final Random random;

    /// @param server a loopback address
    /// @param seed what is drawn: the same seed plays the same sessions
    public DemoReplay(InetAddress server, int port, InstantSource clock, long seed) {
        this.server = server;
        this.port = port;
        this.clock = clock;
        this.random = new Random(seed);
    }

    /// How many sessions [#burst] plays.
    public static int sessions() {
        return DemoScript.bundled().stream().mapToInt(DemoScript::sessions).sum();
    }

    /// Plays every script as often as it says, several sessions at once, in a mixed order.
    ///
    /// @param played told the number of sessions played so far, from any thread
    /// @return how many sessions ended before their script did
    public int burst(IntConsumer played) throws InterruptedException {
        var sessions = new ArrayList<DemoSession>();
        for (DemoScript script : DemoScript.bundled()) {
            for (int session = 0; session < script.sessions(); session++) {
                sessions.add(draw(script));
            }
        }
        Collections.shuffle(sessions, random);
        var done = new AtomicInteger();
        var cut = new AtomicInteger();
        try (var players = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (DemoSession session : sessions) {
                players.execute(() -> {
                    cut.addAndGet(play(session) ? 0 : 1);
                    played.accept(done.incrementAndGet());
                });
            }
            players.shutdown();
            if (!players.awaitTermination(LONGEST_BURST.toSeconds(), TimeUnit.SECONDS)) {
                players.shutdownNow();
            }
        }
        return cut.get();
    }

    /// Plays one session, drawn from all scripts by their weight.
    public void one() {
        List<DemoScript> scripts = DemoScript.bundled();
        int ticket = random.nextInt(sessions());
        for (DemoScript script : scripts) {
            ticket -= script.sessions();
            if (ticket < 0) {
                play(draw(script));
                return;
            }
        }
    }

    private DemoSession draw(DemoScript script) {
        return script.session(random, clock.instant(), server.getHostAddress());
    }

    /// Whether the session could be played to its end. A server that hangs up on a bad client is part of the game.
    private boolean play(DemoSession session) {
        try (var client = connect(session.source())) {
            client.reply();
            for (Step step : session.steps()) {
                switch (step) {
                    case Step.Send send -> {
                        client.send(send.bytes());
                        for (int reply = 0; reply < send.replies(); reply++) {
                            client.reply();
                        }
                    }
                    case Step.Drop _ -> {
                        return true;
                    }
                }
            }
            return true;
        } catch (IOException hungUp) {
            return false;
        }
    }

    /// From the address the script asks for; from any where the system has only 127.0.0.1.
    private LoopbackSmtp connect(String source) throws IOException {
        try {
            return LoopbackSmtp.connect(server, port, InetAddress.ofLiteral(source), PATIENCE);
        } catch (BindException notHere) {
            return LoopbackSmtp.connect(server, port, PATIENCE);
        }
    }
}
