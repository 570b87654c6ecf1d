package org.spampot.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;
import org.spampot.model.MessageCapture;

/// Messages one after the other in one file, each after a `From ` line and before an empty one.
///
/// Line ends of a message stay as they are; those of the format are LF. A message whose last line has no end gets one, as
/// the format has no way to say so: the manifest has its size.
///
/// Thread-safety: belongs to one thread.
public final class Mbox implements Shelf {
    private final Counted out;
    private final MboxVariant variant;
    private final EnvelopeHead head;
    private final @Nullable NewFile file;
    private final @Nullable Manifest manifest;
    private final String name;

    private Mbox(Counted out, MboxVariant variant, EnvelopeHead head, @Nullable NewFile file,
            @Nullable Manifest manifest, String name) {
        this.out = out;
        this.variant = variant;
        this.head = head;
        this.file = file;
        this.manifest = manifest;
        this.name = name;
    }

    /// An mbox that flows into `stream`, without a manifest.
    public static Mbox into(OutputStream stream, MboxVariant variant, EnvelopeHead head) {
        return new Mbox(new Counted(stream), variant, head, null, null, "-");
    }

    /// An mbox `path`, with `path.manifest.jsonl` beside.
    public static Mbox file(Path path, MboxVariant variant, EnvelopeHead head) throws IOException {
        var file = new NewFile(path);
        try {
            var manifest = new Manifest(path.resolveSibling(path.getFileName() + ".manifest.jsonl"));
            return new Mbox(file.out(), variant, head, file, manifest, String.valueOf(path.getFileName()));
        } catch (IOException failed) {
            file.close();
            throw failed;
        }
    }

    @Override
    public boolean put(MessageCapture message) throws IOException {
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
        if (manifest != null) {
            manifest.add(message, new Manifest.Place(name, offset, length));
        }
        return true;
    }

    private void write(Bytes content, OutputStream to) throws IOException {
        if (variant.quotes()) {
            FromLines.quote(content, variant != MboxVariant.O, to);
        } else {
            content.writeTo(to);
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
        out.flush();
        if (file != null && manifest != null) {
            file.name();
            manifest.name();
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
        if (manifest != null) {
            manifest.close();
        }
    }
}
