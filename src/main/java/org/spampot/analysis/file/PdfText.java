package org.spampot.analysis.file;

import java.util.HashMap;
import java.util.Map;

/// The text that a content stream shows (ISO 32000-1 section 9.4), in the order of the stream: strings through their
/// fonts, a new line where the place of writing moves up or down, a blank where it jumps.
final class PdfText extends PdfOperators {
    private static final int LONGEST = 1024 * 1024;
    /// In thousandths of the font's size: a word gap is at least so wide.
    private static final double GAP = -180;

    private final Map<String, PdfFont> fonts;
    private final StringBuilder out;
    private PdfFont font = PdfFont.PLAIN;
    private double previousY = Double.NaN;

    private PdfText(String source, Map<String, PdfFont> fonts, StringBuilder out) {
        super(source);
        this.fonts = fonts;
        this.out = out;
    }

    /// Appends the text of a content stream.
    static void read(String source, Map<String, PdfFont> fonts, StringBuilder out) {
        if (source.contains("Tj") || source.contains("TJ") || source.contains("'")) {
            new PdfText(source, fonts, out).run();
        }
    }

    @Override
    boolean isEnough() {
        return out.length() >= LONGEST;
    }

    @Override
    void operator(String word) {
        switch (word) {
            case "Tf" -> {
                if (lastName >= 0) {
                    font = fonts.getOrDefault(source.substring(lastName + 1, lastNameEnd), PdfFont.PLAIN);
                }
            }
            case "Tj" -> show();
            case "'", "\"" -> {
                line();
                show();
            }
            case "TJ" -> array();
            case "Td", "TD" -> moved(count >= 2 ? numbers[1] : 0, count >= 1 ? numbers[0] : 0);
            case "T*", "ET" -> line();
            case "Tm" -> {
                double y = count >= 6 ? numbers[5] : 0;
                moved(Double.isNaN(previousY) ? 1 : y - previousY, 1);
                previousY = y;
            }
            default -> {
                // nothing that writes
            }
        }
    }

    private void moved(double y, double x) {
        if (y != 0) {
            line();
        } else if (x > 0 && !out.isEmpty() && out.charAt(out.length() - 1) > ' ' && out.charAt(out.length() - 1) != '/'
                && out.charAt(out.length() - 1) != '.' && out.charAt(out.length() - 1) != ':') {
            out.append(' ');
        }
    }

    private void line() {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
            out.append('\n');
        }
    }

    private void show() {
        if (lastString >= 0) {
            String codes = PdfSyntax.string(source.substring(lastString, lastStringEnd));
            out.append(codes == null ? "" : font.text(codes));
        }
    }

    /// Strings, and between them how far to move back: a large move forward is a blank.
    private void array() {
        if (lastString < 0 || source.charAt(lastString) != '[') {
            return;
        }
        int index = lastString + 1;
        while (index < lastStringEnd) {
            char c = source.charAt(index);
            if (c == '(' || c == '<') {
                int end = Math.min(lastStringEnd, PdfSyntax.end(source, index));
                String codes = PdfSyntax.string(source.substring(index, end));
                out.append(codes == null ? "" : font.text(codes));
                index = Math.max(end, index + 1);
            } else if (c == '-' || (c >= '0' && c <= '9')) {
                int end = index + 1;
                while (end < lastStringEnd && PdfSyntax.regular(source.charAt(end))) {
                    end++;
                }
                if (number(source.substring(index, end)) < GAP && !out.isEmpty()
                        && out.charAt(out.length() - 1) != ' ') {
                    out.append(' ');
                }
                index = end;
            } else {
                index++;
            }
        }
    }

    /// The fonts that a resource dictionary names.
    static Map<String, PdfFont> fonts(PdfFile pdf, String resources, Map<Integer, PdfFont> known) {
        Map<String, PdfFont> fonts = new HashMap<>();
        String source = pdf.resolved(PdfSyntax.value(resources, "/Font"));
        int at = source.indexOf('/');
        for (int number = 0; at >= 0 && number < 500; number++) {
            int end = at + 1;
            while (end < source.length() && PdfSyntax.regular(source.charAt(end))) {
                end++;
            }
            String name = source.substring(at + 1, end);
            int value = end;
            while (value < source.length() && PdfSyntax.blank(source.charAt(value))) {
                value++;
            }
            int valueEnd = Math.min(PdfSyntax.end(source, value), source.length());
            PdfObject font = pdf.object(PdfSyntax.reference(source.substring(value, valueEnd)));
            if (font != null) {
                fonts.put(name, known.computeIfAbsent(font.number(), _ -> PdfFont.of(pdf, font)));
            }
            at = source.indexOf('/', Math.max(end, valueEnd));
        }
        return fonts;
    }
}
