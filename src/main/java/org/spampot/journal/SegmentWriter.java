package org.spampot.journal;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Position;
import org.spampot.model.SessionId;

/// The segment that is appended to: begins it, fills it, follows it by the next, and gives it up when the disk fails.
///
/// Invariant: after every method, returned or thrown, [#durable()] is a record boundary, everything before it is on
/// disk, and nothing after it will be read.
///
/// Thread-safety: used by the journal's writer thread only, after it is opened.
final class SegmentWriter {
    private static final int BUFFER = 1 << 20;

    private final Path folder;
    private final Disk disk;
    private final JournalLimits limits;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    /// Segments that could not be cut back, and how far each is good.
    private final Map<Long, Long> givenUp = new ConcurrentHashMap<>();

    private Position durable;
    private @Nullable SegmentFile file;
    private URI segmentId = URI.create("urn:spampot:segment:none");
    private Instant begun = Instant.MIN;

    SegmentWriter(Path folder, Disk disk, JournalLimits limits, InstantSource clock, RandomGenerator random) {
        this.folder = folder;
        this.disk = disk;
        this.limits = limits;
        this.clock = clock;
        this.random = random;
        this.durable = Position.START;
    }

    /// Takes up the journal where it ended, cutting a torn end off.
    Recovery open() throws IOException {
        var segments = Segments.list(folder);
        if (segments.isEmpty()) {
            begin(1);
            return new Recovery(durable, 0, 0, null);
        }
        long last = segments.getLast();
        Path path = Segments.file(folder, last);
        var whole = TailRecovery.scan(path, clock.instant());
        long torn = whole.size() - whole.end();
        Path tornFile = torn == 0 ? null : TailRecovery.cut(folder, last, whole.end());
        durable = new Position(last, whole.end());
        if (whole.segmentId().isEmpty()) {
            // nothing can be appended to a segment whose name is lost
            begin(last + 1);
        } else {
            disk.forceFolder(folder);
            file = disk.open(path);
            // what was written in the last moments before a crash is read as whole, but may not be on disk yet
            file.force();
            segmentId = URI.create(whole.segmentId().substring(1, whole.segmentId().length() - 1));
            begun = whole.begun();
        }
        return new Recovery(durable, whole.records(), torn, tornFile);
    }

    Position durable() {
        return durable;
    }

    /// How far a segment that was given up is good; nothing for all others. May be called from any thread.
    Optional<Long> givenUpAt(long segment) {
        return Optional.ofNullable(givenUp.get(segment));
    }

    URI segmentId() {
        return segmentId;
    }

    /// Makes room: follows a full or old segment, or one given up, by a new one. Call before encoding, as records name
    /// their segment.
    void prepare() throws IOException {
        boolean full = durable.offset() >= limits.segmentBytes();
        boolean old = Duration.between(begun, clock.instant()).compareTo(limits.segmentAge()) >= 0;
        if (file == null || full || old) {
            closeFile();
            begin(durable.segment() + 1);
        }
    }

    /// Appends `records` and makes them durable, all or none.
    ///
    /// @return where each begins
    List<Position> append(List<RecordWriter.Encoded> records) throws IOException {
        if (file == null) {
            throw new IOException("no segment is open");
        }
        var begins = new Position[records.size()];
        long offset = durable.offset();
        try {
            for (int index = 0; index < begins.length; index++) {
                begins[index] = new Position(durable.segment(), offset);
                write(file, records.get(index));
                offset += records.get(index).size();
            }
            flush(file);
        } catch (IOException | RuntimeException | OutOfMemoryError cause) {
            buffer.clear();
            cutBack(file);
            throw cause;
        }
        force(file);
        durable = new Position(durable.segment(), offset);
        return List.of(begins);
    }

    /// After an fsync that failed, the kernel may have dropped the dirty pages and call the next fsync a success, so
    /// this file is never synced again: cut back as well as possible, and left.
    private void force(SegmentFile open) throws IOException {
        try {
            open.force();
        } catch (IOException cause) {
            cutBack(open);
            closeFile();
            throw cause;
        }
    }

    private void cutBack(SegmentFile open) {
        try {
            open.truncate(durable.offset());
        } catch (IOException stuck) {
            // what is after the durable end stays on disk, but nobody reads it while we run
            givenUp.put(durable.segment(), durable.offset());
            closeFile();
        }
    }

    private void begin(long number) throws IOException {
        Path path = Segments.file(folder, number);
        while (Files.exists(path)) {
            path = Segments.file(folder, ++number);
        }
        var at = clock.instant();
        var id = URI.create("urn:spampot:segment:" + SessionId.at(at, random));
        var warcinfo = RecordWriter.warcinfo(path.getFileName().toString(), id, at);
        var created = disk.create(path);
        try {
            write(created, warcinfo);
            flush(created);
            created.force();
            disk.forceFolder(folder);
        } catch (IOException cause) {
            buffer.clear();
            discard(created, path);
            throw cause;
        }
        file = created;
        segmentId = id;
        begun = at;
        durable = new Position(number, warcinfo.size());
    }

    private void discard(SegmentFile created, Path path) {
        try (created) {
            disk.delete(path);
        } catch (IOException left) {
            // an empty or torn file stays behind; the next segment takes the next number
        }
    }

    private void write(SegmentFile to, RecordWriter.Encoded record) throws IOException {
        put(to, record.header().buffer());
        put(to, record.block().buffer());
        put(to, ByteBuffer.wrap(RecordWriter.TRAILER));
    }

    private void put(SegmentFile to, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (!buffer.hasRemaining()) {
                flush(to);
            }
            int length = Math.min(bytes.remaining(), buffer.remaining());
            buffer.put(bytes.slice(bytes.position(), length));
            bytes.position(bytes.position() + length);
        }
    }

    private void flush(SegmentFile to) throws IOException {
        buffer.flip();
        try {
            to.append(buffer);
        } finally {
            buffer.clear();
        }
    }

    private void closeFile() {
        var open = file;
        file = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException ignored) {
                // everything of use in it was synced before
            }
        }
    }

    void close() {
        closeFile();
    }
}
