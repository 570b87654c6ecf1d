package org.spampot.analysis.file;

import java.util.Locale;
import org.spampot.mime.Charsets;

/// HTML and SVG files: the page is read for links as an HTML part is; here, what a page does that a letter need not.
final class Page {
    private Page() {}

    static void read(OpenFile file) {
        String html = Charsets.decode(file.bytes, "").text();
        flags(html, file);
        file.page(html);
    }

    static void flags(String html, OpenFile file) {
        String lower = html.toLowerCase(Locale.ROOT);
        flag(lower, "<script", "script", file);
        flag(lower, "<form", "form", file);
        flag(lower, "type=\"password\"", "password-field", file);
        flag(lower, "type='password'", "password-field", file);
        flag(lower, "type=password", "password-field", file);
        flag(lower, "<iframe", "iframe", file);
        // a file that is built by the page and saved: HTML smuggling
        flag(lower, "createobjecturl", "builds-file", file);
        flag(lower, "mssaveoropenblob", "builds-file", file);
        if (lower.contains("atob(") || lower.contains("unescape(") || lower.contains("fromcharcode")) {
            file.flag("obfuscated-script");
        }
        BuiltFiles.find(html, lower, file);
    }

    private static void flag(String text, String wanted, String flag, OpenFile file) {
        if (text.contains(wanted)) {
            file.flag(flag);
        }
    }
}
