package org.spampot.model;

import java.util.List;

/// A part that is a file: named, or declared as an attachment, or not text.
///
/// @param part the part's number, as in [Where]
/// @param name decoded file name, as sent (never to be used as a path); empty when none
/// @param detectedType by content, never by name
/// @param size decoded bytes
/// @param tlsh Trend Micro's locality-sensitive hash, empty for what is too small or too plain to have one
/// @param ssdeep context-triggered piecewise hash
/// @param flags what the file is and does, in words of the fixed list in `docs/reference/analysis.md`
/// @param entries the files inside, at any depth, in the order of reading
public record Attachment(String part, String name, String declaredType, String detectedType, long size, String md5,
        String sha1, String sha256, String tlsh, String ssdeep, List<String> flags,
        List<FileEntry> entries) implements Finding {
    public Attachment {
        flags = List.copyOf(flags);
        entries = List.copyOf(entries);
    }

    /// A file that was not opened.
    public Attachment(String part, String name, String declaredType, String detectedType, long size, String md5,
            String sha1, String sha256) {
        this(part, name, declaredType, detectedType, size, md5, sha1, sha256, "", "", List.of(), List.of());
    }
}
