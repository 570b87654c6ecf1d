package org.spampot.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.spampot.model.Printable;

/// A table in text: numbers to the right, text to the left, the last column cut where the line would be too long.
///
/// Widths are counted in cells of a terminal: most characters of East Asian scripts take two, marks none.
final class Columns {
    private final int width;
    private final List<List<String>> lines = new ArrayList<>();
    private final List<Boolean> toTheRight = new ArrayList<>();

    Columns(int width, String... names) {
        this.width = width;
        lines.add(List.of(names));
    }

    void row(Object... cells) {
        if (toTheRight.isEmpty()) {
            for (Object cell : cells) {
                toTheRight.add(cell instanceof Number);
            }
        }
        List<String> line = new ArrayList<>();
        for (Object cell : cells) {
            line.add(Printable.line(cell.toString(), 400));
        }
        lines.add(line);
    }

    void write(Appendable out) throws IOException {
        int columns = lines.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> line : lines) {
            for (int column = 0; column < columns - 1; column++) {
                widths[column] = Math.max(widths[column], cells(line.get(column)));
            }
        }
        for (List<String> line : lines) {
            write(out, line, widths);
        }
    }

    private void write(Appendable out, List<String> line, int[] widths) throws IOException {
        int used = 0;
        for (int column = 0; column < widths.length - 1; column++) {
            String cell = line.get(column);
            String padding = " ".repeat(widths[column] - cells(cell));
            boolean right = !toTheRight.isEmpty() && toTheRight.get(column);
            out.append(right ? padding + cell : cell + padding).append("  ");
            used += widths[column] + 2;
        }
        out.append(cut(line.getLast(), Math.max(20, width - used)).stripTrailing()).append('\n');
    }

    /// `text` in at most `most` cells; `...` shows a cut.
    static String cut(String text, int most) {
        if (cells(text) <= most) {
            return text;
        }
        var kept = new StringBuilder();
        int used = 3;
        for (int at = 0; at < text.length();) {
            int character = text.codePointAt(at);
            used += cells(character);
            if (used > most) {
                break;
            }
            kept.appendCodePoint(character);
            at += Character.charCount(character);
        }
        return kept.append("...").toString();
    }

    static int cells(String text) {
        return text.codePoints().map(Columns::cells).sum();
    }

    private static int cells(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        return isWide(character) ? 2 : 1;
    }

    /// The blocks that Unicode's East Asian Width calls wide, roughly.
    private static boolean isWide(int character) {
        return between(character, 0x1100, 0x115f) || between(character, 0x2e80, 0xa4cf)
                || between(character, 0xac00, 0xd7a3) || between(character, 0xf900, 0xfaff)
                || between(character, 0xfe30, 0xfe6f) || between(character, 0xff00, 0xff60)
                || between(character, 0xffe0, 0xffe6) || between(character, 0x1f300, 0x1faff)
                || between(character, 0x20000, 0x3fffd);
    }

    private static boolean between(int character, int from, int to) {
        return character >= from && character <= to;
    }
}
