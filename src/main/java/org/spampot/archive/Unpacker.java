package org.spampot.archive;

import java.io.IOException;
import java.io.InputStream;

/// Unpacks a form that this room does not know itself; whoever assembles the program knows who does.
@FunctionalInterface
public interface Unpacker {
    /// What is packed in `packed`, as a stream that throws where that is damaged, and needs bounded memory.
    InputStream open(InputStream packed) throws IOException;
}
