package org.spampot.analysis.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.Immutable;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Codes drawn with HTML and with letters: each way of drawing is read in four sizes, without and with a quiet zone.
class DrawnCodeTest {
    private static final String BEFORE = "<html><body><table width=600><tr><td>Dear customer,<br>please scan this:</td></tr>"
            + "<tr><td>";
    private static final String AFTER = "</td></tr></table><p>Thank you very much</p></body></html>";

    @Immutable
    private interface Drawing {
        String of(boolean[][] dark);
    }

    enum Html {
        TABLE_BGCOLOR(dark -> table(dark,
                value -> "<td bgcolor=" + (value
                        ? "#000000"
                        : "#FFFFFF") + " width=4 height=4></td>")), TABLE_DARK_ONLY(dark -> table(dark, value -> value
                                ? "<TD STYLE='background:#111;width:4px;height:4px'>&nbsp;</TD>"
                                : "<TD style='width:4px;height:4px'>&nbsp;</TD>")), TABLE_CLASSES(
                                        dark -> "<style>.q{padding:0} table.q td.k, .z { background-color : rgb(10, 20, 30); }</style>"
                                                + table(dark, value -> "<td class=\"q " + (value ? "k" : "w")
                                                        + "\"></td>")), TABLE_OF_PAPER(dark -> "<table bgcolor=black>"
                                                                + rows(dark, "<tr>", "</tr>",
                                                                        value -> value
                                                                                ? "<td></td>"
                                                                                : "<td bgcolor='white'></td>")
                                                                + "</table>"), TABLE_UNCLOSED(
                                                                        dark -> "<table>"
                                                                                + rows(dark, "<tr>", "",
                                                                                        value -> value
                                                                                                ? "<td bgcolor=navy>"
                                                                                                : "<td bgcolor=ivory>")
                                                                                + "</table>"), TABLE_COLSPAN(
                                                                                        dark -> spans(dark,
                                                                                                (length, value) -> "<td colspan="
                                                                                                        + length
                                                                                                        + " bgcolor="
                                                                                                        + (value
                                                                                                                ? "black"
                                                                                                                : "white")
                                                                                                        + "></td>")), TABLE_WIDTHS(
                                                                                                                dark -> spans(
                                                                                                                        dark,
                                                                                                                        (length, value) -> "<td width="
                                                                                                                                + 5 * length
                                                                                                                                + " height=5 style='background:"
                                                                                                                                + (value
                                                                                                                                        ? "#000"
                                                                                                                                        : "#fff")
                                                                                                                                + "'></td>")), TABLE_INVERTED(
                                                                                                                                        dark -> table(
                                                                                                                                                dark,
                                                                                                                                                value -> "<td bgcolor="
                                                                                                                                                        + (value
                                                                                                                                                                ? "yellow"
                                                                                                                                                                : "#200000")
                                                                                                                                                        + "></td>")), DIVS_IN_ROWS(
                                                                                                                                                                dark -> rows(
                                                                                                                                                                        dark,
                                                                                                                                                                        "<div style='height:4px'>",
                                                                                                                                                                        "</div>",
                                                                                                                                                                        value -> "<div style='float:left;width:4px;height:4px;background:"
                                                                                                                                                                                + (value
                                                                                                                                                                                        ? "#000"
                                                                                                                                                                                        : "#fff")
                                                                                                                                                                                + "'></div>")), DIVS_FLOWING(
                                                                                                                                                                                        dark -> "<div style='width:400px'>"
                                                                                                                                                                                                + rows(dark,
                                                                                                                                                                                                        "",
                                                                                                                                                                                                        "",
                                                                                                                                                                                                        value -> "<div style='float:left;width:4px;height:4px;background:"
                                                                                                                                                                                                                + (value
                                                                                                                                                                                                                        ? "black"
                                                                                                                                                                                                                        : "white")
                                                                                                                                                                                                                + "'></div>")
                                                                                                                                                                                                + "</div>"), DIVS_PLACED(
                                                                                                                                                                                                        DrawnCodeTest::placed), SPANS(
                                                                                                                                                                                                                dark -> rows(
                                                                                                                                                                                                                        dark,
                                                                                                                                                                                                                        "",
                                                                                                                                                                                                                        "<br>",
                                                                                                                                                                                                                        value -> "<span style=\"background:"
                                                                                                                                                                                                                                + (value
                                                                                                                                                                                                                                        ? "#000"
                                                                                                                                                                                                                                        : "#eee")
                                                                                                                                                                                                                                + "\">&nbsp;&nbsp;</span>")), SPANS_DARK_ONLY(
                                                                                                                                                                                                                                        dark -> rows(
                                                                                                                                                                                                                                                dark,
                                                                                                                                                                                                                                                "<p>",
                                                                                                                                                                                                                                                "</p>",
                                                                                                                                                                                                                                                value -> "<i style='display:inline-block;width:3px;height:3px"
                                                                                                                                                                                                                                                        + (value
                                                                                                                                                                                                                                                                ? ";background:#000"
                                                                                                                                                                                                                                                                : "")
                                                                                                                                                                                                                                                        + "'></i>"));

        private final Drawing draw;

        Html(Drawing draw) {
            this.draw = draw;
        }
    }

    @ParameterizedTest
    @EnumSource
    void codesDrawnWithHtmlAreRead(Html way) {
        for (int number = 0; number < 4; number++) {
            String text = text(way.name(), number);
            boolean[][] dark = framed(Drawn.modules(text, ErrorCorrectionLevel.L), number % 2 == 0 ? 0 : 4);
            String html = BEFORE + way.draw.of(dark) + AFTER;

            assertThat(read(found -> CellPictures.find(html, found))).as("%s %d", way, number).containsExactly(text);
        }
    }

    enum Letters {
        FULL("█", " "), DOUBLE_FULL("██", "  "), HASHES("##", "  "), DIGITS("11", "00"), SQUARES("⬛", "⬜"), EMOJI(
                "\uD83D\uDFE6", "\u2B1C\uFE0F"), SHADES("▓▓",
                        "░░"), FULL_WIDTH("█", "\u3000"), INVERTED("  ", "██"), QUOTED("XX", "  ");

        private final String dark;
        private final String light;

        Letters(String dark, String light) {
            this.dark = dark;
            this.light = light;
        }
    }

    @ParameterizedTest
    @EnumSource
    void codesDrawnWithLettersAreRead(Letters way) {
        for (int number = 0; number < 4; number++) {
            String text = text(way.name(), number);
            boolean[][] dark = framed(Drawn.modules(text, ErrorCorrectionLevel.L),
                    way == Letters.INVERTED || number % 2 == 1 ? 4 : 0);
            String quote = way == Letters.QUOTED ? ">> " : "";
            String drawing = "Hello,\n\n" + rows(dark, quote, "\n", value -> value ? way.dark : way.light) + "\nbye\n";

            assertThat(read(found -> BlockPictures.find(drawing, found))).as("%s %d", way, number)
                    .containsExactly(text);
        }
    }

    enum Packed {
        HALVES(1, 2), QUARTERS(2, 2), SIXTHS(2, 3), BRAILLE(2, 4);

        private final int columns;
        private final int rows;

        Packed(int columns, int rows) {
            this.columns = columns;
            this.rows = rows;
        }
    }

    @ParameterizedTest
    @EnumSource
    void codesDrawnWithPartsOfLettersAreRead(Packed way) {
        for (int number = 0; number < 4; number++) {
            String text = text(way.name(), number);
            boolean[][] dark = framed(Drawn.modules(text, ErrorCorrectionLevel.L), number);
            String drawing = "Scan:\r\n" + packed(dark, way.columns, way.rows) + "\r\nbye";

            assertThat(read(found -> BlockPictures.find(drawing, found))).as("%s %d", way, number)
                    .containsExactly(text);
        }
    }

    static String packed(boolean[][] dark, int columns, int rows) {
        var out = new StringBuilder();
        for (int y = 0; y < dark.length; y += rows) {
            for (int x = 0; x < dark[0].length; x += columns) {
                int bits = 0;
                for (int row = 0; row < rows; row++) {
                    for (int column = 0; column < columns; column++) {
                        boolean set = y + row < dark.length && x + column < dark[0].length && dark[y + row][x + column];
                        bits |= set ? 1 << (row * columns + column) : 0;
                    }
                }
                out.appendCodePoint(letter(bits, columns, rows));
            }
            out.append("\r\n");
        }
        return out.toString();
    }

    private static int letter(int bits, int columns, int rows) {
        if (rows == 4) {
            int dots = 0;
            for (int row = 0; row < 4; row++) {
                for (int column = 0; column < 2; column++) {
                    int dot = row == 3 ? 6 + column : row + 3 * column;
                    dots |= ((bits >> (row * 2 + column)) & 1) << dot;
                }
            }
            return 0x2800 + dots;
        }
        if (columns == 1) {
            return new int[]{' ', 0x2580, 0x2584, 0x2588}[bits];
        }
        if (rows == 3) {
            return switch (bits) {
                case 0 -> ' ';
                case 0x15 -> 0x258c;
                case 0x2a -> 0x2590;
                case 0x3f -> 0x2588;
                default -> 0x1fb00 + bits - 1 - (bits > 0x15 ? 1 : 0) - (bits > 0x2a ? 1 : 0);
            };
        }
        return new int[]{' ', 0x2598, 0x259d, 0x2580, 0x2596, 0x258c, 0x259e, 0x259b, 0x2597, 0x259a, 0x2590, 0x259c,
                0x2584, 0x2599, 0x259f, 0x2588}[bits];
    }

    static Set<String> read(Consumer<Consumer<Picture>> finder) {
        Set<String> found = new LinkedHashSet<>();
        finder.accept(picture -> CodeReader.read(picture, new Effort()).forEach(code -> found.add(code.text())));
        return found;
    }

    private static String text(String way, int number) {
        return "http://example.com/" + way.toLowerCase(Locale.ROOT) + "?" + "n".repeat(20 * number);
    }

    static boolean[][] framed(boolean[][] dark, int quiet) {
        boolean[][] out = new boolean[dark.length + 2 * quiet][dark.length + 2 * quiet];
        for (int y = 0; y < dark.length; y++) {
            System.arraycopy(dark[y], 0, out[y + quiet], quiet, dark.length);
        }
        return out;
    }

    private static String table(boolean[][] dark, Function<Boolean, String> cell) {
        return "<table cellpadding=0 cellspacing=0>\n" + rows(dark, "<tr>\n", "</tr>\n", cell) + "</table>";
    }

    static String rows(boolean[][] dark, String before, String after,
            Function<Boolean, String> cell) {
        var out = new StringBuilder();
        for (boolean[] row : dark) {
            out.append(before);
            for (boolean value : row) {
                out.append(cell.apply(value));
            }
            out.append(after);
        }
        return out.toString();
    }

    private static String spans(boolean[][] dark, BiFunction<Integer, Boolean, String> cell) {
        var out = new StringBuilder("<table cellspacing=0>");
        for (boolean[] row : dark) {
            out.append("<tr>");
            int start = 0;
            for (int x = 1; x <= row.length; x++) {
                if (x == row.length || row[x] != row[start]) {
                    out.append(cell.apply(x - start, row[start]));
                    start = x;
                }
            }
            out.append("</tr>\n");
        }
        return out.append("</table>").toString();
    }

    private static String placed(boolean[][] dark) {
        List<String> boxes = new ArrayList<>();
        for (int y = 0; y < dark.length; y++) {
            for (int x = 0; x < dark.length; x++) {
                if (dark[y][x]) {
                    boxes.add("<div style='position:absolute; left:" + (10 + 3 * x) + "px; top:" + (40 + 3 * y)
                            + "px; width:3px; height:3px; background:#000'></div>");
                }
            }
        }
        java.util.Collections.shuffle(boxes, new java.util.Random(1));
        return String.join("\n", boxes);
    }
}
