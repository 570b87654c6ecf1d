package org.spampot.analysis;

import org.spampot.mime.Charsets;
import org.spampot.mime.MimePart;

/// A part that a mail program shows as text, decoded.
record TextPart(MimePart part, Charsets.Decoded decoded) {
    static TextPart of(MimePart part) {
        String charset = part.type().charset();
        if (charset.isEmpty() && part.isHtml()) {
            charset = MetaCharset.of(part.body());
        }
        return new TextPart(part, Charsets.decode(part.body(), charset));
    }

    String text() {
        return decoded.text();
    }

    /// True when it is read as HTML: declared so, or text that begins like it, which mail programs and their users treat
    /// the same.
    boolean isHtml() {
        return part.isHtml();
    }
}
