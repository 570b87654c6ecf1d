package org.spampot.analysis;

import java.util.ArrayList;
import java.util.List;
import org.spampot.mime.EncodedWords;
import org.spampot.model.Mailbox;

/// A list of addresses as mail programs read it (RFC 5322 section 3.4 and what is sent instead): names without quotes,
/// commas in names, encoded words anywhere, addresses without brackets, groups, old comments. One pass.
final class AddressList {
    private static final int MOST = 1_000;

    private final String text;
    private final List<Mailbox> found = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();
    private String bracketed = "";
    private boolean hasBracket;
    private int at;
    private boolean openQuote;
    private boolean openComment;

    private AddressList(String text) {
        this.text = text;
    }

    /// @param value unfolded, encoded words not decoded: a comma inside one separates nothing
    static List<Mailbox> parse(String value) {
        var list = new AddressList(value);
        list.run();
        return List.copyOf(list.found);
    }

    private void run() {
        while (at < text.length() && found.size() < MOST) {
            char c = text.charAt(at);
            switch (c) {
                case '"' -> quoted();
                case '(' -> comment();
                case '<' -> angle();
                case ',', ';' -> {
                    at++;
                    // `Doe, John <j@example.com>`: what has no address yet is the beginning of the next name
                    if (c == ';' || hasBracket || words.indexOf("@") >= 0 || !nextHasBracket()) {
                        end();
                    } else {
                        words.append(", ");
                    }
                }
                case ':' -> group();
                case '=' -> encodedWord();
                default -> {
                    words.append(c);
                    at++;
                }
            }
        }
        end();
    }

    /// A backslash escapes. A quote without end quotes nothing: that is asked once, to stay linear.
    private void quoted() {
        int end = ++at;
        var content = new StringBuilder();
        while (!openQuote && end < text.length() && text.charAt(end) != '"') {
            if (text.charAt(end) == '\\' && end + 1 < text.length()) {
                end++;
            }
            content.append(text.charAt(end++));
        }
        if (openQuote || end == text.length()) {
            openQuote = true;
            return;
        }
        at = end + 1;
        // a quoted local part keeps its quotes: "john doe"@example.com
        boolean local = at < text.length() && text.charAt(at) == '@';
        words.append(local ? "\"" + content + "\"" : content);
    }

    private void comment() {
        int start = ++at;
        int depth = openComment ? 0 : 1;
        int end = at;
        while (depth > 0 && end < text.length()) {
            char c = text.charAt(end++);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        if (depth > 0 || openComment) {
            // a comment without end hides no address; that is asked once, to stay linear
            openComment = true;
        } else {
            at = end;
            comment.append(comment.isEmpty() ? "" : " ").append(text, start, end - 1);
        }
    }

    private void angle() {
        int close = text.indexOf('>', at);
        int end = close < 0 ? text.length() : close;
        String inside = text.substring(at + 1, end).strip();
        if (!hasBracket || bracketed.isEmpty()) {
            bracketed = inside;
        }
        hasBracket = true;
        at = end + 1;
    }

    /// `Friends: a@example.com, b@example.com;` what is before the colon names the group.
    private void group() {
        at++;
        if (words.indexOf("@") >= 0 || words.toString().strip().equalsIgnoreCase("mailto")) {
            words.append(words.indexOf("@") >= 0 ? ":" : "");
        }
        if (words.indexOf("@") < 0) {
            words.setLength(0);
        }
    }

    private void encodedWord() {
        int charset = text.startsWith("=?", at) ? text.indexOf('?', at + 2) : -1;
        boolean coded = charset > 0 && charset - at < 80 && charset + 2 < text.length()
                && text.charAt(charset + 2) == '?';
        int end = coded ? text.indexOf("?=", charset + 3) : -1;
        int stop = end < 0 ? at + 1 : end + 2;
        words.append(text, at, stop);
        at = stop;
    }

    private boolean nextHasBracket() {
        int bracket = text.indexOf('<', at);
        if (bracket < 0 || bracket - at > 200) {
            return false;
        }
        int comma = text.indexOf(',', at);
        int sign = text.indexOf('@', at);
        return (comma < 0 || comma > bracket) && (sign < 0 || sign > bracket) && !words.toString().isBlank();
    }

    private void end() {
        String name = words.toString().strip();
        String address = bracketed;
        if (!hasBracket) {
            address = name.indexOf('@') >= 0 ? name : "";
            name = address.isEmpty() ? name : "";
            int space = address.lastIndexOf(' ', Math.max(0, address.indexOf('@')));
            if (space > 0 && !address.startsWith("\"")) {
                name = address.substring(0, space).strip();
                address = address.substring(space + 1).strip();
            }
        }
        if (name.isEmpty()) {
            name = comment.toString().strip();
        }
        if (!name.isEmpty() || !address.isEmpty()) {
            found.add(new Mailbox(unquoted(Headers.folded(EncodedWords.decode(name))), plain(address)));
        }
        words.setLength(0);
        comment.setLength(0);
        bracketed = "";
        hasBracket = false;
    }

    private static String unquoted(String name) {
        String text = name.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /// Without a source route (`@a,@b:`) and `mailto:`, which are not part of the address.
    private static String plain(String address) {
        String text = EncodedWords.decode(address).strip();
        if (text.regionMatches(true, 0, "mailto:", 0, 7)) {
            text = text.substring(7);
        }
        int colon = text.startsWith("@") ? text.indexOf(':') : -1;
        return colon < 0 ? text : text.substring(colon + 1).strip();
    }
}
