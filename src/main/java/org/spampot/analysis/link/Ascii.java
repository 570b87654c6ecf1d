package org.spampot.analysis.link;

/// Kinds of ASCII characters.
public final class Ascii {
    private Ascii() {}

    public static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    public static boolean isLetter(int c) {
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    public static boolean isWord(int c) {
        return isDigit(c) || isLetter(c);
    }

    public static boolean isHex(int c) {
        int lower = c | 0x20;
        return isDigit(c) || (lower >= 'a' && lower <= 'f');
    }

    public static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(Ascii::isDigit);
    }
}
