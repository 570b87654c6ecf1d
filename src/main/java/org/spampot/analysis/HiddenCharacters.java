package org.spampot.analysis;

/// Characters that take no room: put between letters, they hide a word from a search and from nobody's eyes.
final class HiddenCharacters {
    private HiddenCharacters() {}

    static boolean isOne(char c) {
        return switch (c) {
            case '\u00ad', '\u034f', '\u061c', '\u115f', '\u1160', '\u17b4', '\u17b5', '\u180e', '\u2060', '\u2061',
                    '\u2062', '\u2063', '\u2064', '\u3164', '\ufeff' ->
                true;
            default -> c >= '\u200b' && c <= '\u200f';
        };
    }

    /// The text without them; the same text when it has none.
    static String without(String text) {
        int first = 0;
        while (first < text.length() && !isOne(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        var out = new StringBuilder(text.length()).append(text, 0, first);
        for (int at = first; at < text.length(); at++) {
            if (!isOne(text.charAt(at))) {
                out.append(text.charAt(at));
            }
        }
        return out.toString();
    }
}
