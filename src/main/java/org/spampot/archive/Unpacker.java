package org.spampot.archive;

import java.io.IOException;
import java.io.InputStream;
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
}
