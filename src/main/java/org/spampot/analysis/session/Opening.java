package org.spampot.analysis.session;

import java.util.Locale;
import java.util.regex.Pattern;

/// How a client opens: whether it waits to be greeted, and how it greets.
final class Opening {
    private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern WINDOWS = Pattern.compile("(WIN|DESKTOP|LAPTOP|PC|SERVER|USER)-[A-Z0-9-]{4,}");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+");
    private static final Pattern LOCAL = Pattern.compile(
            "localhost|.*\\.(localdomain|localhost|local|lan|home|internal|intranet|corp|localnet|home\\.arpa|test)");

    private Opening() {}

    static String greeting(Talk talk) {
        return talk.turns().getFirst().ahead() ? "e" : "w";
    }

    static String hello(Talk talk) {
        Turn first = talk.turns().getFirst();
        return first.is('E', 'H', 'L') ? String.valueOf(first.letter()) : Values.NONE;
    }

    static String fallback(Talk talk) {
        int refused = talk.indexOf(turn -> turn.is('E') && turn.refused());
        return refused < 0 ? Values.UNSEEN : talk.after(refused);
    }

    static String name(Talk talk) {
        return talk.all('E', 'H', 'L').stream().findFirst().map(hello -> form(hello.argument())).orElse(Values.UNSEEN);
    }

    /// Which form a name has.
    static String form(String name) {
        if (name.isEmpty()) {
            return Values.NONE;
        }
        if (name.startsWith("[")) {
            return "lit";
        }
        if (IPV4.matcher(name).matches() || name.indexOf(':') >= 0) {
            return "bare";
        }
        if (name.indexOf('@') >= 0) {
            return "mail";
        }
        if (name.indexOf('_') >= 0) {
            return "under";
        }
        if (!HOST.matcher(name).matches()) {
            return "odd";
        }
        if (LOCAL.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            return "local";
        }
        return name.indexOf('.') >= 0 ? "fqdn" : WINDOWS.matcher(name).matches() ? "win" : "host";
    }

    /// Whether it greets again though it was accepted and nothing (STARTTLS, AUTH) gave it a reason to.
    static String again(Talk talk) {
        boolean accepted = false;
        boolean again = false;
        for (Turn turn : talk.turns()) {
            if (turn.is('E', 'H', 'L')) {
                again |= accepted;
                accepted = !turn.refused();
            } else if (turn.is('T', 'A', Turn.RESPONSE)) {
                accepted = false;
            }
        }
        return talk.has('E', 'H', 'L') ? Values.yesNo(again) : Values.UNSEEN;
    }
}
