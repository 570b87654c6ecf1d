package org.spampot.console.page;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.Locale;
import org.spampot.model.Printable;

/// Hostile text in a page: escaped, cut, and with everything that hides made visible. Control and format characters
/// (bidirectional overrides, zero widths), and marks stacked too high, become small labels that name them.
///
/// It writes its own markup, so this class is what escaping in pages depends on, besides the template engine.
public final class Visible implements Content {
    private static final int MOST_MARKS = 4;

    private final String text;
    private final int most;
    private final boolean block;

    private Visible(String text, int most, boolean block) {
        this.text = text;
        this.most = most;
        this.block = block;
    }

    /// Text on one line, at most `most` characters of it, in a direction of its own.
    public static Visible line(String text, int most) {
        return new Visible(text, most, false);
    }

    /// Text with its lines and tabs, for a preformatted block.
    public static Visible block(String text, int most) {
        return new Visible(text, most, true);
    }

    @Override
    public void writeTo(TemplateOutput output) {
        output.writeContent(html());
    }

    /// The markup.
    public String html() {
        var html = new StringBuilder(Math.min(text.length(), most) + 16);
        html.append(block ? "" : "<bdi>");
        int count = 0;
        int marks = 0;
        int at = 0;
        while (at < text.length() && count < most) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            count++;
            marks = isMark(character) ? marks + 1 : 0;
            append(html, character, marks);
        }
        if (at < text.length()) {
            html.append("<span class=\"ctl\" title=\"").append(text.length() - at)
                    .append(" more characters\">&hellip;</span>");
        }
        return html.append(block ? "" : "</bdi>").toString();
    }

    private void append(StringBuilder html, int character, int marks) {
        boolean shown = Printable.isShown(character) || (block && (character == '\n' || character == '\t'));
        if (block && character == '\r') {
            return;
        }
        if (!shown || marks > MOST_MARKS) {
            label(html, character);
            return;
        }
        switch (character) {
            case '<' -> html.append("&lt;");
            case '>' -> html.append("&gt;");
            case '&' -> html.append("&amp;");
            case '"' -> html.append("&#34;");
            case '\'' -> html.append("&#39;");
            default -> html.appendCodePoint(character);
        }
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static void label(StringBuilder html, int character) {
        String name = Character.getName(character);
        html.append("<span class=\"ctl\" title=\"").append(String.format("U+%04X ", character))
                .append(name == null ? "unassigned" : name.toLowerCase(Locale.ROOT)).append("\">")
                .append(shortName(character)).append("</span>");
    }

    private static String shortName(int character) {
        return switch (character) {
            case '\r' -> "\\r";
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case 0 -> "\\0";
            default -> character < 0x100 ? String.format("\\x%02x", character) : String.format("U+%04X", character);
        };
    }
}
