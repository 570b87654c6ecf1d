package org.spampot.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spampot.model.Bytes;
import org.spampot.model.MessageCapture;
import org.spampot.persona.Personas;
import org.spampot.smtp.dialog.Cut;
import org.spampot.smtp.dialog.SessionWire;

/// What holds for every session, on sessions made of likely and unlikely pieces.
final class SessionPropertyTest {
    private static final Limits SMALL = new Limits(64, 40, 3, 60, 5);
    private static final List<String> PIECES = List.of("HELO x\r\n", "EHLO y\n", "MAIL FROM:<a@example.net>\r\n",
            "MAIL FROM: b\r\n", "RCPT TO:<c@example.org>\r\n", "RCPT TO:<c@example.org>\r\n", "DATA\r\n", "DATA\r\n",
            "text\r\n", ".\r\n", ".\r\n", "\r\n.\r\n", "\n.\n", "\r.\r\n", "..\r\n", "RSET\r\n", "NOOP\r\n", "\0", "\r",
            "\n", "x".repeat(70), "GET / HTTP/1.1\r\n", "VRFY z\r\n", "AUTH LOGIN\r\n", "am9l\r\n",
            "AUTH PLAIN am9l\r\n",
            "BDAT 5\r\n", "BDAT 3 LAST\r\n", "BDAT 30\r\n", "BDAT 0\r\n", "STARTTLS\r\n", "\u00ff\u0016\u0003");

    private static Bytes conversation(RandomGenerator random) {
        var wire = new StringBuilder();
        for (int pieces = random.nextInt(60); pieces > 0; pieces--) {
            wire.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return Bytes.latin1(wire.toString());
    }

    private static List<Action> played(String persona, Bytes wire, Cut cut) {
        var session = new Session(SessionWire.context(SessionWire.voice(persona, "mx.example.com"), SMALL));
        var actions = new ArrayList<Action>(session.on(new Event.Opened(), SessionWire.START));
        for (Bytes piece : cut.of(wire)) {
            List<Action> said = session.on(new Event.Received(piece), SessionWire.START);
            while (!said.isEmpty()) {
                actions.addAll(said);
                boolean waits = said.getLast() instanceof Action.Keep keep && keep.acknowledge();
                said = waits ? session.on(new Event.Stored(), SessionWire.START) : List.of();
            }
        }
        actions.addAll(session.on(new Event.PeerClosed(), SessionWire.START));
        assertThat(session.held()).isZero();
        return actions;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void theCutOfTheBytesDoesNotChangeTheActions(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        for (int time = 0; time < 300; time++) {
            String persona = Personas.names().get(time % Personas.names().size());
            Bytes wire = conversation(random);
            List<Action> whole = played(persona, wire, new Cut.Whole());

            assertThat(played(persona, wire, new Cut.Pieces(random, 1))).as("seed " + seed + ": " + wire.latin1())
                    .isEqualTo(whole);
            assertThat(played(persona, wire, new Cut.Pieces(random, 20))).as("seed " + seed + ": " + wire.latin1())
                    .isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8, 9})
    void aSessionClosesOnceAndLast(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        for (int time = 0; time < 300; time++) {
            List<Action> actions = played("postfix", conversation(random), new Cut.Pieces(random, 9));

            assertThat(actions.stream().filter(Action.Close.class::isInstance)).hasSize(1);
            assertThat(actions.getLast()).isInstanceOf(Action.Close.class);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {10, 11, 12})
    void everyMessageHasItsOwnNumberAndQueueId(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        for (int time = 0; time < 300; time++) {
            List<MessageCapture> kept = played("spamhat", conversation(random), new Cut.Whole()).stream()
                    .filter(Action.Keep.class::isInstance).map(action -> ((Action.Keep) action).message()).toList();

            assertThat(kept.stream().map(each -> each.id().ordinal()))
                    .isEqualTo(java.util.stream.IntStream.rangeClosed(1, kept.size()).boxed().toList());
            assertThat(kept.stream().map(MessageCapture::queueId)).doesNotHaveDuplicates();
            assertThat(kept).allMatch(each -> each.content().size() <= SMALL.message());
        }
    }

    /// Work is counted in bytes allocated: whatever is sent, twice as much of it costs at most a little over twice.
    @ParameterizedTest
    @ValueSource(strings = {"x", "\r", "\n", ".", "\0", "\r\n.", "\n.\r\n", "DATA\r\n", "NOOP\r\n",
            "RCPT TO:<a@example.org>\r\n"})
    void twiceTheInputIsTwiceTheWork(String unit) {
        int times = (1 << 18) / unit.length();
        work(unit, times);
        double once = work(unit, times);
        double twice = work(unit, 2 * times);

        assertThat(twice / once).isLessThan(2.2);
    }

    private static double work(String unit, int times) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        var limits = new Limits(2048, 1 << 28, 1 << 20, 1 << 28, 1 << 20);
        var session = new Session(SessionWire.context(Personas.find("spamhat", null, "x"), limits));
        session.on(new Event.Opened(), SessionWire.START);
        for (String line : List.of("MAIL FROM:<a@example.net>\r\n", "RCPT TO:<b@example.org>\r\n", "DATA\r\n")) {
            session.on(new Event.Received(Bytes.latin1(line)), SessionWire.START);
        }
        Bytes piece = Bytes.latin1(unit.repeat(16));
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int time = 0; time < times / 16; time++) {
            session.on(new Event.Received(piece), SessionWire.START);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /// Memory and work, counted: a client that never ends a line, or floods with tiny ones, gets nowhere.
    @Test
    void aSessionHoldsNoMoreThanItsLimits() {
        var session = new Session(SessionWire.context(Personas.find("postfix", null, "mx.example.com"), SMALL));
        session.on(new Event.Opened(), SessionWire.START);
        Bytes flood = Bytes.latin1("x".repeat(10_000));
        for (int time = 0; time < 100; time++) {
            assertThat(session.on(new Event.Received(flood), SessionWire.START)).isEmpty();
            assertThat(session.held()).isLessThanOrEqualTo(SMALL.commandLine());
        }
        assertThat(session.on(new Event.Received(Bytes.latin1("\n".repeat(100_000))), SessionWire.START).size())
                .isLessThan(200);
    }
}
