package org.spampot.smtp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;
import org.spampot.model.Defect;
import org.spampot.model.EnvelopePath;
import org.spampot.model.Refused;

/// What has been said in a session so far, as far as a verb has to know or change it.
///
/// Thread-safety: none; confined to its session.
public final class Conversation {
    private final SessionContext context;
    private final Oddities oddities = new Oddities();
    private final List<Defect> fresh = new ArrayList<>(0);
    private final SignIn signIn;
    private final Refusals refusals = new Refusals();
    private Security security;
    private Instant now;
    private String helo = "";
    private boolean greeted;
    private boolean pipelining;
    private @Nullable Transaction transaction;
    private int messages;
    private int replies;
    private String line = "";

    Conversation(SessionContext context) {
        this.context = context;
        signIn = new SignIn(context, this);
        security = context.security();
        now = context.connection().openedAt();
    }

    /// What time it is, as the last event said.
    public Instant now() {
        return now;
    }

    void at(Instant event) {
        now = event;
    }

    /// This command is answered from now on.
    void hear(Command command) {
        line = command.argument().isEmpty() ? command.word() : command.word() + " " + command.argument();
    }

    /// Since the session was accepted.
    Duration elapsed() {
        return Duration.between(context.connection().openedAt(), now);
    }

    /// The client's attempts to sign in.
    public SignIn signIn() {
        return signIn;
    }

    /// Whether a sender or a recipient is let in; what is not is kept as evidence.
    public Access.Ruling rule(Access.Stage stage, Command command, String sender, String recipient) {
        Access.Ruling ruling = context.access().rule(stage, visit(), sender, recipient);
        if (ruling != Access.Ruling.ACCEPT) {
            refusals.add(elapsed(), command.where(), stage == Access.Stage.MAIL ? sender : recipient, ruling);
        }
        return ruling;
    }

    List<Refused> refused() {
        return refusals.list();
    }

    Access.Visit visit() {
        return new Access.Visit(context.connection(), helo, signIn.name(), now);
    }

    public Voice voice() {
        return context.voice();
    }

    public Limits limits() {
        return context.limits();
    }

    public Protocol protocol() {
        return context.protocol();
    }

    /// What the persona says.
    ///
    /// @param verb what it answers; may be empty, as may be what it is `about`, and the `queueId` of a message
    Reply reply(Saying saying, String verb, String about, String queueId) {
        var words = new Words(context.connection().client().shortIp(), helo, queueId, verb, about, line, now,
                limits().message(),
                Draw.of(context.seed(), ++replies));
        return saying == Saying.EHLO ? voice().ehlo(words, withheld()) : voice().reply(saying, words);
    }

    /// Whether `extension` may be used now: the persona offers it, and nothing here speaks against it.
    public boolean offers(Extension extension) {
        return voice().offers(extension) && !withheld().contains(extension);
    }

    /// Whether the persona refuses with `saying` what it might as well do.
    public boolean refuses(Saying saying) {
        return voice().refuses(saying);
    }

    private Set<Extension> withheld() {
        var withheld = EnumSet.noneOf(Extension.class);
        if (security != Security.READY && security != Security.OUT_OF_ORDER) {
            withheld.add(Extension.STARTTLS);
        }
        if (security != Security.ACTIVE && voice().auth().tlsOnly()) {
            withheld.add(Extension.AUTH);
        }
        return withheld;
    }

    /// Whether TLS is active, or can be.
    public Security security() {
        return security;
    }

    /// TLS is active from now on; what was said before it is forgotten (RFC 3207 section 4.2), but the name stays on
    /// record.
    void secure() {
        security = Security.ACTIVE;
        greeted = false;
        pipelining = false;
        transaction = null;
        signIn.forget();
    }

    /// HELO or EHLO named the client; this also ends an open transaction (RFC 5321 section 4.1.4).
    public void greet(String name, boolean extended) {
        helo = name;
        pipelining = extended && offers(Extension.PIPELINING);
        greeted = true;
        transaction = null;
    }

    /// Whether HELO or EHLO was said, and not forgotten since.
    public boolean greeted() {
        return greeted;
    }

    /// Whether the client was told that it may send commands without waiting for the answers (RFC 2920).
    boolean pipelining() {
        return pipelining;
    }

    /// The last name given by HELO or EHLO; empty when there was none.
    public String helo() {
        return helo;
    }

    /// The open transaction; nothing when there is none.
    public @Nullable Transaction transaction() {
        return transaction;
    }

    /// Opens a transaction, in the place of the one before if that was not ended.
    ///
    /// @param utf8 whether SMTPUTF8 was declared (RFC 6531)
    public void begin(EnvelopePath mailFrom, Body body, boolean utf8) {
        transaction = new Transaction(mailFrom, body, utf8);
    }

    /// Drops the open transaction, if there is one.
    public void reset() {
        transaction = null;
    }

    /// Messages captured so far.
    public int messages() {
        return messages;
    }

    /// The number of the next message to be captured.
    int count() {
        return ++messages;
    }

    /// Notes an oddity of the command in hand, for the session, and for the transaction if one is open when the
    /// command is done with: so what is odd about MAIL belongs to the mail that it begins.
    public void note(ProtocolDefect defect, String where, String detail) {
        Defect noted = defect.at(where, detail);
        oddities.add(noted);
        if (fresh.size() < Oddities.MOST) {
            fresh.add(noted);
        }
    }

    /// Notes an oddity for the session alone.
    void noteAside(Defect defect) {
        oddities.add(defect);
    }

    /// Notes for the session alone which other protocol `line` is of, if it is.
    void noteStranger(Bytes line) {
        ProtocolDefect stranger = Strangers.protocol(line);
        if (stranger != null) {
            noteAside(stranger.at("?", ""));
        }
    }

    /// Bytes that the open transaction holds.
    long held() {
        return transaction == null ? 0 : transaction.held();
    }

    /// The command in hand is done with.
    void settle() {
        if (!fresh.isEmpty()) {
            if (transaction != null) {
                transaction.note(fresh);
            }
            fresh.clear();
        }
    }

    List<Defect> defects() {
        return oddities.list();
    }
}
