package org.spampot.model;

import java.util.List;

/// A file inside an attachment: an entry of an archive, something embedded in a document, an attachment of a message in
/// it.
///
/// @param path how it is reached from the attachment, each step `format:name`, steps joined by `!`; controls escaped,
///         cut; never to be used as a path
/// @param type by content, never by name; empty when the content was not read
/// @param size in bytes, as declared where the content was not read; -1 when it is not told
/// @param sha256 of the content; empty when it was not read
/// @param flags what it is and does, in words of the fixed list in `docs/reference/analysis.md`: `encrypted`,
///         `macros`, `executable`
public record FileEntry(String path, String type, long size, String sha256, List<String> flags) {
    public FileEntry {
        flags = List.copyOf(flags);
    }
}
