package org.spampot.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.spampot.model.Bytes;
import org.spampot.model.MessageCapture;

/// Messages one after the other in one file, each after a `From ` line and before an empty one.
///
/// Line ends of a message stay as they are; those of the format are LF. A message whose last line has no end gets one, as
/// the format has no way to say so: the manifest has its size.
///
/// Thread-safety: belongs to one thread.
public final class Mbox implements Shelf {
    private final OneFile to;
    private final MboxVariant variant;
    private final EnvelopeHead head;

    private Mbox(OneFile to, MboxVariant variant, EnvelopeHead head) {
        this.to = to;
        this.variant = variant;
        this.head = head;
    }

    /// An mbox that flows into `stream`, without a manifest.
    public static Mbox into(OutputStream stream, MboxVariant variant, EnvelopeHead head) {
        return new Mbox(OneFile.into(stream, "-"), variant, head);
    }

    /// An mbox `path`, with `path.manifest.jsonl` beside.
    public static Mbox file(Path path, MboxVariant variant, EnvelopeHead head) throws IOException {
        return new Mbox(OneFile.at(path), variant, head);
    }

    @Override
    public boolean put(MessageCapture message) throws IOException {
        Counted out = to.out();
        Bytes content = message.content();
        byte[] before = head.of(message);
        out.write(FromLines.of(message));
        if (variant.tellsLength()) {
            // the fields put before the message are no part of its body, unless it has no header at all
            long length = length(content.slice(FromLines.body(content), content.size()));
            out.write(("Content-Length: " + length + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        out.write(before);
        long offset = out.count();
        write(content, out);
        boolean ended = content.isEmpty() || content.at(content.size() - 1) == '\n';
        if (!ended) {
            out.write('\n');
        }
        long length = out.count() - offset;
        out.write('\n');
        to.note(message, offset, length);
        return true;
    }

    private void write(Bytes content, OutputStream into) throws IOException {
        if (variant.quotes()) {
            FromLines.quote(content, variant != MboxVariant.O, into);
        } else {
            content.writeTo(into);
        }
    }

    private long length(Bytes body) throws IOException {
        try (var counted = new Counted(OutputStream.nullOutputStream())) {
            write(body, counted);
            return counted.count();
        }
    }

    @Override
    public void finish() throws IOException {
        to.finish();
    }

    @Override
    public void close() throws IOException {
        to.close();
    }
}
