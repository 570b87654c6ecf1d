package org.spampot.analysis.session;

/// Matches text against a pattern in which `*` is anything. Linear in the text for each `*`, whatever the text is.
final class Glob {
    private Glob() {}

    static boolean matches(String pattern, String text) {
        String[] pieces = pattern.split("\\*", -1);
        String first = pieces[0];
        if (pieces.length == 1) {
            return text.equals(first);
        }
        String last = pieces[pieces.length - 1];
        if (!text.startsWith(first) || !text.endsWith(last) || text.length() < first.length() + last.length()) {
            return false;
        }
        int at = first.length();
        int end = text.length() - last.length();
        // the leftmost place of each piece leaves the most room for those after it
        for (int index = 1; index < pieces.length - 1; index++) {
            int found = text.indexOf(pieces[index], at);
            if (found < 0 || found + pieces[index].length() > end) {
                return false;
            }
            at = found + pieces[index].length();
        }
        return true;
    }
}
