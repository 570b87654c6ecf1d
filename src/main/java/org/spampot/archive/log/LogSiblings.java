package org.spampot.archive.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files that a log was before it was rotated: `mail.log.1`, `mail.log-20240102`, `mail.log.2.gz` beside `mail.log`.
final class LogSiblings {
    private record Dated(LogTail file, Instant first) {}

    private LogSiblings() {}

    /// Those that begin with a line, in the order of its date.
    static List<LogTail> of(Path log, LogOptions options) throws IOException {
        Path name = log.getFileName();
        Path folder = log.toAbsolutePath().getParent();
        if (name == null || folder == null) {
            return List.of();
        }
        List<Dated> dated = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> isSibling(each, name.toString())).toList()) {
                Dated one = dated(file, options);
                if (one != null) {
                    dated.add(one);
                }
            }
        }
        return dated.stream().sorted(Comparator.comparing(Dated::first)).map(Dated::file).toList();
    }

    private static boolean isSibling(Path file, String log) {
        String name = String.valueOf(file.getFileName());
        return name.length() > log.length() && name.startsWith(log) && ".-_".indexOf(name.charAt(log.length())) >= 0
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static @Nullable Dated dated(Path file, LogOptions options) {
        LogTail tail = LogTail.old(file, options);
        try {
            Instant first = tail.begins();
            return first == null || tail.digest().isEmpty() ? null : new Dated(tail, first);
        } catch (IOException notYet) {
            // being packed, or gone again
            return null;
        }
    }
}
