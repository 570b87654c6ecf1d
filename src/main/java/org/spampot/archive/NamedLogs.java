package org.spampot.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.spampot.archive.log.LogFile;
import org.spampot.archive.log.LogOptions;
import org.spampot.archive.log.LogReader;

/// The logs of mail servers among what was named. They are read together, whatever their order, as a message that was
/// taken in before midnight is delivered in the next day's log.
final class NamedLogs {
    private static final int HEAD = 64 * 1024;

    private NamedLogs() {}

    /// Whether a file that was named is to be read as a log: it was said to be, or begins like one.
    static boolean isLog(Path path, Format format) {
        if (format == Format.MAILLOG) {
            return true;
        }
        if (format != Format.AUTO || !Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream in = LogFile.of(path).content().open()) {
            return LogReader.isLog(in.readNBytes(HEAD));
        } catch (IOException unreadable) {
            // whoever reads it says so
            return false;
        }
    }

    /// Opens logs; in folders all files are.
    static LogReader open(List<Path> paths, LogOptions options) {
        List<LogFile> files = new ArrayList<>();
        for (Path path : paths) {
            try (Stream<Path> found = Files.walk(path)) {
                // a link is followed where it was named
                for (Path file : found.filter(each -> each.equals(path)
                        ? Files.isRegularFile(each)
                        : Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)).sorted().toList()) {
                    files.add(LogFile.of(file));
                }
            } catch (IOException | UncheckedIOException unreadable) {
                files.add(new LogFile(path.toString(), Instant.EPOCH, () -> {
                    throw new IOException("cannot be read", unreadable);
                }));
            }
        }
        return LogReader.open(files, options);
    }
}
