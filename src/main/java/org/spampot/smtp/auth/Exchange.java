package org.spampot.smtp.auth;

import java.time.Duration;
import java.util.Base64;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;
import org.spampot.model.Login;

/// One attempt to sign in (RFC 4954 section 4): the client's lines in, challenges out, until it is judged or broken off.
///
/// However it ends, [#login] is what is kept of it. What it holds is bounded by the few turns of its mechanism and the
/// longest line.
///
/// Thread-safety: none; confined to its session.
public final class Exchange {
    /// Longest line of a response, line end included (RFC 4954 section 4).
    public static final int LONGEST_LINE = 12_288;

    /// More than any mechanism needs. NTLM begins again with each first message, and would go on for ever.
    private static final int MOST_TURNS = 8;

    private final Mechanism mechanism;
    private final String word;
    private final Script script;
    private final Function<Claim, Belief> judge;
    private final StringBuilder challenges = new StringBuilder();
    private final StringBuilder responses = new StringBuilder();
    private @Nullable Belief judged;
    private int turns;

    /// @param word the mechanism as the client wrote it
    /// @param judge who says whether a claim is believed; asked once at most
    public Exchange(Mechanism mechanism, String word, Terms terms, Function<Claim, Belief> judge) {
        this.mechanism = mechanism;
        this.word = word;
        this.script = mechanism.script(terms);
        this.judge = judge;
    }

    /// What the client is told next.
    public sealed interface Outcome {
        /// A challenge, ready to be sent after `334 `.
        record Ask(String challenge) implements Outcome {}

        /// The end.
        record Over(End end) implements Outcome {}
    }

    /// How an exchange ends.
    public enum End {
        /// The claim is believed.
        ACCEPTED,
        /// It is not, or the mechanism was not followed.
        REFUSED,
        /// The client gave up with `*`.
        CANCELLED,
        /// A response was no base64.
        NOT_BASE64,
        /// A response came along with AUTH where the server begins.
        UNEXPECTED_RESPONSE
    }

    /// Begins.
    ///
    /// @param initial what stood after the mechanism; empty when nothing did
    public Outcome begin(String initial) {
        if (initial.isEmpty()) {
            return follow(script.begin());
        }
        append(responses, initial);
        Base64Line line = Base64Line.initial(initial);
        if (!line.valid() || !mechanism.takesInitialResponse()) {
            read(line);
            return new Outcome.Over(line.cancels()
                    ? End.CANCELLED
                    : line.valid()
                            ? End.UNEXPECTED_RESPONSE
                            : End.NOT_BASE64);
        }
        return follow(script.next(line.bytes()));
    }

    /// The client answered with `text`, a line without its end.
    public Outcome answer(String text) {
        append(responses, text);
        if (judged != null) {
            // the last word of a mechanism that tells after it judged; what the client says to it changes nothing
            return new Outcome.Over(judged.accepted() ? End.ACCEPTED : End.REFUSED);
        }
        Base64Line line = Base64Line.read(text);
        if (line.cancels() || !line.valid()) {
            read(line);
            return new Outcome.Over(line.cancels() ? End.CANCELLED : End.NOT_BASE64);
        }
        return ++turns == MOST_TURNS ? new Outcome.Over(End.REFUSED) : follow(script.next(line.bytes()));
    }

    /// For the evidence alone: a response that will not be answered.
    public void overheard(String text) {
        append(responses, text);
        read(Base64Line.initial(text));
    }

    private void read(Base64Line line) {
        if (!line.cancels() && !line.text().isEmpty() && judged == null) {
            script.next(line.bytes());
        }
    }

    private Outcome follow(Turn turn) {
        return switch (turn) {
            case Turn.Ask ask -> ask(ask.challenge());
            case Turn.Prompt prompt -> new Outcome.Ask(prompt.text());
            case Turn.Broken _ -> new Outcome.Over(End.REFUSED);
            case Turn.Done done -> {
                Belief belief = judge.apply(done.claim());
                judged = belief;
                Bytes closing = done.closing().of(belief);
                yield closing.isEmpty()
                        ? new Outcome.Over(belief.accepted() ? End.ACCEPTED : End.REFUSED)
                        : ask(closing);
            }
        };
    }

    private Outcome ask(Bytes challenge) {
        String text = Base64.getEncoder().encodeToString(challenge.toArray());
        append(challenges, text);
        return new Outcome.Ask(text);
    }

    private static void append(StringBuilder all, String one) {
        if (!one.isEmpty()) {
            all.append(all.isEmpty() ? "" : " ").append(one);
        }
    }

    /// Whom the client said it is, as far as it came.
    public Claim claim() {
        return script.soFar();
    }

    /// Bytes held in memory.
    public int held() {
        return challenges.length() + responses.length();
    }

    /// What is kept.
    ///
    /// @param at when it was answered, since the session was accepted
    public Login login(Duration at, boolean accepted) {
        Claim claim = script.soFar();
        return new Login(at, word, claim.authorization(), claim.name(), claim.secret(), challenges.toString(),
                responses.toString(), accepted);
    }
}
