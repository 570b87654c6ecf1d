package org.spampot.mime;

import java.util.List;
import org.spampot.model.Bytes;
import org.spampot.model.Part;

/// A container or a leaf of the tree.
///
/// Numbers are those of IMAP (RFC 3501 section 6.4.5): `1`, `1.2`. A message itself, which IMAP does not number, is `0`
/// when it is a multipart, else its only part is `1`; a message inside the part `2` is `2.0` or `2.1` by the same rule.
/// What another reading of the part `2` gives has a `~` and a word for how it was reached: `2~html`, `2~type.1`.
///
/// @param type of the content; `text/plain` when not declared
/// @param encoding Content-Transfer-Encoding in lower case; empty when none
/// @param disposition in lower case, without parameters; empty when none
/// @param name decoded file name, as sent; empty when none
/// @param body decoded bytes of a leaf, or those a multipart has without any boundary; empty for other containers
/// @param between what a multipart has before its first and after its last boundary, which mail programs do not show
/// @param children of a container
/// @param otherNames file names that other programs see, when they differ from `name`
/// @param readings what other mail programs make of this part, each with a tree of its own
public record MimePart(String number, HeaderFields header, ContentType type, String encoding, String disposition,
        String name, Bytes body, List<Bytes> between, List<MimePart> children, List<String> otherNames,
        List<MimePart> readings) {
    public MimePart {
        between = List.copyOf(between);
        children = List.copyOf(children);
        otherNames = List.copyOf(otherNames);
        readings = List.copyOf(readings);
    }

    MimePart withReadings(List<MimePart> others) {
        return new MimePart(number, header, type, encoding, disposition, name, body, between, children, otherNames,
                others);
    }

    /// True for a part that only some mail programs see.
    public boolean isReading() {
        return number.indexOf('~') >= 0;
    }

    /// True for a part that holds other parts. A multipart in which no part was found is a leaf: programs show it as
    /// text.
    public boolean isContainer() {
        return !children.isEmpty();
    }

    /// True for a leaf that a mail program would show as text: `text/...`, or a multipart without parts.
    public boolean isText() {
        return !isContainer() && (type.is("text") || type.is("multipart"));
    }

    public boolean isHtml() {
        return !isContainer() && (type.name().equals("text/html") || type.name().equals("application/xhtml+xml"));
    }

    /// The body as text: in the declared charset when it is valid in it, else in the one it seems to be.
    public String text() {
        return Charsets.decode(body, type.charset()).text();
    }

    /// The facts without the content.
    public Part facts() {
        return new Part(number, type.name(), type.charset(), encoding, disposition, name, body.size());
    }
}
