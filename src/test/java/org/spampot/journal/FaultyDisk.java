package org.spampot.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// A real disk that fails when told to, and counts.
final class FaultyDisk implements Disk {
    enum Fault {
        /// Half of the bytes are written, then the disk is full.
        APPEND, FORCE, TRUNCATE, CREATE, DELETE
    }

    final AtomicInteger forces = new AtomicInteger();
    private final RealDisk real = new RealDisk();
    private volatile Set<Fault> faults = EnumSet.noneOf(Fault.class);

    void fail(Fault... which) {
        var set = EnumSet.noneOf(Fault.class);
        set.addAll(Set.of(which));
        faults = set;
    }

    private void check(Fault fault) throws IOException {
        if (faults.contains(fault)) {
            throw new IOException("injected failure of " + fault);
        }
    }

    @Override
    public SegmentFile create(Path file) throws IOException {
        check(Fault.CREATE);
        return new Faulty(real.create(file));
    }

    @Override
    public SegmentFile open(Path file) throws IOException {
        return new Faulty(real.open(file));
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        real.forceFolder(folder);
    }

    @Override
    public void delete(Path file) throws IOException {
        check(Fault.DELETE);
        real.delete(file);
    }

    private final class Faulty implements SegmentFile {
        private final SegmentFile file;

        Faulty(SegmentFile file) {
            this.file = file;
        }

        @Override
        public void append(ByteBuffer bytes) throws IOException {
            if (faults.contains(Fault.APPEND)) {
                file.append(bytes.slice(bytes.position(), bytes.remaining() / 2));
            }
            check(Fault.APPEND);
            file.append(bytes);
        }

        @Override
        public void force() throws IOException {
            check(Fault.FORCE);
            forces.incrementAndGet();
            file.force();
        }

        @Override
        public void truncate(long size) throws IOException {
            check(Fault.TRUNCATE);
            file.truncate(size);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
