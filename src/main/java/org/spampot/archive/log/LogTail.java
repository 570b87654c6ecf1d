package org.spampot.archive.log;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;

/// One file of a log that is still written, read as far as it goes; it may grow, be renamed, be cut to nothing.
///
/// Thread-safety: belongs to one thread.
final class LogTail implements Closeable {
    private final Path path;
    private final LogOptions options;
    private final @Nullable FileChannel channel;
    private final @Nullable Object key;
    private @Nullable Stamps stamps;
    private @Nullable Prefixes prefixes;
    private @Nullable RawLines lines;
    private String digest = "";
    private long read;
    private boolean cut;
    /// How long it has not grown since another took its name.
    private Duration silent = Duration.ZERO;

    private LogTail(Path path, LogOptions options, @Nullable FileChannel channel, @Nullable Object key) {
        this.path = path;
        this.options = options;
        this.channel = channel;
        this.key = key;
    }

    /// The file that has the name now, from its beginning; nothing when none has.
    static @Nullable LogTail live(Path path, LogOptions options) throws IOException {
        try {
            FileChannel channel = FileChannel.open(path);
            return new LogTail(path, options, channel, key(path));
        } catch (NoSuchFileException rotating) {
            return null;
        }
    }

    /// A file that is written no longer, maybe packed.
    static LogTail old(Path path, LogOptions options) {
        return new LogTail(path, options, null, null);
    }

    private static @Nullable Object key(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    /// Its name among files, empty as long as it has no whole line.
    String digest() throws IOException {
        if (digest.isEmpty()) {
            digest = first();
        }
        return digest;
    }

    private String first() throws IOException {
        try (var head = new RawLines(content(0), 0)) {
            RawLines.Raw line = head.next();
            if (line == null || !line.whole()) {
                return "";
            }
            // a year that was given is that of the first line
            prefixes().read(path.toString(), line);
            return Bytes.utf8(line.text()).sha256();
        }
    }

    private Prefixes prefixes() throws IOException {
        Prefixes known = prefixes;
        if (known == null) {
            stamps = new Stamps(options.zone(), options.year(), Files.getLastModifiedTime(path).toInstant());
            known = new Prefixes(stamps);
            prefixes = known;
        }
        return known;
    }

    /// When its first line was written; nothing without a date.
    @Nullable
    Instant begins() throws IOException {
        try (var head = new RawLines(content(0), 0)) {
            for (int count = 0; count < 200; count++) {
                RawLines.Raw line = head.next();
                LogLine read = line == null ? null : prefixes().read(path.toString(), line);
                if (line == null || read != null) {
                    return read == null ? null : read.at();
                }
            }
        }
        return null;
    }

    /// That name as far as it is known.
    String name() {
        return digest;
    }

    /// Goes on there.
    void from(long offset) {
        read = offset;
    }

    long read() {
        return read;
    }

    Path path() {
        return path;
    }

    private InputStream content(long from) throws IOException {
        if (channel != null) {
            return new Part(channel, from);
        }
        InputStream in = LogFile.of(path).content().open();
        in.skipNBytes(from);
        return in;
    }

    /// What is in a file from there on, whoever else reads it; it is closed with the file.
    private static final class Part extends InputStream {
        private final FileChannel channel;
        private long at;

        Part(FileChannel channel, long from) {
            this.channel = channel;
            this.at = from;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int from, int most) throws IOException {
            int got = channel.read(ByteBuffer.wrap(to, from, most), at);
            at += Math.max(0, got);
            return got;
        }
    }

    /// The next line; nothing when there is none yet.
    ///
    /// @param last whether a line without end is one
    RawLines.@Nullable Raw next(boolean last) throws IOException {
        if (cut || (digest().isEmpty() && !last)) {
            return null;
        }
        RawLines open = lines;
        if (open == null) {
            if (channel != null && channel.size() <= read) {
                return null;
            }
            open = new RawLines(content(read), read);
            lines = open;
        }
        RawLines.Raw line = open.next();
        if (line == null || (!line.whole() && !last)) {
            open.close();
            lines = null;
            return null;
        }
        read = open.offset();
        silent = Duration.ZERO;
        return line;
    }

    /// The line, its head taken apart; it goes by the digest of its file.
    @Nullable
    LogLine line(RawLines.Raw raw) throws IOException {
        return prefixes().read(digest, raw);
    }

    /// Time goes on, and with it the latest that a line may be of.
    void refresh() throws IOException {
        if (stamps != null && !isReplaced()) {
            stamps.until(Files.getLastModifiedTime(path).toInstant());
        }
    }

    /// Whether another file has its name now, or none.
    boolean isReplaced() throws IOException {
        try {
            return key != null && !Objects.equals(key, key(path));
        } catch (NoSuchFileException rotating) {
            return true;
        }
    }

    /// Whether what was read is there no longer: the file was copied and cut.
    boolean isCut() throws IOException {
        // what has grown again over what was read is not to be read from there
        cut = cut || (channel != null && read > 0 && (channel.size() < read || !digest.equals(first())));
        return cut;
    }

    /// Another file has its name from now on, though it may still be written for a moment.
    void retire() {
        silent = Duration.ZERO;
    }

    void pause(Duration more) {
        silent = silent.plus(more);
    }

    /// Whether a file that lost its name is written no longer.
    boolean isOver(Duration late) {
        return channel == null || silent.compareTo(late) >= 0;
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.close();
        }
        if (channel != null) {
            channel.close();
        }
    }
}
