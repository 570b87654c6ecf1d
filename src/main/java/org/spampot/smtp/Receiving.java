package org.spampot.smtp;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spampot.model.EndOfContent;
import org.spampot.model.EnvelopePath;
import org.spampot.model.MessageCapture;
import org.spampot.smtp.verb.Verb;

/// The part of a session that takes content: behind DATA, or in chunks; and answers when the journal did.
///
/// Thread-safety: none; confined to its session.
final class Receiving {
    private final Course course;
    private final SessionContext context;
    private final Conversation conversation;

    Receiving(Course course) {
        this.course = course;
        context = course.context;
        conversation = course.conversation;
    }

    /// Content follows.
    void begin() {
        Transaction transaction = conversation.transaction();
        if (transaction != null) {
            var reception = new Reception(context, conversation, transaction, DataReader::new);
            transaction.receive(reception);
            course.enter(new Phase.Content(reception));
            course.add(new Action.Expect(Deadline.CONTENT));
        }
    }

    /// A chunk follows.
    void begin(Answer.Chunk asked) {
        Transaction transaction = conversation.transaction();
        Reception reception = null;
        if (asked.kept() && transaction != null) {
            reception = transaction.reception();
            if (reception == null) {
                reception = new Reception(context, conversation, transaction, ChunkReader::new);
                transaction.receive(reception);
            }
        }
        var chunk = new Chunk(asked, reception);
        course.enter(new Phase.Chunked(chunk));
        course.add(new Action.Expect(Deadline.CONTENT));
        read(chunk);
    }

    /// Some of the content was read.
    void read(Reception reception) {
        if (reception.full()) {
            discard(reception, EndOfContent.OVERSIZE, Saying.CONTENT_TOO_BIG);
        } else if (reception.ended()) {
            keep(reception);
        }
    }

    /// Some of a chunk was read. It is answered when all of it is, wanted or not: earlier, its octets would be taken for
    /// commands.
    void read(Chunk chunk) {
        Reception reception = chunk.reception();
        if (reception != null && reception.full()) {
            spill(reception, EndOfContent.OVERSIZE, Saying.CHUNK_TOO_BIG);
        }
        if (!chunk.ended()) {
            return;
        }
        course.add(chunk.heard());
        Answer.Chunk asked = chunk.asked();
        if (reception == null) {
            answer(asked, asked.saying());
        } else if (reception.captured()) {
            answer(asked, reception.failure());
        } else if (asked.last()) {
            keep(reception);
        } else {
            answer(asked, asked.saying());
        }
    }

    /// Some of what cannot be kept was read.
    void read(Phase.Discarding discarding) {
        if (discarding.reception().ended()) {
            course.add(discarding.reception().heard());
            finish(discarding.answer(), "", "");
        }
    }

    /// The journal answered, and so may we.
    void answered(Saying saying) {
        if (course.phase() instanceof Phase.Awaiting awaiting) {
            course.tally.forgive();
            finish(saying == Saying.QUEUED ? awaiting.done() : saying, Integer.toString(awaiting.size()),
                    awaiting.queueId());
        }
    }

    /// There is no memory for more: what there is, is kept.
    void memoryShort() {
        Transaction open = conversation.transaction();
        Reception reception = open == null ? null : open.reception();
        if (reception == null || reception.captured()) {
            return;
        }
        if (course.phase() instanceof Phase.Content) {
            discard(reception, EndOfContent.OVERLOADED, Saying.NO_MEMORY);
        } else {
            spill(reception, EndOfContent.OVERLOADED, Saying.NO_MEMORY);
        }
    }

    private void answer(Answer.Chunk asked, Saying saying) {
        boolean perRecipient = asked.last() && eachRecipientHasItsAnswer();
        List<EnvelopePath> recipients = recipients();
        if (asked.last()) {
            conversation.reset();
        }
        Reply reply = course.answer(Verb.BDAT, saying, asked.about());
        for (int more = 1; perRecipient && more < recipients.size(); more++) {
            course.say(saying, Verb.BDAT.word(), asked.about(), "");
        }
        course.readCommands();
        course.next(reply);
    }

    /// The content is whole. Chunks were told of one by one.
    private void keep(Reception reception) {
        MessageCapture message = reception.capture(EndOfContent.COMPLETE, course.now());
        Saying done = Saying.QUEUED;
        if (course.phase() instanceof Phase.Content) {
            course.add(reception.heard());
        } else {
            reception.tell();
            done = Saying.QUEUED_CHUNKS;
        }
        course.add(new Action.Keep(message, true));
        course.enter(new Phase.Awaiting(message.queueId(), message.content().size(), done));
    }

    /// Keeps what there is; the rest is read up to its end, as otherwise mail would be taken for commands.
    private void discard(Reception reception, EndOfContent end, Saying answer) {
        cut(reception, end);
        course.enter(new Phase.Discarding(reception, answer));
    }

    /// Keeps what there is of content that came in chunks; what still comes of it is read and refused.
    private void spill(Reception reception, EndOfContent end, Saying failure) {
        cut(reception, end);
        reception.failed(failure);
        reception.tell();
    }

    private void cut(Reception reception, EndOfContent end) {
        course.add(new Action.Noted("content cut after " + reception.size() + " bytes: "
                + (end == EndOfContent.OVERSIZE ? "over the size limit" : "no memory for more")));
        course.add(new Action.Keep(reception.capture(end, course.now()), false));
    }

    /// The transaction is over, well or not (RFC 5321 section 4.1.1.4: either way its buffers are cleared).
    private void finish(Saying saying, String about, String queueId) {
        boolean kept = saying == Saying.QUEUED || saying == Saying.QUEUED_CHUNKS;
        List<EnvelopePath> recipients = recipients();
        conversation.reset();
        Reply reply = null;
        if (eachRecipientHasItsAnswer()) {
            // RFC 2033 section 4.2
            for (EnvelopePath recipient : recipients) {
                reply = course.say(kept ? Saying.DELIVERED : saying, "", recipient.address(),
                        queueId);
            }
        } else {
            reply = course.say(saying, "", about, queueId);
        }
        course.readCommands();
        if (reply != null) {
            course.next(reply);
        }
    }

    private boolean eachRecipientHasItsAnswer() {
        return context.protocol() == Protocol.LMTP;
    }

    private List<EnvelopePath> recipients() {
        @Nullable
        Transaction open = conversation.transaction();
        return open == null ? List.of() : open.envelope().rcptTo();
    }
}
