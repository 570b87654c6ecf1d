package org.spampot.export;

import java.io.IOException;
import java.io.OutputStream;
import org.spampot.model.MessageCapture;

/// A single message that flows into a stream.
///
/// Thread-safety: belongs to one thread.
public final class OneMessage implements Shelf {
    private final OutputStream out;
    private final EnvelopeHead head;

    public OneMessage(OutputStream out, EnvelopeHead head) {
        this.out = out;
        this.head = head;
    }

    @Override
    public boolean put(MessageCapture message) throws IOException {
        out.write(head.of(message));
        message.content().writeTo(out);
        return true;
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }

    @Override
    public void close() {
        // whoever gave the stream closes it
    }
}
