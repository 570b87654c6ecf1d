package org.spampot.mime;

import java.util.Locale;
import java.util.Map;

/// A Content-Type, read leniently.
///
/// @param name `type/subtype` in lower case
/// @param parameters decoded values by name in lower case
public record ContentType(String name, Map<String, String> parameters) {
    /// What is meant when nothing is declared (RFC 2045 section 5.2).
    public static final ContentType TEXT = new ContentType("text/plain", Map.of());
    /// What is meant inside a `multipart/digest` (RFC 2046 section 5.1.5).
    static final ContentType MESSAGE = new ContentType("message/rfc822", Map.of());
    private static final int LONGEST_NAME = 255;

    public ContentType {
        parameters = Map.copyOf(parameters);
    }

    /// True for all types below `top`: `is("text")`.
    public boolean is(String top) {
        return name.length() > top.length() && name.startsWith(top) && name.charAt(top.length()) == '/';
    }

    /// Declared charset in lower case; empty when none.
    public String charset() {
        String charset = parameters.getOrDefault("charset", "");
        int comment = charset.indexOf('(');
        return (comment > 0 ? charset.substring(0, comment) : charset).strip().toLowerCase(Locale.ROOT);
    }

    /// Empty when none. Trailing white space is not part of it (RFC 2046 section 5.1.1).
    String boundary() {
        return parameters.getOrDefault("boundary", "").stripTrailing();
    }

    /// @param value the unfolded field; blank means `otherwise`
    static ContentType parse(String value, ContentType otherwise, Notes notes, String where) {
        if (value.isBlank()) {
            return otherwise;
        }
        int semicolon = value.indexOf(';');
        int end = semicolon < 0 ? value.length() : semicolon;
        String name = clean(value.substring(0, end));
        var parameters = Parameters.parse(value, end, notes, where);
        int slash = name.indexOf('/');
        if (slash <= 0 || slash == name.length() - 1 || name.length() > LONGEST_NAME) {
            notes.add(MimeDefect.BAD_CONTENT_TYPE, where, value);
            return new ContentType("text/plain", parameters);
        }
        return new ContentType(name, parameters);
    }

    /// Lower case, without comments and anything after white space: `Text / HTML (really) x` is `text/html`.
    private static String clean(String text) {
        int comment = text.indexOf('(');
        String name = (comment < 0 ? text : text.substring(0, comment)).strip().toLowerCase(Locale.ROOT);
        var kept = new StringBuilder();
        boolean slash = false;
        for (int at = 0; at < name.length(); at++) {
            char c = name.charAt(at);
            if (c > ' ' && c != '"' && c != ',') {
                kept.append(c);
                slash |= c == '/';
            } else if (slash && c != '"' && kept.charAt(kept.length() - 1) != '/') {
                break;
            }
        }
        return kept.toString();
    }
}
