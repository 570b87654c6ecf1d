package org.spampot.analysis.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How fast a client is, in coarse steps. The network is in it as well, so none of it identifies a program.
final class Pace {
    private static final long[] STEPS = {20, 200, 2_000, 20_000};
    /// A message of no more bytes fits one packet with its end.
    private static final int SHORT = 1_200;

    private Pace() {}

    static String first(Talk talk) {
        return step(talk.turns().getFirst().at().minus(talk.greetedAt()));
    }

    /// The median pause between a reply and the command after it.
    static String usual(Talk talk) {
        List<Duration> pauses = new ArrayList<>();
        List<Turn> turns = talk.turns();
        for (int index = 1; index < turns.size(); index++) {
            Turn turn = turns.get(index);
            if (!turn.ahead() && turn.isCommand()) {
                pauses.add(turn.at().minus(turns.get(index - 1).answeredAt()));
            }
        }
        return pauses.isEmpty() ? Values.UNSEEN : step(pauses.stream().sorted().toList().get(pauses.size() / 2));
    }

    private static String step(Duration pause) {
        int step = 0;
        while (step < STEPS.length && pause.toMillis() >= STEPS[step]) {
            step++;
        }
        return String.valueOf(step);
    }

    /// In how many pieces a short message came, its end of data included.
    static String reads(Talk talk) {
        List<Turn> turns = talk.turns();
        for (int index = 1; index < turns.size(); index++) {
            Turn content = turns.get(index);
            if (content.is(Turn.CONTENT) && content.size() <= SHORT && turns.get(index - 1).is('D')) {
                int pieces = content.chunk() - turns.get(index - 1).chunk();
                return pieces <= 1 ? "1" : pieces == 2 ? "2" : "n";
            }
        }
        return Values.UNSEEN;
    }
}
