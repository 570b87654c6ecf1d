package org.spampot.smtp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;
import org.spampot.model.Defect;
import org.spampot.model.EndOfContent;
import org.spampot.model.Evidence;
import org.spampot.model.MessageCapture;
import org.spampot.model.Printable;
import org.spampot.model.SessionEnd;
import org.spampot.smtp.auth.Exchange;
import org.spampot.smtp.verb.Verb;

/// One SMTP session: told what happens, it answers with what is to be done.
///
/// How bytes are cut into events makes no difference to the actions. While a message waits for the journal, input is
/// kept unread; and so a `250` to content is never said before [Event.Stored].
///
/// Nothing that a client sends makes it throw, and it holds no more than the limits allow, plus what it was given
/// while it waited.
///
/// Thread-safety: none; the events of one session come one at a time.
public final class Session {
    private static final int LONGEST_REASON = 200;

    private final SessionContext context;
    private final Conversation conversation;
    private final Tally tally;
    private final Unread unread = new Unread();
    private Phase phase = new Phase.Unopened();
    private List<Action> actions = new ArrayList<>();
    private boolean draining;

    public Session(SessionContext context) {
        this.context = context;
        conversation = new Conversation(context);
        tally = new Tally(context.voice());
    }

    /// Tells the session what happened at `now`; it answers with what is to be done, in order.
    ///
    /// What cannot happen at this point (an answer of the journal that nobody waits for, anything after the end) is
    /// ignored.
    public List<Action> on(Event event, Instant now) {
        actions = new ArrayList<>();
        conversation.at(now);
        boolean unopened = phase instanceof Phase.Unopened;
        if (!(phase instanceof Phase.Closed)) {
            switch (event) {
                case Event.Opened _ when unopened -> readCommands(Saying.GREETING, "");
                case Event.Refused refused when unopened -> refuse(refused.why(), now);
                case Event.Opened _,Event.Refused _ -> {
                }
                case Event.Received received -> unread.add(received.bytes());
                case Event.TlsStarted _ -> secured(now);
                case Event.TlsFailed failed -> tlsFailed(failed.why(), now);
                case Event.Stored _ -> answered(Saying.QUEUED, now);
                case Event.NotStored _ -> answered(Saying.NOT_STORED, now);
                case Event.MemoryShort _ -> memoryShort(now);
                case Event.DeadlinePassed passed -> deadlinePassed(passed.which(), now);
                case Event.ReaderStalled _ -> endSilently(SessionEnd.SLOW_READER, now);
                case Event.PeerClosed _ -> endSilently(SessionEnd.DROPPED, now);
                case Event.ShuttingDown _ -> shutDown(now);
            }
            read(now);
        }
        return actions;
    }

    /// The bytes of content and unread input that this session holds in memory at the moment.
    public long held() {
        long reading = switch (phase) {
            case Phase.Commands commands -> commands.lines().held();
            case Phase.Asking asking -> asking.lines().held() + asking.exchange().held();
            case Phase.Handshaking handshaking -> handshaking.early().held();
            case Phase.Unopened _,Phase.Content _,Phase.Chunked _,Phase.Discarding _,Phase.Awaiting _,Phase.Closed _ ->
                0;
        };
        return reading + conversation.held() + unread.size();
    }

    /// The last name given by HELO or EHLO; empty when there was none.
    public String helo() {
        return conversation.helo();
    }

    /// How often each verb was used, in upper case; what is no verb counts as `?`.
    public Map<String, Integer> commands() {
        return tally.byVerb();
    }

    /// How many messages were captured so far.
    public int messages() {
        return conversation.messages();
    }

    /// The oddities seen so far, those of messages included: each at each verb (or in content) once, 100 at most.
    public List<Defect> defects() {
        return conversation.defects();
    }

    /// What the client gave away beside its commands.
    public Evidence evidence() {
        return new Evidence(null, null, null, conversation.signIn().logins());
    }

    private void read(Instant now) {
        while (!unread.isEmpty()) {
            byte[] piece = unread.piece();
            int from = unread.at();
            switch (phase) {
                case Phase.Commands commands -> {
                    unread.readTo(commands.lines().read(piece, from, piece.length));
                    command(commands.lines().take(), now);
                }
                case Phase.Asking asking -> {
                    unread.readTo(asking.lines().read(piece, from, piece.length));
                    response(asking, asking.lines().take(), now);
                }
                case Phase.Content content -> {
                    unread.readTo(content.reception().read(piece, from, piece.length));
                    content(content.reception(), now);
                }
                case Phase.Chunked chunked -> {
                    unread.readTo(chunked.chunk().read(piece, from, piece.length));
                    chunk(chunked.chunk(), now);
                }
                case Phase.Discarding discarding -> {
                    unread.readTo(discarding.reception().read(piece, from, piece.length));
                    discarded(discarding, now);
                }
                case Phase.Handshaking handshaking -> {
                    handshaking.early().add(piece, from, piece.length);
                    unread.readTo(piece.length);
                }
                case Phase.Unopened _,Phase.Awaiting _ -> {
                    return;
                }
                case Phase.Closed _ -> unread.drop();
            }
        }
    }

    private void command(LineReader.@Nullable Line line, Instant now) {
        if (line == null) {
            return;
        }
        actions.add(new Action.Heard(line.bytes()));
        Command command = Command.read(line.bytes(), conversation);
        Transaction before = conversation.transaction();
        Answer answer = answer(command, line);
        conversation.settle();
        if (before != conversation.transaction()) {
            abandon(before, EndOfContent.ABANDONED, now);
        }
        if (command.verb().lastOfGroup() && !unread.isEmpty() && !(answer instanceof Answer.StartTls)) {
            // whoever sends more here did not wait for us; only a note of the session, as the network cuts as it likes
            conversation.noteAside(ProtocolDefect.PIPELINING_NOT_ALLOWED.at(command.where(), ""));
        }
        obey(command.verb(), answer, now);
    }

    /// A line of an exchange of AUTH, which is no command.
    private void response(Phase.Asking asking, LineReader.@Nullable Line line, Instant now) {
        if (line != null) {
            actions.add(new Action.Heard(line.bytes()));
            phase = new Phase.Commands(new LineReader(context.limits().commandLine()));
            Answer answer = conversation.signIn().answer(asking.exchange(), line);
            conversation.settle();
            obey(Verb.AUTH, answer, now);
        }
    }

    private void obey(Verb verb, Answer answer, Instant now) {
        switch (answer) {
            case Answer.Ask ask -> ask(ask.challenge(), ask.exchange());
            case Answer.Chunk chunk -> readChunk(chunk, conversation.transaction(), now);
            case Answer.Next said -> next(say(verb, said), now);
            case Answer.Content said -> {
                say(verb, said);
                readContent(conversation.transaction());
            }
            case Answer.StartTls said -> {
                say(verb, said);
                startTls();
            }
            case Answer.Leave said -> {
                say(verb, said);
                close(said.end(), now);
            }
        }
    }

    private Reply say(Verb verb, Answer.Worded answer) {
        Reply reply = say(answer.saying(), verb.word(), answer.about(), "");
        tally.answered(verb, answer.saying(), reply);
        return reply;
    }

    private Answer answer(Command command, LineReader.Line line) {
        if (tally.count(command.verb()) > context.limits().commands()) {
            return new Answer.Leave(Saying.TOO_MANY_COMMANDS, "", SessionEnd.TOO_MANY_COMMANDS);
        }
        if (line.tooLong()) {
            // what was cut off may matter, so nothing is done (RFC 5321 section 4.5.3.1.9)
            conversation.note(ProtocolDefect.LONG_COMMAND_LINE, command.where(), line.length() + " bytes");
            return Answer.of(Saying.LINE_TOO_LONG);
        }
        Saying refusal = command.refusal(conversation);
        return refusal == null ? command.verb().answer(command, conversation) : Answer.of(refusal);
    }

    /// No text of the persona: what a challenge says is the mechanism's.
    private void ask(String challenge, Exchange exchange) {
        actions.add(new Action.Say(Bytes.latin1("334 " + challenge + "\r\n"), Duration.ZERO));
        phase = new Phase.Asking(new LineReader(Exchange.LONGEST_LINE), exchange);
    }

    private void readContent(@Nullable Transaction transaction) {
        if (transaction != null) {
            var reception = new Reception(context, conversation, transaction, DataReader::new);
            transaction.receive(reception);
            phase = new Phase.Content(reception);
            actions.add(new Action.Expect(Deadline.CONTENT));
        }
    }

    private void readChunk(Answer.Chunk asked, @Nullable Transaction transaction, Instant now) {
        Reception reception = null;
        if (asked.kept() && transaction != null) {
            reception = transaction.reception();
            if (reception == null) {
                reception = new Reception(context, conversation, transaction, ChunkReader::new);
                transaction.receive(reception);
            }
        }
        var chunk = new Chunk(asked, reception);
        phase = new Phase.Chunked(chunk);
        actions.add(new Action.Expect(Deadline.CONTENT));
        chunk(chunk, now);
    }

    /// A chunk is answered when it is read, wanted or not: earlier, its octets would be taken for commands.
    private void chunk(Chunk chunk, Instant now) {
        Reception reception = chunk.reception();
        if (reception != null && reception.full()) {
            spill(reception, EndOfContent.OVERSIZE, Saying.CHUNK_TOO_BIG, now);
        }
        if (!chunk.ended()) {
            return;
        }
        actions.add(chunk.heard());
        Answer.Chunk asked = chunk.asked();
        if (reception == null || reception.captured()) {
            Saying refusal = reception == null ? asked.saying() : reception.failure();
            if (asked.last()) {
                conversation.reset();
            }
            answerChunk(refusal, asked.about(), now);
        } else if (asked.last()) {
            keep(reception, now);
        } else {
            answerChunk(asked.saying(), asked.about(), now);
        }
    }

    private void answerChunk(Saying saying, String about, Instant now) {
        phase = new Phase.Commands(new LineReader(context.limits().commandLine()));
        Reply reply = say(saying, Verb.BDAT.word(), about, "");
        tally.answered(Verb.BDAT, saying, reply);
        actions.add(new Action.Expect(Deadline.COMMAND));
        next(reply, now);
    }

    /// Keeps what there is of content that came in chunks; what still comes of it is read and refused.
    private void spill(Reception reception, EndOfContent end, Saying failure, Instant now) {
        noteCut(reception, end);
        reception.failed(failure);
        actions.add(new Action.Keep(reception.capture(end, now), false));
        reception.tell();
    }

    /// Content that had begun is kept as it is, as its transaction is dropped.
    private void abandon(@Nullable Transaction dropped, EndOfContent end, Instant now) {
        Reception begun = dropped == null ? null : dropped.reception();
        if (begun != null && !begun.captured()) {
            actions.add(new Action.Keep(begun.capture(end, now), false));
            begun.tell();
        }
    }

    private void readCommands(Saying first, String queueId) {
        phase = new Phase.Commands(new LineReader(context.limits().commandLine()));
        say(first, "", "", queueId);
        actions.add(new Action.Expect(Deadline.COMMAND));
    }

    private void startTls() {
        phase = new Phase.Handshaking(new EarlyPlaintext());
        // how long a handshake may take is for whoever does it to say
        actions.add(new Action.Expect(Deadline.SESSION));
        actions.add(new Action.StartTls());
    }

    private void secured(Instant now) {
        if (phase instanceof Phase.Handshaking handshaking) {
            noteEarly(handshaking.early());
            abandon(conversation.transaction(), EndOfContent.ABANDONED, now);
            conversation.secure();
            actions.add(new Action.Noted("TLS started"));
            phase = new Phase.Commands(new LineReader(context.limits().commandLine()));
            actions.add(new Action.Expect(Deadline.COMMAND));
            betweenCommands(now);
        }
    }

    private void tlsFailed(String why, Instant now) {
        if (phase instanceof Phase.Handshaking || phase instanceof Phase.Unopened) {
            endSilently(SessionEnd.TLS_FAILED, now);
            // the note goes before the end, which is the last action
            actions.add(actions.size() - 1, new Action.Noted("TLS failed: " + Printable.line(why, LONGEST_REASON)));
        }
    }

    private void noteEarly(EarlyPlaintext early) {
        if (!early.isEmpty()) {
            conversation.noteAside(early.defect());
            actions.add(new Action.Noted(early.note()));
        }
    }

    /// Reads the next command, unless the persona just said that there is none.
    private void next(Reply reply, Instant now) {
        if (reply.closes()) {
            close(SessionEnd.TOO_MANY_ERRORS, now);
        } else {
            betweenCommands(now);
        }
    }

    private void betweenCommands(Instant now) {
        if (tally.tooManyErrors()) {
            say(Saying.TOO_MANY_ERRORS);
            close(SessionEnd.TOO_MANY_ERRORS, now);
        } else if (draining && conversation.transaction() == null) {
            say(Saying.SHUTTING_DOWN);
            close(SessionEnd.SHUTDOWN, now);
        }
    }

    private void content(Reception reception, Instant now) {
        if (reception.full()) {
            discard(reception, EndOfContent.OVERSIZE, Saying.CONTENT_TOO_BIG, now);
        } else if (reception.ended()) {
            keep(reception, now);
        }
    }

    /// The content is whole. Chunks were told of one by one.
    private void keep(Reception reception, Instant now) {
        MessageCapture message = reception.capture(EndOfContent.COMPLETE, now);
        if (phase instanceof Phase.Content) {
            actions.add(reception.heard());
        } else {
            reception.tell();
        }
        actions.add(new Action.Keep(message, true));
        phase = new Phase.Awaiting(message.queueId());
    }

    /// Keeps what there is; the rest is read up to its end, as otherwise mail would be taken for commands.
    private void discard(Reception reception, EndOfContent end, Saying answer, Instant now) {
        noteCut(reception, end);
        actions.add(new Action.Keep(reception.capture(end, now), false));
        phase = new Phase.Discarding(reception, answer);
    }

    private void noteCut(Reception reception, EndOfContent end) {
        actions.add(new Action.Noted("content cut after " + reception.size() + " bytes: "
                + (end == EndOfContent.OVERSIZE ? "over the size limit" : "no memory for more")));
    }

    private void discarded(Phase.Discarding discarding, Instant now) {
        if (discarding.reception().ended()) {
            actions.add(discarding.reception().heard());
            finish(discarding.answer(), "", now);
        }
    }

    /// The journal answered, and so may we.
    private void answered(Saying saying, Instant now) {
        if (phase instanceof Phase.Awaiting awaiting) {
            tally.forgive();
            finish(saying, awaiting.queueId(), now);
        }
    }

    /// The transaction is over, well or not (RFC 5321 section 4.1.1.4: either way its buffers are cleared).
    private void finish(Saying saying, String queueId, Instant now) {
        conversation.reset();
        readCommands(saying, queueId);
        betweenCommands(now);
    }

    private void refuse(Refusal why, Instant now) {
        say(Saying.of(why));
        close(why == Refusal.SHUTTING_DOWN ? SessionEnd.SHUTDOWN : SessionEnd.REFUSED, now);
    }

    private void memoryShort(Instant now) {
        Transaction open = conversation.transaction();
        Reception reception = open == null ? null : open.reception();
        if (reception == null || reception.captured()) {
            return;
        }
        if (phase instanceof Phase.Content) {
            discard(reception, EndOfContent.OVERLOADED, Saying.NO_MEMORY, now);
        } else {
            spill(reception, EndOfContent.OVERLOADED, Saying.NO_MEMORY, now);
        }
    }

    /// A deadline that is not the one waited for was overtaken by what it waited for, and is ignored.
    private void deadlinePassed(Deadline which, Instant now) {
        boolean awaited = switch (which) {
            case COMMAND -> phase instanceof Phase.Commands || phase instanceof Phase.Asking;
            case CONTENT -> phase instanceof Phase.Content || phase instanceof Phase.Discarding
                    || phase instanceof Phase.Chunked;
            case SESSION -> true;
        };
        if (awaited) {
            SessionEnd end = which == Deadline.SESSION ? SessionEnd.SESSION_TIMEOUT : SessionEnd.IDLE;
            if (phase instanceof Phase.Handshaking) {
                endSilently(end, now);
            } else {
                end(end, EndOfContent.TIMEOUT, Saying.of(which), now);
            }
        }
    }

    /// The first time: finish what is open, begin nothing. The second time: there is no more time.
    private void shutDown(Instant now) {
        boolean idle = phase instanceof Phase.Unopened || phase instanceof Phase.Asking
                || (phase instanceof Phase.Commands && conversation.transaction() == null);
        if (phase instanceof Phase.Handshaking) {
            // plain text would be no reply any more
            endSilently(SessionEnd.SHUTDOWN, now);
        } else if (draining || idle) {
            end(SessionEnd.SHUTDOWN, EndOfContent.SHUTDOWN, Saying.SHUTTING_DOWN, now);
        }
        draining = true;
    }

    private void end(SessionEnd end, EndOfContent broken, Saying last, Instant now) {
        finishUnfinished(broken, now);
        say(last);
        close(end, now);
    }

    private void endSilently(SessionEnd end, Instant now) {
        finishUnfinished(EndOfContent.DROPPED, now);
        close(end, now);
    }

    /// Keeps what there is of content or a command whose end will never come.
    private void finishUnfinished(EndOfContent broken, Instant now) {
        switch (phase) {
            case Phase.Content content -> {
                MessageCapture message = content.reception().capture(broken, now);
                actions.add(content.reception().heard());
                actions.add(new Action.Keep(message, false));
            }
            case Phase.Chunked chunked -> actions.add(chunked.chunk().heard());
            case Phase.Discarding discarding -> actions.add(discarding.reception().heard());
            case Phase.Commands commands -> {
                LineReader.Line rest = commands.lines().rest();
                if (rest != null) {
                    actions.add(new Action.Heard(rest.bytes()));
                    conversation.noteStranger(rest.bytes());
                }
            }
            case Phase.Asking asking -> {
                LineReader.Line rest = asking.lines().rest();
                if (rest != null) {
                    actions.add(new Action.Heard(rest.bytes()));
                }
                conversation.signIn().abandon(asking.exchange(), rest == null ? Bytes.EMPTY : rest.bytes());
            }
            case Phase.Handshaking handshaking -> noteEarly(handshaking.early());
            case Phase.Unopened _,Phase.Awaiting _,Phase.Closed _ -> {
            }
        }
        abandon(conversation.transaction(), broken, now);
    }

    private void close(SessionEnd end, Instant now) {
        abandon(conversation.transaction(), EndOfContent.ABANDONED, now);
        actions.add(new Action.Close(end));
        conversation.reset();
        unread.drop();
        phase = new Phase.Closed();
    }

    private void say(Saying saying) {
        say(saying, "", "", "");
    }

    private Reply say(Saying saying, String verb, String about, String queueId) {
        Reply reply = conversation.reply(saying, verb, about, queueId);
        actions.add(new Action.Say(reply.text(), reply.delay()));
        return reply;
    }
}
