package org.spampot.smtp;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.spampot.model.CaptureId;
import org.spampot.model.EndOfContent;
import org.spampot.model.Bytes;
import org.spampot.persona.Personas;
import org.spampot.smtp.auth.Exchange;
import org.spampot.smtp.dialog.Believing;
import org.spampot.smtp.dialog.Offering;
import org.spampot.smtp.dialog.SessionWire;

/// Any bytes, cut anywhere, with any events between them: a session never throws, keeps each message once, says nothing
/// while the journal is silent and what it answered afterwards, and closes once.
class SessionFuzz {
    private static final Limits SMALL = new Limits(64, 200, 3, 50, 4);
    private static final List<Voice> VOICES = Personas.names().stream()
            .<Voice>map(name -> new Offering(Personas.find(name, null, "mx.example.com"),
                    "PLAIN LOGIN CRAM-MD5 CRAM-SHA1 DIGEST-MD5 NTLM XOAUTH2 ANONYMOUS"))
            .toList();

    @FuzzTest(maxDuration = "30s")
    void aSessionNeverFails(FuzzedDataProvider data) {
        Protocol protocol = data.pickValue(Protocol.values());
        var judge = new Judge(
                new Session(SessionWire.context(VOICES.get(data.consumeInt(0, VOICES.size() - 1)), SMALL, protocol,
                        data.pickValue(Security.values()), new Believing("*"))),
                protocol == Protocol.LMTP);
        judge.tell(new Event.Opened());
        while (data.remainingBytes() > 0) {
            judge.tell(switch (data.consumeInt(0, 24)) {
                case 0 -> new Event.MemoryShort();
                case 1 -> new Event.ShuttingDown();
                case 2 -> new Event.DeadlinePassed(data.pickValue(Deadline.values()));
                case 3, 4, 5 -> new Event.Stored();
                case 6 -> new Event.NotStored();
                case 8 -> new Event.TlsStarted();
                case 9 -> new Event.TlsFailed("fuzzed");
                case 7 -> new Event.Refused(Refusal.TOO_MANY_SESSIONS);
                default -> new Event.Received(Bytes.own(data.consumeBytes(data.consumeInt(1, 60))));
            });
        }
        judge.tell(new Event.PeerClosed());
        expect(judge.closed, "it is closed in the end");
    }

    /// Sees that what a session does is right.
    private static final class Judge {
        private final Session session;
        private final boolean severalAnswers;
        private final Set<CaptureId> kept = new HashSet<>();
        /// Of the last message kept; no client can know it before it is told.
        private String queueId = "";
        private boolean awaiting;
        private boolean asked;
        private boolean closed;

        Judge(Session session, boolean severalAnswers) {
            this.session = session;
            this.severalAnswers = severalAnswers;
        }

        void tell(Event event) {
            boolean answers = awaiting && (event instanceof Event.Stored || event instanceof Event.NotStored);
            awaiting = awaiting && !answers;
            boolean first = true;
            for (Action action : session.on(event, SessionWire.START)) {
                expect(!closed, "nothing is done after the end");
                switch (action) {
                    case Action.Say say -> {
                        String text = say.text().latin1();
                        expect(text.endsWith("\r\n"), "replies are whole lines");
                        asked = text.startsWith("334");
                        expect(!awaiting || !text.startsWith("2"), "nothing is accepted while the journal is silent");
                        boolean queued = text.startsWith("250") && !queueId.isEmpty() && text.contains(queueId);
                        expect(!queued || (answers && (first || severalAnswers) && event instanceof Event.Stored),
                                "only what is stored is acknowledged");
                        expect(!(answers && first) || text.startsWith(event instanceof Event.Stored ? "250" : "4"),
                                "the journal's answer is passed on");
                        first = false;
                    }
                    case Action.Keep keep -> {
                        expect(kept.add(keep.message().id()), "a message is kept once");
                        expect(keep.message().content().size() <= SMALL.message(), "the limit holds");
                        expect(keep.acknowledge() == (keep.message().end() == EndOfContent.COMPLETE),
                                "what is whole is acknowledged");
                        awaiting = keep.acknowledge();
                        queueId = keep.message().queueId();
                    }
                    case Action.Heard heard -> expect(heard.line().size() <= (asked
                            ? Exchange.LONGEST_LINE
                            : SMALL.commandLine()), "lines are cut");
                    case Action.Close _ -> closed = true;
                    case Action.StartTls _ -> expect(!awaiting, "TLS begins between commands");
                    case Action.HeardContent _,Action.Noted _,Action.Expect _ -> {
                    }
                }
            }
            expect(session.messages() == kept.size(), "messages are counted");
            expect(session.defects().size() <= Oddities.MOST, "defects are bounded");
        }
    }

    private static void expect(boolean fact, String what) {
        if (!fact) {
            throw new AssertionError("it does not hold that " + what);
        }
    }
}
