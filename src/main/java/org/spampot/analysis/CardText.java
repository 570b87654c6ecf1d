package org.spampot.analysis;

import java.util.Set;

/// iCalendar and vCard parts (RFC 5545, RFC 6350): a line goes on where the next begins with white space, and commas,
/// semicolons and line ends are escaped, so that a URL in one may be written in pieces.
final class CardText {
    private static final Set<String> TYPES = Set.of("text/calendar", "text/vcard", "text/x-vcard", "text/directory",
            "text/x-vcalendar");

    private CardText() {}

    /// The text as its reader means it; that of other parts as it is.
    static String unfolded(TextPart part) {
        String text = part.text();
        String start = text.substring(0, Math.min(64, text.length())).stripLeading();
        boolean card = TYPES.contains(part.part().type().name()) || start.startsWith("BEGIN:VC");
        return card ? unfolded(text) : text;
    }

    private static String unfolded(String text) {
        var out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
            int lineEnd = c == '\r' && next == '\n' ? at + 2 : c == '\n' ? at + 1 : at;
            boolean folded = lineEnd > at && lineEnd < text.length()
                    && (text.charAt(lineEnd) == ' ' || text.charAt(lineEnd) == '\t');
            if (folded) {
                at = lineEnd + 1;
            } else if (c == '\\' && (next == 'n' || next == 'N' || next == ',' || next == ';' || next == '\\')) {
                out.append(next == 'n' || next == 'N' ? '\n' : next);
                at += 2;
            } else {
                out.append(c);
                at++;
            }
        }
        return out.toString();
    }
}
