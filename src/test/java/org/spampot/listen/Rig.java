package org.spampot.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.spampot.listen.syn.Signatures;
import org.spampot.model.Endpoint;
import org.spampot.model.SessionCapture;
import org.spampot.smtp.Limits;
import org.spampot.smtp.Voice;

/// A server on loopback with an intake in memory.
final class Rig implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(10);
    /// As small as tests want them, and no time limit that a slow machine could reach.
    static final ListenLimits LIMITS = new ListenLimits(1000, 1000, LONG, LONG, LONG, LONG, LONG, 64 << 20, 64 << 10,
            512, 2,
            1000);

    /// Knows the machine that the tests run on.
    private static final Signatures SIGNATURES = Signatures.read(List.of("[tcp:request]", "label = s:unix:Test:machine",
            "sig = *:64:0:*:*,*:mss,sok,ts,nop,ws:df,id+:0"));

    final MemoryIntake intake = new MemoryIntake();
    final SmtpServer server;
    final Endpoint address;

    Rig() {
        this(LIMITS);
    }

    Rig(ListenLimits limits) {
        this("127.0.0.1:0", limits, Limits.DEFAULT, Transport.best());
    }

    Rig(String bind, ListenLimits limits, Limits smtp, Transport transport) {
        this(bind, limits, smtp, transport, Voices.plain());
    }

    Rig(String bind, ListenLimits limits, Limits smtp, Transport transport, Voice voice) {
        this(ListenerSpec.of("smtp", bind, voice), limits, smtp, transport);
    }

    Rig(ListenerSpec listener) {
        this(listener, LIMITS, Limits.DEFAULT, Transport.best());
    }

    Rig(ListenerSpec listener, ListenLimits limits, Limits smtp, Transport transport) {
        this(listener, limits, smtp, transport, TarpitRule.NONE);
    }

    Rig(ListenerSpec listener, ListenLimits limits, Limits smtp, Transport transport, TarpitRule tarpit) {
        this.server = new SmtpServer(List.of(listener), smtp, limits, intake, InstantSource.system(), new Random(42),
                new Treatment(SIGNATURES, tarpit), transport);
        this.address = server.start().getFirst().address();
    }

    /// The limits of tests, with other times.
    static ListenLimits limits(Times times) {
        return new ListenLimits(LIMITS.sessions(), LIMITS.sessionsPerAddress(), times.command(), times.content(),
                times.session(), times.stall(), LIMITS.handshake(), LIMITS.contentBudget(), LIMITS.transcript(),
                LIMITS.backlog(),
                LIMITS.threads(), LIMITS.refusedCaptures());
    }

    /// The limits of tests, for so many sessions at once.
    static ListenLimits crowd(int sessions) {
        return new ListenLimits(sessions, sessions, LONG, LONG, LONG, LONG, LONG, LIMITS.contentBudget(),
                LIMITS.transcript(), LIMITS.backlog(), LIMITS.threads(), LIMITS.refusedCaptures());
    }

    /// How long to wait for what.
    record Times(Duration command, Duration content, Duration session, Duration stall) {
        static Times command(Duration time) {
            return new Times(time, LONG, LONG, LONG);
        }

        static Times content(Duration time) {
            return new Times(LONG, time, LONG, LONG);
        }

        static Times session(Duration time) {
            return new Times(LONG, LONG, time, LONG);
        }

        static Times stall(Duration time) {
            return new Times(LONG, LONG, LONG, time);
        }
    }

    Client client() throws java.io.IOException {
        return Client.greeted(address);
    }

    /// The captures of ended sessions, once there are `count` of them.
    List<SessionCapture> ended(int count) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(intake.sessions()).hasSize(count));
        return intake.sessions();
    }

    /// The capture of the one session that there was.
    SessionCapture ended() {
        return ended(1).getFirst();
    }

    @Override
    public void close() {
        server.close();
        assertThat(server.stats().contentHeld()).as("content accounted for after the end").isZero();
        assertThat(server.stats().capturesUnderWay()).isZero();
        assertThat(server.stats().openSessions()).isZero();
        assertThat(server.stats().failed()).as("sessions that failed by our fault").isZero();
    }
}
