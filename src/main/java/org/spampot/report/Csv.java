package org.spampot.report;

import java.io.IOException;
import java.util.List;
import org.spampot.model.Printable;

/// Lines of comma-separated values (RFC 4180) that a spreadsheet may open: a text that it would take for a formula
/// gets an apostrophe before it, and control characters are escapes.
public final class Csv {
    private static final int LONGEST = 32_000;

    private Csv() {}

    /// One line. Numbers are written as they are, everything else as text.
    public static void line(Appendable out, List<?> cells) throws IOException {
        for (int index = 0; index < cells.size(); index++) {
            Object cell = cells.get(index);
            out.append(index == 0 ? "" : ",").append(cell instanceof Number ? cell.toString() : text(cell.toString()));
        }
        out.append("\r\n");
    }

    private static String text(String cell) {
        String printable = Printable.line(cell, LONGEST);
        String guarded = startsFormula(cell) ? "'" + printable : printable;
        boolean quote = guarded.contains("\"") || guarded.contains(",") || guarded.startsWith(" ")
                || guarded.endsWith(" ");
        return quote ? "\"" + guarded.replace("\"", "\"\"") + "\"" : guarded;
    }

    /// A spreadsheet skips blanks before it looks, and takes full-width forms of the same signs.
    private static boolean startsFormula(String cell) {
        String text = cell.strip();
        return !cell.isEmpty() && (cell.charAt(0) < ' ' || (!text.isEmpty() && "=+-@|\uff1d\uff0b\uff0d\uff20"
                .indexOf(text.charAt(0)) >= 0));
    }
}
