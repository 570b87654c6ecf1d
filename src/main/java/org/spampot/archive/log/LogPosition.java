package org.spampot.archive.log;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How far a log was read that is still written: its last files, oldest first. All that begins in them before their ends was
/// given out, but for what is open.
public record LogPosition(List<Part> parts) {
    /// Nothing was read.
    public static final LogPosition NONE = new LogPosition(List.of());

    public LogPosition {
        parts = List.copyOf(parts);
    }

    /// One file, by whatever name it goes.
    ///
    /// @param digest SHA-256 of its first line, in hex: rotation changes names, not that
    /// @param read its first bytes that were read, unpacked
    /// @param open where the sessions begin in it that were not complete
    public record Part(String digest, long read, Set<Long> open) {
        public Part {
            open = Set.copyOf(open);
        }

        /// Where reading has to go on.
        long from() {
            OptionalLong first = open.stream().mapToLong(Long::longValue).min();
            return Math.min(read, first.orElse(read));
        }

        /// Whether what begins there was given out.
        boolean isGiven(long offset) {
            return offset < read && !open.contains(offset);
        }
    }

    @Nullable
    Part of(String digest) {
        return parts.stream().filter(part -> part.digest().equals(digest)).findFirst().orElse(null);
    }
}
