package org.spampot.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;

/// Forms that this room does not know itself; whoever assembles the program knows who does.
@FunctionalInterface
public interface Unpacker {
    /// What is packed in `packed`, as a stream that throws where that is damaged, and needs bounded memory.
    InputStream open(InputStream packed) throws IOException;

    /// A file that Outlook may have saved, as mail; nothing when it is no message, or nobody knows the form.
    default @Nullable Bytes mail(Bytes outlook) {
        return null;
    }

    /// The captures in a WARC file, each by itself; nothing when it was written by another program, or nobody knows the
    /// form.
    ///
    /// @param path as it is shown
    default @Nullable Captures captures(Path file, String path) throws IOException {
        return null;
    }

    /// Goes through a file of captures. Throws only when the file cannot be read at all.
    interface Captures extends Closeable {
        /// The next capture, or the next stretch that is damaged; nothing at the end.
        @Nullable
        Found next() throws IOException;
    }
}
