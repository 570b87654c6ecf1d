package org.spampot.analysis.session;

import java.util.Arrays;
import java.util.List;

/// The argument of MAIL or RCPT, taken apart by how it is written.
///
/// @param keyword `FROM` or `TO` as written; empty when left out
/// @param beforeColon blanks before the colon
/// @param colon whether there is one
/// @param afterColon blanks after it
/// @param bracketed whether the address is in angle brackets
/// @param address without brackets
/// @param parameters what follows, each as written
record PathLine(String keyword, int beforeColon, boolean colon, int afterColon, boolean bracketed, String address,
        List<String> parameters) {
    private static final int MOST_PARAMETERS = 20;

    static PathLine of(String argument) {
        int at = 0;
        while (at < argument.length() && Character.isLetter(argument.charAt(at))) {
            at++;
        }
        int colonAt = skipBlanks(argument, at);
        boolean colon = colonAt < argument.length() && argument.charAt(colonAt) == ':';
        boolean known = argument.substring(0, at).equalsIgnoreCase("FROM")
                || argument.substring(0, at).equalsIgnoreCase("TO");
        if (!colon && !known) {
            return path("", 0, false, argument, 0);
        }
        return path(argument.substring(0, at), colon ? colonAt - at : 0, colon, argument, colon ? colonAt + 1 : at);
    }

    private static PathLine path(String keyword, int beforeColon, boolean colon, String argument, int from) {
        int start = skipBlanks(argument, from);
        boolean bracketed = start < argument.length() && argument.charAt(start) == '<';
        int end = bracketed ? close(argument, start) : blank(argument, start);
        String address = argument.substring(Math.min(bracketed ? start + 1 : start, end), end);
        String rest = argument.substring(bracketed ? Math.min(end + 1, argument.length()) : end).strip();
        List<String> parameters = rest.isEmpty()
                ? List.of()
                : Arrays.stream(rest.split("[ \t]+", MOST_PARAMETERS + 1)).limit(MOST_PARAMETERS).toList();
        return new PathLine(keyword, beforeColon, colon, start - from, bracketed, address, parameters);
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private static int blank(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != ' ' && text.charAt(at) != '\t') {
            at++;
        }
        return at;
    }

    /// The bracket that closes the one at `open`, outside of quotes; the end when there is none.
    private static int close(String text, int open) {
        boolean quoted = false;
        for (int at = open + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && quoted) {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '>' && !quoted) {
                return at;
            }
        }
        return text.length();
    }
}
