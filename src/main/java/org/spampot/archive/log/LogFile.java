package org.spampot.archive.log;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPInputStream;

/// A log, to be read from its beginning as often as needed.
///
/// @param path as named
/// @param time of its last change: what tells the year of lines that have none
/// @param content unpacked
public record LogFile(String path, Instant time, Content content) {
    /// Opens what is in the file.
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    /// A file, as it is or packed with gzip.
    public static LogFile of(Path file) throws IOException {
        return new LogFile(file.toString(), Files.getLastModifiedTime(file).toInstant(), () -> unpacked(file));
    }

    private static InputStream unpacked(Path file) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip ? new GZIPInputStream(in, 1 << 16) : in;
    }
}
