package org.spampot.analysis;

/// Kinds of ASCII characters.
final class Ascii {
    private Ascii() {}

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(int c) {
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    static boolean isWord(int c) {
        return isDigit(c) || isLetter(c);
    }

    static boolean isHex(int c) {
        int lower = c | 0x20;
        return isDigit(c) || (lower >= 'a' && lower <= 'f');
    }

    static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(Ascii::isDigit);
    }
}
