package org.spampot.analysis.file;

import java.util.function.Consumer;

/// As much of XML as text needs: no parser, no entities but the five, nothing to resolve; linear, for any input.
final class Xml {
    private static final int LONGEST_TAG_NAME = 40;

    private Xml() {}

    /// The characters between tags; paragraphs, rows, cells and breaks end a line.
    static void text(String xml, StringBuilder out) {
        int at = 0;
        while (at < xml.length()) {
            int open = xml.indexOf('<', at);
            int end = open < 0 ? xml.length() : open;
            if (end > at) {
                out.append(unescaped(xml.substring(at, end)));
            }
            int close = open < 0 ? -1 : xml.indexOf('>', open);
            if (close < 0) {
                return;
            }
            breaks(xml, open + 1, close, out);
            at = close + 1;
        }
    }

    private static void breaks(String xml, int from, int to, StringBuilder out) {
        String tag = name(xml, from, to);
        switch (tag) {
            case "/w:p", "/a:p", "/si", "/row", "/text:p", "/text:h", "w:br", "a:br", "br", "/c", "/v", "/f", "/t" ->
                line(out);
            case "w:tab", "text:s", "text:tab" -> out.append(' ');
            default -> {
                // goes on in the same line
            }
        }
    }

    private static void line(StringBuilder out) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
            out.append('\n');
        }
    }

    private static String name(String xml, int from, int to) {
        int end = from;
        while (end < to && end < from + LONGEST_TAG_NAME && " \t\r\n".indexOf(xml.charAt(end)) < 0
                && (xml.charAt(end) != '/' || end == from)) {
            end++;
        }
        return xml.substring(from, end);
    }

    /// Field instructions of Word: `w:instrText`, and the attribute `w:instr`.
    static void instructions(String xml, StringBuilder out) {
        int at = xml.indexOf("<w:instrText");
        while (at >= 0) {
            int open = xml.indexOf('>', at);
            int close = open < 0 ? -1 : xml.indexOf('<', open);
            if (close < 0) {
                break;
            }
            out.append(unescaped(xml.substring(open + 1, close)));
            at = xml.indexOf("<w:instrText", close);
        }
        attributes(xml, "w:instr", value -> out.append(' ').append(unescaped(value)));
    }

    /// The raw values of all attributes of a name.
    static void attributes(String xml, String name, Consumer<String> value) {
        String wanted = name + "=";
        int at = xml.indexOf(wanted);
        while (at >= 0) {
            int start = at + wanted.length();
            char quote = start < xml.length() ? xml.charAt(start) : ' ';
            int end = quote == '"' || quote == '\'' ? xml.indexOf(quote, start + 1) : -1;
            if (end < 0) {
                // no closing quote from here on, so none for any later one of this kind either
                return;
            }
            value.accept(xml.substring(start + 1, end));
            at = xml.indexOf(wanted, end);
        }
    }

    static String unescaped(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        var out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = c == '&' ? text.substring(at, Math.min(text.length(), at + 12)).indexOf(';') : -1;
            if (end < 0) {
                out.append(c);
                at++;
            } else {
                out.append(character(text.substring(at + 1, at + end)));
                at += end + 1;
            }
        }
        return out.toString();
    }

    private static String character(String entity) {
        return switch (entity) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> numeric(entity);
        };
    }

    private static String numeric(String entity) {
        try {
            int code = entity.startsWith("#x")
                    ? Integer.parseInt(entity.substring(2), 16)
                    : entity.startsWith("#") ? Integer.parseInt(entity.substring(1)) : -1;
            return Character.isValidCodePoint(code) ? Character.toString(code) : "";
        } catch (NumberFormatException none) {
            return "";
        }
    }
}
