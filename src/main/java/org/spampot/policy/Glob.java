package org.spampot.policy;

import java.util.Locale;

/// A pattern of the operator's for one text: `*` for any characters, `?` for one, all else for itself in any case. An
/// empty pattern fits everything, and `<>` an empty text.
///
/// Matching takes at most the product of both lengths, and pattern and text are short.
record Glob(String pattern) {
    static final Glob ANY = new Glob("");
    private static final String NOTHING = "<>";

    Glob {
        pattern = pattern.strip().toLowerCase(Locale.ROOT);
    }

    boolean matches(String text) {
        if (pattern.isEmpty()) {
            return true;
        }
        return pattern.equals(NOTHING) ? text.isEmpty() : fits(text.toLowerCase(Locale.ROOT));
    }

    /// Goes back to the last `*` only, as what an earlier one took never has to change.
    private boolean fits(String text) {
        int at = 0;
        int in = 0;
        int star = -1;
        int resume = 0;
        while (at < text.length()) {
            if (in < pattern.length() && pattern.charAt(in) == '*') {
                star = in++;
                resume = at;
            } else if (in < pattern.length() && (pattern.charAt(in) == '?' || pattern.charAt(in) == text.charAt(at))) {
                in++;
                at++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (in < pattern.length() && pattern.charAt(in) == '*') {
            in++;
        }
        return in == pattern.length();
    }
}
