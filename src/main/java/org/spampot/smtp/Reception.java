package org.spampot.smtp;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.spampot.model.Bytes;
import org.spampot.model.CaptureId;
import org.spampot.model.Defect;
import org.spampot.model.EndOfContent;
import org.spampot.model.MessageCapture;

/// The content of one transaction on its way in, and the capture made of it, whole or not.
///
/// Thread-safety: none; confined to its session.
final class Reception {
    private final SessionContext context;
    private final Conversation conversation;
    private final Transaction transaction;
    private final Content content;
    private final ContentReader reader;
    private final CaptureId id;
    private boolean captured;
    private Saying failure = Saying.CONTENT_TOO_BIG;

    /// @param reading how the content comes: behind DATA, or in chunks
    Reception(SessionContext context, Conversation conversation, Transaction transaction,
            Function<Content, ContentReader> reading) {
        this.context = context;
        this.conversation = conversation;
        this.transaction = transaction;
        content = new Content(context.limits().message());
        reader = reading.apply(content);
        id = new CaptureId(context.id(), conversation.messages() + 1);
    }

    /// Reads from `from` until the end of data, the size limit, or `to`; returns where it stopped.
    int read(byte[] input, int from, int to) {
        return reader.read(input, from, to);
    }

    boolean ended() {
        return reader.ended();
    }

    /// Whether it just grew over the size limit.
    boolean full() {
        return content.full();
    }

    int held() {
        return content.held();
    }

    long size() {
        return reader.size();
    }

    CaptureId id() {
        return id;
    }

    /// Whether its capture was made, so that no more is kept.
    boolean captured() {
        return captured;
    }

    /// What a chunk that could not be kept is answered with.
    Saying failure() {
        return failure;
    }

    void failed(Saying why) {
        failure = why;
    }

    /// The capture of what there is, to be asked for once. What comes after it is not kept.
    MessageCapture capture(EndOfContent end, Instant now) {
        captured = true;
        reader.giveUp();
        Bytes bytes = content.take();
        transaction.note(defects());
        String queueId = context.voice().queueId(context.seed(), conversation.count(), now);
        return new MessageCapture(id, context.connection(), conversation.helo(), transaction.envelope(), queueId, now,
                bytes, end, transaction.defects());
    }

    /// Once nothing more comes, the session is told of all oddities, those of bytes that were not kept included.
    void tell() {
        defects().forEach(conversation::noteAside);
    }

    /// For the transcript, once nothing more comes.
    Action.HeardContent heard() {
        tell();
        return new Action.HeardContent(reader.size(), id);
    }

    private List<Defect> defects() {
        return content.defects(transaction.body());
    }
}
