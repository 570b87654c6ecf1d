package org.spampot.smtp.dialog;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spampot.model.Bytes;
import org.spampot.model.Connection;
import org.spampot.model.Defect;
import org.spampot.model.Endpoint;
import org.spampot.model.MessageCapture;
import org.spampot.model.SessionId;
import org.spampot.persona.Personas;
import org.spampot.smtp.Access;
import org.spampot.smtp.Action;
import org.spampot.smtp.Deadline;
import org.spampot.smtp.Event;
import org.spampot.smtp.Limits;
import org.spampot.smtp.Protocol;
import org.spampot.smtp.ProtocolDefect;
import org.spampot.smtp.Refusal;
import org.spampot.smtp.Security;
import org.spampot.smtp.Session;
import org.spampot.smtp.SessionContext;
import org.spampot.smtp.Voice;

/// A bare session in memory, with a clock that a dialog moves and a journal that is always quick, unless it is told
/// otherwise.
public final class SessionWire implements Wire {
    public static final Instant START = Instant.parse("2026-11-20T10:00:00.123456Z");
    private static final Duration COMMAND = Duration.ofMinutes(5);
    private static final Duration WHOLE = Duration.ofHours(2);

    private static final Map<String, Voice> VOICES = new ConcurrentHashMap<>();

    private final Session session;
    private final Cut cut;
    private final List<Action> actions = new ArrayList<>();
    private final List<MessageCapture> kept = new ArrayList<>();
    private final ArrayDeque<String> said = new ArrayDeque<>();
    private Deadline expected = Deadline.SESSION;
    private Event journal = new Event.Stored();
    private final List<String> notes = new ArrayList<>();
    private Instant now = START;
    /// When the first reply is out.
    private Instant greeted = Instant.MAX;
    private boolean holding;
    private boolean startingTls;
    private String end = "open";

    public SessionWire(Dialog dialog, Cut cut) {
        this(new Session(context(dialog.voice(), dialog.limits(), dialog.protocol(), dialog.security(),
                dialog.access())), cut);
    }

    /// The persona of this name, read once.
    public static Voice voice(String persona, String host) {
        return VOICES.computeIfAbsent(persona + " " + host, _ -> Personas.find(persona, null, host));
    }

    private SessionWire(Session session, Cut cut) {
        this.session = session;
        this.cut = cut;
    }

    public static SessionContext context(Voice voice, Limits limits) {
        return context(voice, limits, Protocol.SMTP, Security.NONE, Access.OPEN);
    }

    public static SessionContext context(Voice voice, Limits limits, Protocol protocol, Security security,
            Access access) {
        var client = new Endpoint(InetAddress.ofLiteral("192.0.2.77"), 40_000);
        var server = new Endpoint(InetAddress.ofLiteral("198.51.100.25"), 25);
        return new SessionContext(new SessionId("01jd2v6w3k9m4x8q7r5t0abcde"),
                new Connection("smtp", voice.name(), client, server, START), voice, limits, protocol,
                security, access, 42);
    }

    /// Everything that the session wanted done, in order.
    public List<Action> actions() {
        return List.copyOf(actions);
    }

    @Override
    public void send(Bytes bytes) {
        open();
        cut.of(bytes).forEach(piece -> tell(new Event.Received(piece, now.isBefore(greeted))));
    }

    @Override
    public String line() {
        open();
        String line = said.poll();
        return line == null ? "(nothing was said)" : line;
    }

    @Override
    public List<String> more() {
        return List.copyOf(said);
    }

    @Override
    public void happen(String what, String argument) {
        if (what.equals("refuse")) {
            tell(new Event.Refused(Refusal.valueOf(argument)));
            return;
        }
        if (what.equals("tls-failed")) {
            tell(new Event.TlsFailed(argument));
            return;
        }
        open();
        switch (what) {
            case "not-stored" -> journal = new Event.NotStored();
            case "hold" -> holding = true;
            case "stored" -> {
                holding = false;
                journal = new Event.Stored();
                tell(journal);
            }
            case "memory-short" -> tell(new Event.MemoryShort());
            case "tls-started" -> {
                if (!startingTls) {
                    throw new AssertionError("nobody asked for TLS");
                }
                startingTls = false;
                tell(new Event.TlsStarted());
            }
            case "stall" -> tell(new Event.ReaderStalled());
            case "shutdown" -> tell(new Event.ShuttingDown());
            case "drop" -> {
                tell(new Event.PeerClosed());
                if (!said.isEmpty()) {
                    throw new AssertionError("said to a client that is gone: " + said);
                }
            }
            case "wait" -> pass(Duration.parse("PT" + argument));
            default -> throw new IllegalArgumentException("nothing like that can happen: " + what);
        }
    }

    @Override
    public List<MessageCapture> kept(int least) {
        return List.copyOf(kept);
    }

    @Override
    public String end() {
        return end;
    }

    @Override
    public String known(String what) {
        return switch (what) {
            case "helo" -> session.helo();
            case "commands" -> session.commands().toString();
            case "refused" -> session.evidence().refused().stream()
                    .map(each -> each.verb() + " <" + each.address() + "> " + each.why())
                    .collect(Collectors.joining(", "));
            case "logins" -> session.evidence().logins().stream().map(Player::shown)
                    .collect(Collectors.joining(", "));
            case "notes" -> String.join(" | ", notes);
            case "details" -> oddities().map(each -> each.name() + "=" + each.detail())
                    .collect(Collectors.joining(", "));
            case "oddities" -> oddities().map(Player::shown).collect(Collectors.joining(", "));
            default -> throw new IllegalArgumentException("nothing like that is known: " + what);
        };
    }

    /// But for the one that depends on how the bytes were cut.
    private Stream<Defect> oddities() {
        return session.defects().stream()
                .filter(each -> !each.name().equals(ProtocolDefect.PIPELINING_NOT_ALLOWED.word()));
    }

    private void open() {
        if (actions.isEmpty()) {
            tell(new Event.Opened());
        }
    }

    private void pass(Duration time) {
        now = now.plus(time);
        if (time.compareTo(WHOLE) >= 0) {
            tell(new Event.DeadlinePassed(Deadline.SESSION));
        } else if (time.compareTo(COMMAND) >= 0) {
            tell(new Event.DeadlinePassed(expected));
        }
    }

    private void tell(Event event) {
        for (Action action : session.on(event, now)) {
            actions.add(action);
            switch (action) {
                case Action.Say say -> {
                    greeted = greeted.equals(Instant.MAX) ? now.plus(say.delay()) : greeted;
                    say.text().latin1().lines().forEach(said::add);
                }
                case Action.Expect expect -> expected = expect.deadline();
                case Action.Close close -> end = close.end().name();
                case Action.StartTls _ -> startingTls = true;
                case Action.Keep keep -> {
                    kept.add(keep.message());
                    if (keep.acknowledge() && !holding) {
                        Event answer = journal;
                        journal = new Event.Stored();
                        tell(answer);
                    }
                }
                case Action.Noted noted -> notes.add(noted.text());
                case Action.Heard _,Action.HeardContent _ -> {
                }
            }
        }
    }
}
