package org.spampot.journal;

import java.io.IOException;
import java.nio.file.Path;

/// Where segment files are made: the real one is [RealDisk], tests have one that fails on demand.
interface Disk {
    /// A new, empty file, readable by its owner only. Fails when it exists.
    SegmentFile create(Path file) throws IOException;

    /// An existing file, to be appended to.
    SegmentFile open(Path file) throws IOException;

    /// Makes the names in `folder` durable.
    void forceFolder(Path folder) throws IOException;

    void delete(Path file) throws IOException;
}
