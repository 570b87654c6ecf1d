package org.spampot.smtp;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;
import org.spampot.model.EndOfContent;
import org.spampot.model.SessionEnd;
import org.spampot.smtp.auth.Exchange;
import org.spampot.smtp.verb.Verb;

/// The part of a session that hears command lines, and does what their verbs answer.
///
/// Thread-safety: none; confined to its session.
final class Obeying {
    private final Course course;
    private final Conversation conversation;
    private final Receiving receiving;
    private final Unread unread;

    /// @param unread tells whether a client said more before it was answered
    Obeying(Course course, Receiving receiving, Unread unread) {
        this.course = course;
        this.conversation = course.conversation;
        this.receiving = receiving;
        this.unread = unread;
    }

    /// A command line came, if it is whole by now.
    void command(LineReader.@Nullable Line line) {
        if (line == null) {
            return;
        }
        course.add(new Action.Heard(line.bytes()));
        Command command = Command.read(line.bytes(), conversation);
        conversation.hear(command);
        boolean mayGoOn = conversation.pipelining() && !command.verb().lastOfGroup();
        Transaction before = conversation.transaction();
        Answer answer = answer(command, line);
        conversation.settle();
        if (before != conversation.transaction()) {
            course.abandon(before, EndOfContent.ABANDONED);
        }
        if (!mayGoOn && !unread.isEmpty() && takesCommandsNext(answer)) {
            // whoever sends more here did not wait for us; only a note of the session, as the network cuts as it likes
            conversation.noteAside(ProtocolDefect.PIPELINING_NOT_ALLOWED.at(command.where(), ""));
        }
        obey(command.verb(), answer);
    }

    /// A chunk is part of its command; what is behind STARTTLS is noted as what it is.
    private static boolean takesCommandsNext(Answer answer) {
        return !(answer instanceof Answer.StartTls || answer instanceof Answer.Chunk);
    }

    /// A line of an exchange of AUTH, which is no command.
    void response(Phase.Asking asking, LineReader.@Nullable Line line) {
        if (line != null) {
            course.add(new Action.Heard(line.bytes()));
            course.enter(new Phase.Commands(new LineReader(course.context.limits().commandLine())));
            Answer answer = conversation.signIn().answer(asking.exchange(), line);
            conversation.settle();
            obey(Verb.AUTH, answer);
        }
    }

    private void obey(Verb verb, Answer answer) {
        switch (answer) {
            case Answer.Ask ask -> ask(ask.challenge(), ask.exchange());
            case Answer.Chunk chunk -> receiving.begin(chunk);
            case Answer.Next said -> course.next(say(verb, said));
            case Answer.Content said -> {
                say(verb, said);
                receiving.begin();
            }
            case Answer.StartTls said -> {
                say(verb, said);
                startTls();
            }
            case Answer.Leave said -> {
                say(verb, said);
                course.close(said.end());
            }
        }
    }

    private Reply say(Verb verb, Answer.Worded answer) {
        return course.answer(verb, answer.saying(), answer.about());
    }

    private Answer answer(Command command, LineReader.Line line) {
        if (course.tally.count(command.verb()) > conversation.limits().commands()) {
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
        course.add(new Action.Say(Bytes.latin1("334 " + challenge + "\r\n"), Duration.ZERO));
        course.enter(new Phase.Asking(new LineReader(Exchange.LONGEST_LINE), exchange));
    }

    private void startTls() {
        course.enter(new Phase.Handshaking(new EarlyPlaintext()));
        // how long a handshake may take is for whoever does it to say
        course.add(new Action.Expect(Deadline.SESSION));
        course.add(new Action.StartTls());
    }
}
