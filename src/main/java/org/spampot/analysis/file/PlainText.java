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
                    file.text(text);
                }
            }
        }
    }

    /// `.url` and `.website`: `URL=` and where its picture comes from.
    private static void shortcut(String text, OpenFile file) {
        for (String line : text.split("\\R", 200)) {
            int equals = line.indexOf('=');
            String key = equals < 0 ? "" : line.substring(0, equals).strip().toLowerCase(Locale.ROOT);
            if (key.equals("url") || key.equals("baseurl") || key.equals("iconfile")
                    || key.equals("workingdirectory")) {
                file.url("url:" + key, line.substring(equals + 1).strip());
            }
        }
        file.text(text);
    }

    /// RFC 5545 section 3.1, RFC 6350 section 3.2: a line goes on where the next begins with a space.
    private static void unfolded(String text, OpenFile file) {
        file.text(text.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "").replace("\\n", "\n")
                .replace("\\,", ",").replace("\\;", ";"));
    }
}
