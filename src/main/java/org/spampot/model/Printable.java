package org.spampot.model;

/// Makes text that an attacker wrote harmless for a log line, a terminal or an error message: what controls a terminal
/// or hides becomes an escape that can be seen, and what is too long is cut. HTML has its own escaping on top.
///
/// What is escaped: control characters (with ESC and the 8-bit controls), format characters (bidirectional overrides,
/// zero widths), line and paragraph separators, surrogates without their half, private and unassigned characters,
/// letters that show nothing, and marks stacked higher than any language does. Written like Java writes them: `\n`,
/// `\u001b`; a backslash stays as it is, since this is to be looked at, not to be read back.
public final class Printable {
    private static final int MOST_MARKS = 4;

    private Printable() {}

    /// `text` on one line, at most `most` code points of it; `...` shows a cut.
    public static String line(String text, int most) {
        var line = new StringBuilder(Math.min(text.length(), most) + 8);
        int count = 0;
        int marks = 0;
        for (int at = 0; at < text.length(); count++) {
            if (count == most) {
                return line.append("...").toString();
            }
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            marks = isMark(character) ? marks + 1 : 0;
            if (marks <= MOST_MARKS && isShown(character)) {
                line.appendCodePoint(character);
            } else {
                escape(line, character);
            }
        }
        return line.toString();
    }

    /// Whether a terminal shows this character as itself, and nothing but itself.
    public static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
                    Character.UNASSIGNED, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> !isBlankLetter(character);
        };
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /// Hangul fillers, the combining grapheme joiner and variation selectors beyond the first sixteen, Braille blank.
    private static boolean isBlankLetter(int character) {
        return character == 0x115f || character == 0x1160 || character == 0x3164 || character == 0xffa0
                || character == 0x034f || character == 0x2800 || (character >= 0xe0100 && character <= 0xe01ef);
    }

    private static void escape(StringBuilder line, int character) {
        switch (character) {
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            case 0 -> line.append("\\0");
            default -> {
                if (character > 0xffff) {
                    line.append("\\u{").append(Integer.toHexString(character)).append('}');
                } else {
                    line.append("\\u").append(String.format("%04x", character));
                }
            }
        }
    }
}
