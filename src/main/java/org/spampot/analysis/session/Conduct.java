package org.spampot.analysis.session;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a client does when: order, pipelining, resets, reactions, how it ends.
final class Conduct {
    private static final String ALL_LETTERS = "EHLMRDBcSNQVXPTAOU";
    private static final int LONGEST_ORDER = 16;
    private static final int FEW = 20;
    private static final int MANY = 100;

    private Conduct() {}

    /// Verbs that came without waiting for the reply before; QUIT has its own feature.
    static String pipelining(Talk talk) {
        Set<Character> ahead = new HashSet<>();
        char before = talk.turns().getFirst().letter();
        for (Turn turn : talk.turns().subList(1, talk.turns().size())) {
            // a chunk belongs to its BDAT, and whether both come in one packet depends on its size
            boolean chunk = turn.is(Turn.CONTENT) && before == 'B';
            if (turn.ahead() && !chunk && !turn.is('Q', Turn.RESPONSE)) {
                ahead.add(turn.letter());
            }
            before = turn.letter();
        }
        boolean offered = talk.offers("PIPELINING");
        if (ahead.isEmpty()) {
            return offered && talk.has('M') ? Values.NONE : Values.UNSEEN;
        }
        return (offered ? "" : "!") + Values.letters(ahead, ALL_LETTERS);
    }

    static String batch(Talk talk) {
        int most = 0;
        int batch = 0;
        for (Turn turn : talk.turns()) {
            batch = turn.is('M', 'S', Turn.CONTENT) ? 0 : turn.is('R') ? batch + 1 : batch;
            most = Math.max(most, batch);
        }
        if (most == 0) {
            return Values.UNSEEN;
        }
        return most == 1 ? "1" : most <= FEW ? "2" : most < MANY ? "3" : "4";
    }

    static String reset(Talk talk) {
        Set<Character> when = new HashSet<>();
        char state = 'a';
        for (Turn turn : talk.turns()) {
            if (turn.is('S')) {
                when.add(state);
            } else if (turn.is('M', 'R', 'D', 'B') && turn.refused()) {
                state = 'e';
            } else if (turn.is('M')) {
                state = 'm';
            } else if (turn.is(Turn.CONTENT)) {
                state = turn.refused() ? 'e' : 'b';
            }
        }
        return Values.letters(when, "amenb");
    }

    static String noop(Talk talk) {
        return Values.yesNo(talk.has('N'));
    }

    static String after4xx(Talk talk) {
        return after(talk, talk.indexOf(turn -> isMail(turn) && turn.refusedForNow()));
    }

    static String after5xx(Talk talk) {
        return after(talk, talk.indexOf(turn -> isMail(turn) && turn.refused() && !turn.refusedForNow()));
    }

    private static boolean isMail(Turn turn) {
        return turn.is('M', 'R', 'D', 'B', Turn.CONTENT, 'V', 'X');
    }

    private static String after(Talk talk, int index) {
        return index < 0 ? Values.UNSEEN : talk.after(index);
    }

    /// Whether a reply of several lines is taken for one, or its lines for the answers to what was not asked yet.
    static String multiline(Talk talk) {
        int lines = talk.indexOf(turn -> turn.replyLines() > 1);
        List<Turn> turns = talk.turns();
        if (lines < 0 || lines + 1 >= turns.size()) {
            return Values.UNSEEN;
        }
        boolean several = lines + 2 < turns.size() && turns.get(lines + 2).ahead();
        return several && !talk.offers("PIPELINING") ? "a" : "w";
    }

    static String ending(Talk talk) {
        Turn last = talk.turns().getLast();
        if (talk.isCut()) {
            return Values.UNSEEN;
        }
        if (last.is('Q')) {
            return last.ahead() && talk.turns().size() > 1 ? "p" : "q";
        }
        return switch (talk.end()) {
            case DROPPED -> "d";
            case IDLE, SESSION_TIMEOUT -> "t";
            case QUIT, REFUSED, TOO_MANY_COMMANDS, TOO_MANY_ERRORS, TLS_FAILED, SLOW_READER, SHUTDOWN, FAILED,
                    IMPORTED, LOGGED ->
                Values.UNSEEN;
        };
    }

    static String messages(Talk talk) {
        if (!talk.has('M')) {
            return Values.UNSEEN;
        }
        int mails = 0;
        boolean open = false;
        for (Turn turn : talk.turns()) {
            // a message in chunks has several contents and one MAIL
            open |= turn.is('M');
            mails += open && turn.is(Turn.CONTENT) ? 1 : 0;
            open &= !turn.is(Turn.CONTENT);
        }
        return mails == 0 ? Values.NONE : mails == 1 ? "1" : "n";
    }

    static String next(Talk talk) {
        List<Turn> turns = talk.turns();
        int content = talk.indexOf(turn -> turn.is(Turn.CONTENT));
        while (content >= 0 && content + 1 < turns.size() && turns.get(content + 1).is(Turn.CONTENT, 'B')) {
            content++;
        }
        return content < 0 ? Values.UNSEEN : talk.after(content);
    }

    static String order(Talk talk) {
        var order = new StringBuilder();
        for (Turn turn : talk.turns()) {
            boolean repeated = !order.isEmpty() && order.charAt(order.length() - 1) == turn.letter();
            if (!repeated && turn.letter() != Turn.RESPONSE) {
                order.append(turn.letter());
            }
            if (turn.is(Turn.CONTENT) || order.length() == LONGEST_ORDER) {
                break;
            }
        }
        return order.isEmpty() ? Values.UNSEEN : order.toString();
    }

    static String other(Talk talk) {
        Set<Character> seen = new HashSet<>();
        talk.all('V', 'X', 'P', Verbs.OTHER, Verbs.NONE).forEach(turn -> seen.add(turn.letter()));
        return Values.letters(seen, "VXPOU");
    }
}
