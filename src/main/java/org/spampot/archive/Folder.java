package org.spampot.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The files and folders of a folder, in the order of their names. Links are told and not followed, so that no circle
/// of them matters.
///
/// Thread-safety: belongs to one thread.
final class Folder implements Level {
    private final Opener opener;
    private final Deque<Path> left = new ArrayDeque<>();

    Folder(Opener opener, Path folder) throws IOException {
        this.opener = opener;
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted = files
                    .sorted(Comparator.comparing(file -> file.getFileName().toString(), new NaturalOrder())).toList();
            left.addAll(sorted);
        } catch (java.io.UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    @Override
    public @Nullable Step next() {
        Path file = left.poll();
        if (file == null) {
            return null;
        }
        if (Files.isSymbolicLink(file)) {
            return new Here(new Found.Skipped(file.toString(), 0, 0, "a link, not followed", false));
        }
        if (!Files.isDirectory(file) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return new Here(new Found.Skipped(file.toString(), 0, 0, "no file", false));
        }
        return opener.path(file, false);
    }
}
