package org.spampot.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// How the files of the journal are named: `0000000001.warc`, `0000000002.warc` ... and `0000000002.torn` for what
/// was cut off the end of segment 2 after a crash.
final class Segments {
    private static final Pattern NAME = Pattern.compile("([0-9]{10})\\.warc");

    private Segments() {}

    static String name(long segment) {
        return String.format(Locale.ROOT, "%010d", segment);
    }

    static Path file(Path folder, long segment) {
        return folder.resolve(name(segment) + ".warc");
    }

    /// A file name, free at the moment, for a torn end of `segment`.
    static Path freeTornFile(Path folder, long segment) {
        Path file = folder.resolve(name(segment) + ".torn");
        for (int again = 2; Files.exists(file); again++) {
            file = folder.resolve(name(segment) + ".torn-" + again);
        }
        return file;
    }

    /// The numbers of the segments in `folder`, in order; none when there is no such folder.
    static List<Long> list(Path folder) {
        try (var files = Files.list(folder)) {
            return files.map(file -> NAME.matcher(file.getFileName().toString())).filter(name -> name.matches())
                    .map(name -> Long.valueOf(name.group(1))).sorted().toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException cause) {
            throw new UncheckedIOException("journal folder " + folder + " cannot be listed: " + cause.getMessage(),
                    cause);
        }
    }
}
