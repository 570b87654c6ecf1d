package org.spampot.analysis.image;

/// Characters that are pictures of themselves (Unicode: block elements, geometric shapes, Braille, legacy computing).
final class Blocks {
    /// Quarters of U+2596 to U+259F: upper left 1, upper right 2, lower left 4, lower right 8.
    private static final int[] QUARTERS = {4, 8, 1, 13, 9, 7, 11, 2, 6, 14};

    private Blocks() {}

    static boolean isSpace(int letter) {
        return letter == ' ' || letter == '\u00a0' || letter == '\u3000' || letter == '\t'
                || (letter >= 0x2000 && letter <= 0x200b) || letter == 0x202f || letter == 0x205f;
    }

    /// True for what is dark or light by itself.
    static boolean isBlock(int letter) {
        return (letter >= 0x2580 && letter <= 0x259f) || (letter >= 0x2800 && letter <= 0x28ff)
                || letter == 0x2b1b || letter == 0x2b1c || letter == 0x25a0 || letter == 0x25a1
                || (letter >= 0x25aa && letter <= 0x25ab) || (letter >= 0x25fb && letter <= 0x25fe)
                || isSquare(letter) || isSixth(letter);
    }

    private static boolean isSquare(int letter) {
        return letter >= 0x1f7e5 && letter <= 0x1f7eb;
    }

    private static boolean isSixth(int letter) {
        return letter >= 0x1fb00 && letter <= 0x1fb3b;
    }

    private static boolean isBraille(int letter) {
        return letter >= 0x2800 && letter <= 0x28ff;
    }

    static int columns(int letter) {
        boolean quarters = letter >= 0x2596 && letter <= 0x259f;
        return quarters || letter == 0x258c || letter == 0x2590 || isBraille(letter) || isSixth(letter) ? 2 : 1;
    }

    static int rows(int letter) {
        if (isBraille(letter)) {
            return 4;
        }
        boolean halves = letter == 0x2580 || letter == 0x2584 || (letter >= 0x2596 && letter <= 0x259f);
        return isSixth(letter) ? 3 : halves ? 2 : 1;
    }

    /// How light `letter` is in one of `columns` x `rows` fields: 0 for black.
    ///
    /// @param ink a letter that is dark though it is none of these
    static int brightness(int letter, int ink, int column, int row, int columns, int rows) {
        if (isSpace(letter)) {
            return 255;
        }
        if (!isBlock(letter)) {
            return letter == ink ? 0 : 255;
        }
        if (isBraille(letter)) {
            int dot = row == 3 ? 6 + column : row + 3 * column;
            return dark((((letter - 0x2800) >> dot) & 1) == 1);
        }
        boolean left = columns < 2 || column == 0;
        boolean upper = row * 2 < rows;
        if (isSixth(letter)) {
            // the numbers leave out nothing, left half, right half and all
            int bits = letter - 0x1fb00 + 1;
            bits += bits >= 0x15 ? 1 : 0;
            bits += bits >= 0x2a ? 1 : 0;
            return dark((bits >> (row * 2 + column) & 1) == 1);
        }
        return switch (letter) {
            case 0x2580 -> dark(upper);
            case 0x2584 -> dark(!upper);
            case 0x258c -> dark(left);
            case 0x2590 -> dark(!left);
            case 0x2591 -> 200;
            case 0x2592 -> 100;
            case 0x2593 -> 50;
            case 0x2b1c, 0x25a1, 0x25ab, 0x25fb, 0x25fd -> 255;
            case 0x1f7e8 -> 220;
            default -> letter >= 0x2596 && letter <= 0x259f
                    ? dark((QUARTERS[letter - 0x2596] >> ((upper ? 0 : 2) + (left ? 0 : 1)) & 1) == 1)
                    : 0;
        };
    }

    private static int dark(boolean dark) {
        return dark ? 0 : 255;
    }
}
