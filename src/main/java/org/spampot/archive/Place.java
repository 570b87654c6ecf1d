package org.spampot.archive;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where something is read from.
///
/// @param path as shown: the file as named, and after `!` what is inside
/// @param name its own name without folders and without the endings of what it was unpacked from
/// @param folder the folder it stands in, last part only; empty when not known
/// @param file the file itself, where it is one that may be read at any place; nothing for a stream
/// @param packed the file that is packed by itself, where this is what is in it; nothing else is
/// @param modified when it was changed last; nothing when that is not known, or the file says it
/// @param date that its name tells; nothing when it does not
/// @param named true when the user named exactly this
/// @param depth how many archives it is inside of
record Place(String path, String name, String folder, @Nullable Path file, @Nullable Path packed,
        @Nullable Instant modified, @Nullable Instant date, boolean named, int depth) {
    /// An entry of the archive that is here. Its name was made by others: it is shown, and never a path to write to.
    Place entry(String entry, @Nullable Instant changed) {
        String[] parts = entry.replace('\\', '/').split("/", -1);
        String parent = parts.length > 1 ? parts[parts.length - 2] : "";
        return new Place(path + "!" + entry, parts[parts.length - 1], parent, null, null, changed, null, false,
                depth + 1);
    }

    /// What is unpacked from the one compressed file that is here.
    Place unpacked() {
        int dot = name.lastIndexOf('.');
        String inner = dot > 0 ? name.substring(0, dot) + (name.endsWith(".tgz") ? ".tar" : "") : name;
        return new Place(path, inner, folder, null, file, modified, date, named, depth + 1);
    }

    /// What cannot be read.
    Level.Here unreadable(long offset, long size, String why) {
        return new Level.Here(new Found.Skipped(path, offset, size, why, true));
    }

    /// All of it, as more than `most` bytes are a message no more.
    Level.Here tooLarge(Window window, int most) {
        window.skip();
        String broken = window.broken();
        return unreadable(0, window.offset(), broken != null ? broken : "larger than " + (most >> 20) + " MB");
    }

    /// What is no mail.
    Level.Here noMail(long offset, long size, String why) {
        return new Level.Here(new Found.Skipped(path, offset, size, why, false));
    }
}
