package org.spampot.analysis;

import java.util.function.Predicate;

/// The readable text of a message, for search and preview: its plain text, or its HTML as text when there is none. What
/// only some mail programs show counts when there is neither.
final class Text {
    static final int LONGEST = 64 * 1024;

    private Text() {}

    static String of(Mail mail) {
        for (boolean reading : new boolean[]{false, true}) {
            for (String how : new String[]{"text", "html"}) {
                String text = joined(mail, place -> place.where().how().equals(how) && isReading(place) == reading);
                if (!text.isBlank()) {
                    return text;
                }
            }
        }
        return "";
    }

    private static boolean isReading(Mail.Place place) {
        return place.where().part().indexOf('~') >= 0;
    }

    private static String joined(Mail mail, Predicate<Mail.Place> wanted) {
        var out = new StringBuilder();
        for (Mail.Place place : mail.places()) {
            if (!place.where().part().equals("header") && wanted.test(place) && out.length() < LONGEST) {
                append(place.text(), out);
            }
        }
        return out.toString().strip();
    }

    /// Runs of spaces as one, at most one empty line, nothing that a database or a page cannot take.
    private static void append(String text, StringBuilder out) {
        if (!out.isEmpty()) {
            out.append('\n');
        }
        int lines = 0;
        boolean space = false;
        for (int at = 0; at < text.length() && out.length() < LONGEST; at++) {
            char c = text.charAt(at);
            if (c == '\n') {
                lines++;
            } else if (c == '\r' || c == ' ' || c == '\t' || c == '\u00a0') {
                space = true;
            } else {
                if (lines > 0) {
                    out.append(lines > 1 ? "\n\n" : "\n");
                } else if (space) {
                    out.append(' ');
                }
                lines = 0;
                space = false;
                out.append(c < ' ' || c == '\u007f' ? '\uFFFD' : c);
            }
        }
        out.setLength(Math.min(out.length(), LONGEST));
        if (!out.isEmpty() && Character.isHighSurrogate(out.charAt(out.length() - 1))) {
            out.setLength(out.length() - 1);
        }
    }
}
