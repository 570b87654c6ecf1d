package org.spampot.analysis.file;

import java.util.Locale;
import org.spampot.mime.Charsets;
import org.spampot.model.Bytes;

/// Text of any kind: plain, scripts, calendars, cards, shortcuts to URLs.
final class PlainText {
    private PlainText() {}

    static void read(OpenFile file) {
        // what is over the budget is not decoded either: a text of UTF-16 has two bytes a character
        Bytes start = file.bytes.slice(0, Math.min(file.bytes.size(), 2 * Budget.TEXT + 64));
        String text = Charsets.decode(start, "").text();
        switch (file.type().kind()) {
            case URL -> shortcut(text, file);
            case ICS, VCARD -> unfolded(text, file);
            default -> {
                if (Names.hasHtmlName(file.name) && text.indexOf('<') >= 0) {
                    Page.flags(text, file);
                    file.page(text);
                } else {
                    if (Names.isTable(file.name) && startsProgram(text)) {
                        file.flag("dde");
                    }
                    file.text(text);
                }
            }
        }
    }

    /// Property lists in binary, as shortcuts of Apple are.
    static void strings(OpenFile file) {
        file.text(Strings.of(file.bytes.toArray()));
    }

    /// Calls of programs in a table that a spreadsheet opens: `=cmd|' /c calc'!A1`, `=DDE("cmd";...)`.
    private static boolean startsProgram(String text) {
        for (int at = text.indexOf('|'); at >= 0; at = text.indexOf('|', at + 1)) {
            String before = text.substring(Math.max(0, at - 24), at);
            int formula = Math.max(Math.max(before.lastIndexOf('='), before.lastIndexOf('@')),
                    Math.max(before.lastIndexOf('+'), before.lastIndexOf('-')));
            if (formula >= 0 && text.startsWith("'", at + 1)
                    && before.substring(formula + 1).strip().chars().allMatch(Character::isLetterOrDigit)) {
                return true;
            }
        }
        return text.contains("=DDE(") || text.contains("=dde(");
    }

    /// `.url` and `.website`: `URL=` and where its picture comes from; `.desktop` and `.webloc`, their kin.
    private static void shortcut(String text, OpenFile file) {
        int key = text.indexOf("<key>URL</key>");
        int open = key < 0 ? -1 : text.indexOf("<string>", key);
        int close = open < 0 ? -1 : text.indexOf("</string>", open);
        if (close > 0) {
            file.url("url:url", Xml.unescaped(text.substring(open + 8, close)).strip());
        }
        lines(text, file);
        file.text(text);
    }

    private static void lines(String text, OpenFile file) {
        for (String line : text.split("\\R", 200)) {
            int equals = line.indexOf('=');
            String word = equals < 0 ? "" : line.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            if (word.equals("url") || word.equals("baseurl") || word.equals("iconfile")
                    || word.equals("workingdirectory")) {
                file.url("url:" + word, line.substring(equals + 1).strip());
            } else if (word.equals("exec")) {
                file.flag("arguments");
            }
        }
    }

    /// RFC 5545 section 3.1, RFC 6350 section 3.2: a line goes on where the next begins with a space.
    private static void unfolded(String text, OpenFile file) {
        file.text(text.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "").replace("\\n", "\n")
                .replace("\\,", ",").replace("\\;", ";"));
    }
}
