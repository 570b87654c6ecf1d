package org.spampot.analysis.session;

import java.net.InetAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.spampot.model.Login;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionEnd;
import org.spampot.model.SessionKind;
import org.spampot.model.Sign;

/// What a session as a whole says of what it was for. Its messages say more: [MessageSigns].
///
/// Scores: 100 is certain by itself; 50 is what a message says for spam, so it takes more than that to be anything else.
final class SessionSigns {
    private static final int CERTAIN = 100;
    private static final int MANY_FORMS = 4;
    private static final int MANY_MAILS = 5;

    private final SessionCapture session;
    private final Talk talk;
    private final SignList signs = new SignList();

    private SessionSigns(SessionCapture session, Talk talk) {
        this.session = session;
        this.talk = talk;
    }

    static List<Sign> of(SessionCapture session, Talk talk) {
        var found = new SessionSigns(session, talk);
        found.protocol();
        found.lines();
        found.silence();
        found.logins();
        AskedAddresses.add(session, talk, found.signs);
        found.forms();
        found.visit();
        found.otherwise();
        return found.signs.all();
    }

    private void protocol() {
        // SIP and RTSP look like HTTP at their beginning
        boolean likeHttp = talk.turns().stream()
                .anyMatch(turn -> turn.line().endsWith(" SIP/2.0") || turn.line().endsWith(" RTSP/1.0"));
        if (talk.odd("http-request") && !likeHttp) {
            signs.add(SessionKind.WEB_CLIENT, CERTAIN, "spoke HTTP");
        }
        if (talk.odd("tls-hello")) {
            signs.add(SessionKind.TLS_SCAN, CERTAIN, "began TLS where SMTP is spoken");
        }
        if (talk.odd("other-protocol")) {
            signs.add(SessionKind.OTHER_PROTOCOL, CERTAIN, "spoke a protocol that is not SMTP");
        }
        if (session.end() == SessionEnd.TLS_FAILED) {
            signs.add(SessionKind.TLS_SCAN, 60, "began TLS and did not agree on it");
        }
    }

    private void lines() {
        for (Turn turn : talk.turns()) {
            if (turn.is('E', 'H', 'L')) {
                signs.probes(Probes.Place.HELLO, turn.argument());
            } else if (turn.is('M')) {
                signs.probes(Probes.Place.SENDER, PathLine.of(turn.argument()).address());
            } else if (turn.is('R')) {
                signs.probes(Probes.Place.RECIPIENT, PathLine.of(turn.argument()).address());
            } else if (turn.is(Verbs.NONE)) {
                signs.probes(Probes.Place.LINE, turn.line());
            }
        }
    }

    private void silence() {
        boolean unheard = session.end() == SessionEnd.REFUSED || session.end() == SessionEnd.LOGGED;
        if (!talk.turns().isEmpty() || unheard) {
            return;
        }
        if (session.evidence().tls() != null) {
            signs.add(SessionKind.TLS_SCAN, 60, "began TLS and said nothing in it");
        } else {
            signs.add(SessionKind.EMPTY, 40, "said nothing");
            if (isNear(session.connection().client().address())) {
                signs.add(SessionKind.HEALTH_CHECK, 40, "said nothing, and is in our own network");
            }
        }
    }

    private void logins() {
        List<Login> kept = session.evidence().logins();
        int attempts = Math.max(Math.max(talk.all('A').size(), kept.size()),
                session.commands().getOrDefault("AUTH", 0));
        long accepted = kept.stream().filter(Login::accepted).count();
        long refused = attempts - accepted;
        if (accepted > 0) {
            signs.add(SessionKind.AUTH_GUESSING, 20, "signed in");
        }
        if (refused > 0) {
            long names = kept.stream().map(Login::name).filter(name -> !name.isEmpty()).distinct().count();
            // who signs in may have mistyped before, and who sends all the same came for that
            boolean sent = accepted > 0 || session.messages() > 0;
            long score = (sent ? 0 : 40) + 10 * refused;
            signs.add(SessionKind.AUTH_GUESSING, (int) Math.min(score, 150), "tried to sign in, " + times(refused)
                    + (names > 1 ? ", with " + names + " names" : ""));
        }
    }

    private void forms() {
        Set<AddressForms> forms = EnumSet.noneOf(AddressForms.class);
        String literal = "@[" + session.connection().server().ip() + "]";
        String name = "@" + talk.host();
        boolean ours = false;
        boolean named = false;
        for (Turn turn : talk.all('M', 'R')) {
            String address = PathLine.of(turn.argument()).address();
            ours |= turn.is('M') && address.endsWith(literal);
            named |= turn.is('M') && name.length() > 1 && address.toLowerCase(Locale.ROOT).endsWith(name);
            if (turn.is('R')) {
                forms.addAll(AddressForms.of(address));
            }
        }
        if (ours) {
            signs.add(SessionKind.RELAY_TEST, 30, "sender at our own address: " + literal);
        }
        if (named) {
            signs.add(SessionKind.RELAY_TEST, 20, "sender at our own name: " + SignList.quoted(name));
        }
        for (AddressForms form : forms) {
            signs.add(SessionKind.RELAY_TEST, 20, "recipient in an odd form: " + form.words());
        }
        if (forms.size() >= MANY_FORMS) {
            signs.add(SessionKind.RELAY_TEST, CERTAIN, "went through the address forms of an open-relay test");
        }
        int mails = talk.all('M').size();
        if (mails >= MANY_MAILS && !talk.has(Turn.CONTENT)) {
            signs.add(SessionKind.RELAY_TEST, 30, "began " + mails + " mails and sent none");
        }
    }

    /// Sessions that did nothing but greet, ask and leave.
    private void visit() {
        if (talk.turns().isEmpty() || talk.has('M', 'R', 'D', 'B', 'A', 'V', 'X', Verbs.NONE, Turn.CONTENT)) {
            return;
        }
        if (talk.has('T')) {
            signs.add(SessionKind.TLS_SCAN, 60, "asked for STARTTLS and for nothing else");
            return;
        }
        boolean left = talk.has('Q');
        boolean greeted = talk.has('E', 'H', 'L');
        if (talk.has('P')) {
            signs.add(SessionKind.BANNER_GRAB, 60, "asked for HELP and left");
        }
        signs.add(SessionKind.BANNER_GRAB, left && greeted ? 30 : 40,
                left ? "read what we offer, and left" : "read what we offer, and hung up");
        if (left && greeted) {
            signs.add(SessionKind.HEALTH_CHECK, 35, "greeted, said QUIT, and nothing else");
        }
        if (talk.has('N')) {
            signs.add(SessionKind.HEALTH_CHECK, 15, "said NOOP");
        }
        if (isNear(session.connection().client().address())) {
            signs.add(SessionKind.HEALTH_CHECK, 15, "is in our own network");
        }
    }

    /// So that a session that says nothing of itself has a reason, too.
    private void otherwise() {
        if (signs.all().isEmpty() && !talk.has(Turn.CONTENT) && session.messages() == 0) {
            signs.add(SessionKind.UNKNOWN, 1, switch (session.end()) {
                case REFUSED -> "was turned away, as too many were there";
                case LOGGED -> "the log does not tell what it came for";
                case QUIT, DROPPED, IDLE, SESSION_TIMEOUT, TOO_MANY_COMMANDS, TOO_MANY_ERRORS, TLS_FAILED, SLOW_READER,
                        SHUTDOWN, FAILED, IMPORTED ->
                    "did nothing that tells what it came for";
            });
        }
    }

    private static boolean isNear(InetAddress address) {
        return address.isLoopbackAddress() || address.isSiteLocalAddress() || address.isLinkLocalAddress();
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }
}
