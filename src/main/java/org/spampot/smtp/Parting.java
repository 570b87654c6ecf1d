package org.spampot.smtp;

import org.spampot.model.Bytes;
import org.spampot.model.EndOfContent;
import org.spampot.model.MessageCapture;
import org.spampot.model.SessionEnd;

/// The part of a session that ends it before the client does, or after it did: what is unfinished is kept.
///
/// Thread-safety: none; confined to its session.
final class Parting {
    private final Course course;
    private final Conversation conversation;

    Parting(Course course) {
        this.course = course;
        conversation = course.conversation;
    }

    void end(SessionEnd end, EndOfContent broken, Saying last) {
        // in a handshake plain text would be no reply any more
        boolean speaking = !(course.phase() instanceof Phase.Handshaking);
        finishUnfinished(broken);
        if (speaking) {
            course.say(last, "", "", "");
        }
        course.close(end);
    }

    void endSilently(SessionEnd end) {
        finishUnfinished(EndOfContent.DROPPED);
        course.close(end);
    }

    /// Notes plain text that came before TLS.
    void noteEarly(EarlyPlaintext early) {
        if (!early.isEmpty()) {
            conversation.noteAside(early.defect());
            course.add(new Action.Noted(early.note()));
        }
    }

    /// Keeps what there is of content or a command whose end will never come.
    void finishUnfinished(EndOfContent broken) {
        switch (course.phase()) {
            case Phase.Content content -> {
                MessageCapture message = content.reception().capture(broken, course.now());
                course.add(content.reception().heard());
                course.add(new Action.Keep(message, false));
            }
            case Phase.Chunked chunked -> course.add(chunked.chunk().heard());
            case Phase.Discarding discarding -> course.add(discarding.reception().heard());
            case Phase.Commands commands -> {
                LineReader.Line rest = commands.lines().rest();
                if (rest != null) {
                    course.add(new Action.Heard(rest.bytes()));
                    conversation.noteStranger(rest.bytes());
                }
            }
            case Phase.Asking asking -> {
                LineReader.Line rest = asking.lines().rest();
                if (rest != null) {
                    course.add(new Action.Heard(rest.bytes()));
                }
                conversation.signIn().abandon(asking.exchange(), rest == null ? Bytes.EMPTY : rest.bytes());
            }
            case Phase.Handshaking handshaking -> noteEarly(handshaking.early());
            case Phase.Unopened _,Phase.Awaiting _,Phase.Closed _ -> {
            }
        }
        course.abandon(conversation.transaction(), broken);
    }
}
