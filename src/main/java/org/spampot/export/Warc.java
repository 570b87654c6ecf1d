package org.spampot.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.spampot.model.MessageCapture;

/// Messages with all their facts, as the journal keeps them, in one WARC file.
///
/// Thread-safety: belongs to one thread.
public final class Warc implements Shelf {
    private final Counted out;
    private final Records records;
    private final @Nullable NewFile file;
    private final @Nullable Manifest manifest;
    private final String name;

    /// Writes records. Implemented by whoever knows the journal's form; throws only when the stream does.
    public interface Records {
        /// What a file named `name` begins with.
        void begin(String name, OutputStream out) throws IOException;

        /// One message.
        ///
        /// @return how many bytes of the record come before the message's own
        long add(MessageCapture message, OutputStream out) throws IOException;
    }

    private Warc(Counted out, Records records, @Nullable NewFile file, @Nullable Manifest manifest, String name)
            throws IOException {
        this.out = out;
        this.records = records;
        this.file = file;
        this.manifest = manifest;
        this.name = name;
        records.begin(name, out);
    }

    /// Records that flow into `stream`, without a manifest.
    public static Warc into(OutputStream stream, Records records) throws IOException {
        return new Warc(new Counted(stream), records, null, null, "spampot.warc");
    }

    /// A file `path`, with `path.manifest.jsonl` beside.
    public static Warc file(Path path, Records records) throws IOException {
        var file = new NewFile(path);
        try {
            var manifest = new Manifest(path.resolveSibling(path.getFileName() + ".manifest.jsonl"));
            return new Warc(file.out(), records, file, manifest, String.valueOf(path.getFileName()));
        } catch (IOException failed) {
            file.close();
            throw failed;
        }
    }

    @Override
    public boolean put(MessageCapture message) throws IOException {
        long begin = out.count();
        long before = records.add(message, out);
        if (manifest != null) {
            manifest.add(message, new Manifest.Place(name, begin + before, message.content().size()));
        }
        return true;
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
