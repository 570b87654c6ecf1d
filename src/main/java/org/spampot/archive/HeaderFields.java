package org.spampot.archive;

import java.util.Locale;
import java.util.Set;

/// Tells the beginning of a message from other text, by its first lines.
final class HeaderFields {
    private static final int LONGEST = 998;
    private static final int LINES = 200;
    private static final Set<String> KNOWN = Set.of("from", "to", "cc", "subject", "date", "received", "message-id",
            "return-path", "delivered-to", "mime-version", "content-type", "reply-to", "sender", "envelope-to",
            "x-original-to", "list-id");
    /// Fields that mail servers and mail programs put before all others: no text begins with them.
    private static final Set<String> FIRST = Set.of("return-path", "received", "delivered-to", "x-original-to",
            "envelope-to", "x-mozilla-status", "x-gmail-labels", "x-gm-thrid", "x-uidl", "x-envelope-from",
            "message-id");

    private HeaderFields() {}

    /// True when a header begins at `place`: its first line is a field, and one of its fields is one that mail has.
    static boolean at(Window window, int place) {
        int line = place;
        for (int count = 0; count < LINES && window.has(line + 1); count++) {
            String name = name(window, line);
            if (KNOWN.contains(name)) {
                return true;
            }
            boolean folded = count > 0 && (window.at(line) == ' ' || window.at(line) == '\t');
            int next = window.behindLine(line, 64 * 1024);
            if ((name.isEmpty() && !folded) || next < 0) {
                return false;
            }
            line = next;
        }
        return false;
    }

    /// True when the line at `place` is a field of any name.
    static boolean field(Window window, int place) {
        return !name(window, place).isEmpty();
    }

    /// True when the line at `place` is a field that only delivered mail begins with.
    static boolean delivered(Window window, int place) {
        return FIRST.contains(name(window, place));
    }

    /// The field's name in lower case; empty when the line at `place` is none.
    private static String name(Window window, int place) {
        int at = place;
        while (at - place < LONGEST && window.has(at + 1) && window.at(at) > ' ' && window.at(at) != ':') {
            at++;
        }
        boolean field = at > place && window.has(at + 1) && window.at(at) == ':';
        return field ? window.copy(place, at).latin1().toLowerCase(Locale.ROOT) : "";
    }
}
