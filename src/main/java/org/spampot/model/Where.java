package org.spampot.model;

/// Where in a message something was found, and how.
///
/// @param part the part by its number (`1`, `1.2`, as IMAP counts), or `header` for the message's own header,
///         or `envelope`, or `session`
/// @param how the header's name (`subject`), `text`, or the element and attribute (`a@href`, `img@src`) ...
public record Where(String part, String how) {
    @Override
    public String toString() {
        return part + ":" + how;
    }
}
