package org.spampot.smtp;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    private final DataReader data;
    private @Nullable CaptureId kept;

    Reception(SessionContext context, Conversation conversation, Transaction transaction) {
        this.context = context;
        this.conversation = conversation;
        this.transaction = transaction;
        content = new Content(context.limits().message());
        data = new DataReader(content);
    }

    /// Reads from `from` until the end of data, the size limit, or `to`; returns where it stopped.
    int read(byte[] input, int from, int to) {
        return data.read(input, from, to);
    }

    boolean ended() {
        return data.ended();
    }

    /// Whether it just grew over the size limit.
    boolean full() {
        return content.full();
    }

    int held() {
        return content.held();
    }

    long size() {
        return data.size();
    }

    /// The capture of what there is. What comes after it is not kept.
    MessageCapture capture(EndOfContent end, Instant now) {
        data.giveUp();
        Bytes bytes = content.take();
        transaction.note(defects());
        int ordinal = conversation.count();
        var id = new CaptureId(context.id(), ordinal);
        kept = id;
        String queueId = context.voice().queueId(context.seed(), ordinal, now);
        return new MessageCapture(id, context.connection(), conversation.helo(), transaction.envelope(), queueId, now,
                bytes, end, transaction.defects());
    }

    /// For the transcript, once nothing more comes; the session is told of all oddities, those of bytes that were not
    /// kept included.
    Action.HeardContent heard() {
        defects().forEach(conversation::noteAside);
        return new Action.HeardContent(data.size(), kept);
    }

    private List<Defect> defects() {
        return content.defects(transaction.eightBit());
    }
}
