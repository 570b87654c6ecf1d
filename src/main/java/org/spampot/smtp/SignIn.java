package org.spampot.smtp;

import java.util.ArrayList;
import java.util.List;
import org.spampot.model.Bytes;
import org.spampot.model.Login;
import org.spampot.smtp.auth.Exchange;
import org.spampot.smtp.auth.Exchange.End;
import org.spampot.smtp.auth.Exchange.Outcome;
import org.spampot.smtp.auth.Mechanism;
import org.spampot.smtp.auth.Terms;

/// The attempts of one session to sign in: how each goes on, and what is kept of all. Bounded: by number, and by what all
/// of them hold; attempts beyond are answered and not kept.
///
/// Thread-safety: none; confined to its session.
public final class SignIn {
    private static final int MOST = 500;
    private static final int MOST_TEXT = 64 * 1024;
    private static final int LONGEST_WORD = 40;
    /// Where the numbers for challenges begin, apart from those for replies.
    private static final long CHALLENGES = 0x5a5_1000_0000L;

    private final SessionContext context;
    private final Conversation conversation;
    private final List<Login> kept = new ArrayList<>(0);
    private String name = "";
    private long held;
    private int exchanges;

    SignIn(SessionContext context, Conversation conversation) {
        this.context = context;
        this.conversation = conversation;
    }

    /// Whom the client is signed in as; empty when it is not.
    public String name() {
        return name;
    }

    /// Begins an exchange.
    ///
    /// @param word the mechanism as the client wrote it
    /// @param initial the response that stood after it; empty for none
    public Answer begin(Mechanism mechanism, String word, String initial) {
        var exchange = exchange(mechanism, word);
        return follow(exchange, exchange.begin(initial));
    }

    /// Keeps an attempt that is refused before it begins, with what can be read of it.
    public void keepRefused(String word, String initial) {
        Mechanism.named(word).ifPresentOrElse(mechanism -> {
            var exchange = exchange(mechanism, cut(word));
            exchange.overheard(initial);
            keep(exchange.login(conversation.elapsed(), false));
        }, () -> keep(new Login(conversation.elapsed(), cut(word), "", "", "", "", initial, false)));
    }

    private static String cut(String word) {
        return word.substring(0, Math.min(word.length(), LONGEST_WORD));
    }

    private Exchange exchange(Mechanism mechanism, String word) {
        long seed = Draw.of(context.seed(), CHALLENGES + ++exchanges);
        var terms = new Terms(context.voice().host(), seed, conversation.now(), context.voice().auth().ntlm());
        return new Exchange(mechanism, word, terms, claim -> context.access().believe(conversation.visit(), claim));
    }

    /// The client answered a challenge.
    Answer answer(Exchange exchange, LineReader.Line line) {
        String text = text(line.bytes());
        if (line.tooLong()) {
            exchange.overheard(text);
            keep(exchange.login(conversation.elapsed(), false));
            conversation.note(ProtocolDefect.LONG_COMMAND_LINE, "AUTH", line.length() + " bytes");
            return Answer.of(Saying.AUTH_TOO_LONG);
        }
        return follow(exchange, exchange.answer(text));
    }

    /// The client is gone in the middle of an exchange.
    ///
    /// @param rest of a line whose end never came
    void abandon(Exchange exchange, Bytes rest) {
        exchange.overheard(text(rest));
        keep(exchange.login(conversation.elapsed(), false));
    }

    private static String text(Bytes line) {
        return line.latin1().stripTrailing();
    }

    private Answer follow(Exchange exchange, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Ask ask -> new Answer.Ask(ask.challenge(), exchange);
            case Outcome.Over over -> {
                boolean accepted = over.end() == End.ACCEPTED;
                keep(exchange.login(conversation.elapsed(), accepted));
                name = accepted ? exchange.claim().name() : name;
                noteOdd(over.end());
                yield Answer.of(saying(over.end()));
            }
        };
    }

    private void noteOdd(End end) {
        if (end == End.NOT_BASE64 || end == End.UNEXPECTED_RESPONSE) {
            conversation.note(ProtocolDefect.BAD_AUTH_RESPONSE, "AUTH", "");
        }
    }

    private static Saying saying(End end) {
        return switch (end) {
            case ACCEPTED -> Saying.AUTH_OK;
            case REFUSED -> Saying.AUTH_FAILED;
            case CANCELLED -> Saying.AUTH_CANCELLED;
            case NOT_BASE64 -> Saying.AUTH_NOT_BASE64;
            case UNEXPECTED_RESPONSE -> Saying.AUTH_SYNTAX;
        };
    }

    private void keep(Login login) {
        int more = login.authorization().length() + login.name().length() + login.secret().length()
                + login.challenge().length() + login.response().length();
        if (kept.size() < MOST && held + more <= MOST_TEXT) {
            held += more;
            kept.add(login);
        }
    }

    /// TLS is active: who was signed in before is not any more (RFC 3207 section 4.2).
    void forget() {
        name = "";
    }

    List<Login> logins() {
        return List.copyOf(kept);
    }
}
