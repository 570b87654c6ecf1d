package org.spampot.analysis.image;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Pictures drawn with characters: blocks (`█`, halves, quarters, sixths, dots of Braille), colored squares, or any two
/// letters (`##` and spaces, `1` and `0`), a line of text for a row of modules or for several.
public final class BlockPictures {
    private static final int FEWEST_MODULES = 21;
    /// Braille has four rows in a line, and two columns in a letter.
    private static final int FEWEST_LINES = 6;
    private static final int FEWEST_LETTERS = 11;
    private static final int MOST_LETTERS = 400;
    private static final int MOST_PICTURES = 20;

    private final Consumer<Picture> found;
    private final List<int[]> lines = new ArrayList<>();
    private int pictures;

    private BlockPictures(Consumer<Picture> found) {
        this.found = found;
    }

    /// Hands over what is drawn in `text`, in its order.
    public static void find(String text, Consumer<Picture> pictures) {
        var reader = new BlockPictures(pictures);
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            reader.line(text, at, end);
            at = end + 1;
        }
        reader.end();
    }

    private void line(String text, int from, int to) {
        int start = from;
        while (start < to && text.charAt(start) == '>') {
            start++;
        }
        if (drawn(text, start, to)) {
            lines.add(text.substring(start, to).codePoints().filter(letter -> letter != '\r' && letter != 0xfe0f)
                    .toArray());
        } else {
            end();
        }
    }

    /// Only blocks and spaces, or at most two letters, of which a space may be one. Ordinary text is told from it by its
    /// first few letters.
    private static boolean drawn(String text, int from, int to) {
        if (to - from < FEWEST_LETTERS || to - from > 2 * MOST_LETTERS) {
            return false;
        }
        int one = -1;
        int other = -1;
        int ink = 0;
        for (int at = from; at < to; at++) {
            int letter = text.charAt(at);
            boolean surrogate = Character.isSurrogate((char) letter);
            if (letter == '\r' || letter == 0xfe0f || Blocks.isBlock(letter) || surrogate) {
                ink++;
                continue;
            }
            letter = Blocks.isSpace(letter) ? ' ' : letter;
            ink += letter == ' ' ? 0 : 1;
            if (one < 0 || letter == one) {
                one = letter;
            } else if (other < 0 || letter == other) {
                other = letter;
            } else {
                return false;
            }
        }
        return ink > 0;
    }

    private void end() {
        if (lines.size() >= FEWEST_LINES && pictures < MOST_PICTURES) {
            picture();
        }
        lines.clear();
    }

    private void picture() {
        int columns = 1;
        int rows = 1;
        int longest = 0;
        for (int[] line : lines) {
            longest = Math.max(longest, line.length);
            for (int letter : line) {
                columns = Math.max(columns, Blocks.columns(letter));
                rows = Math.max(rows, Blocks.rows(letter));
            }
        }
        int wide = longest * columns;
        int high = lines.size() * rows;
        if (wide < FEWEST_MODULES || high < FEWEST_MODULES || longest > MOST_LETTERS || high > 4 * MOST_LETTERS) {
            return;
        }
        int ink = ink();
        int[][] modules = new int[high][wide];
        for (int y = 0; y < high; y++) {
            int[] line = lines.get(y / rows);
            for (int x = 0; x < wide; x++) {
                int letter = x / columns < line.length ? line[x / columns] : ' ';
                modules[y][x] = Blocks.brightness(letter, ink, x % columns, y % rows, columns, rows);
            }
        }
        pictures++;
        found.accept(ModulePicture.of(modules));
    }

    /// The letter that is taken for dark when neither of two is a space: which of them is makes no difference to a reader.
    private int ink() {
        for (int letter : lines.getFirst()) {
            if (!Blocks.isSpace(letter) && !Blocks.isBlock(letter)) {
                return letter;
            }
        }
        return -1;
    }
}
