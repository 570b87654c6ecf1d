package org.spampot.mime;

import org.spampot.model.Bytes;

/// One field of a header.
///
/// @param name as written, without the colon and white space before it
/// @param raw the bytes after the colon, line ends and folding included, the last line end not
/// @param value unfolded and trimmed; bytes above 127 as UTF-8 when they are, else in the charset the header itself
///        declares for its body, else windows-1252
/// @param decoded `value` with its RFC 2047 encoded words decoded
public record HeaderField(String name, Bytes raw, String value, String decoded) {
    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
