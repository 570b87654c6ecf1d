package org.spampot.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.spampot.model.MessageCapture;

/// Where a form that is one file is written: a stream of somebody else's, or a file with `FILE.manifest.jsonl` beside. Both get
/// their names when they are finished; closed before, neither is left behind.
///
/// Thread-safety: belongs to one thread.
final class OneFile implements Closeable {
    private final Counted out;
    private final @Nullable NewFile file;
    private final @Nullable Manifest manifest;
    private final String name;

    private OneFile(Counted out, @Nullable NewFile file, @Nullable Manifest manifest, String name) {
        this.out = out;
        this.file = file;
        this.manifest = manifest;
        this.name = name;
    }

    /// What flows into `stream`, called `name`, without a manifest.
    static OneFile into(OutputStream stream, String name) {
        return new OneFile(new Counted(stream), null, null, name);
    }

    static OneFile at(Path path) throws IOException {
        var file = new NewFile(path);
        try {
            var manifest = new Manifest(path.resolveSibling(path.getFileName() + ".manifest.jsonl"));
            return new OneFile(file.out(), file, manifest, String.valueOf(path.getFileName()));
        } catch (IOException failed) {
            file.close();
            throw failed;
        }
    }

    Counted out() {
        return out;
    }

    String name() {
        return name;
    }

    /// Notes where a message is.
    void note(MessageCapture message, long offset, long length) throws IOException {
        if (manifest != null) {
            manifest.add(message, new Manifest.Place(name, offset, length));
        }
    }

    void finish() throws IOException {
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
