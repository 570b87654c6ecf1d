package org.spampot.mime;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A Content-Type, read leniently.
///
/// @param name `type/subtype` in lower case
/// @param parameters decoded values by name in lower case
/// @param otherValues what else a reader could take for the value of a parameter: duplicates, odd quotes
public record ContentType(String name, Map<String, String> parameters, Map<String, List<String>> otherValues) {
    /// What is meant when nothing is declared (RFC 2045 section 5.2).
    public static final ContentType TEXT = new ContentType("text/plain", Map.of());
    /// What is meant inside a `multipart/digest` (RFC 2046 section 5.1.5).
    static final ContentType MESSAGE = new ContentType("message/rfc822", Map.of());
    private static final int LONGEST_NAME = 255;

    public ContentType {
        parameters = Map.copyOf(parameters);
        otherValues = Map.copyOf(otherValues);
    }

    ContentType(String name, Map<String, String> parameters) {
        this(name, parameters, Map.of());
    }

    /// The same with another value of a parameter, and no doubts left.
    ContentType with(String parameter, String value) {
        Map<String, String> others = new HashMap<>(parameters);
        others.put(parameter, value);
        return new ContentType(name, others);
    }

    /// The same, no doubts left.
    ContentType settled() {
        return new ContentType(name, parameters);
    }

    /// The same parameters with another type.
    ContentType as(String otherName) {
        return new ContentType(otherName, parameters);
    }

    /// The value of a parameter, then its other values.
    List<String> all(String parameter) {
        return new Parameters.Values(parameters, otherValues).all(parameter);
    }

    /// True for all types below `top`: `is("text")`.
    public boolean is(String top) {
        return name.length() > top.length() && name.startsWith(top) && name.charAt(top.length()) == '/';
    }

    /// Declared charset in lower case; empty when none.
    public String charset() {
        String charset = parameters.getOrDefault("charset", "");
        int comment = charset.indexOf('(');
        String name = (comment > 0 ? charset.substring(0, comment) : charset).strip().toLowerCase(Locale.ROOT);
        boolean quoted = name.length() > 2 && name.startsWith("'") && name.endsWith("'");
        return quoted ? name.substring(1, name.length() - 1) : name;
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
            return new ContentType("text/plain", parameters.values(), parameters.others());
        }
        return new ContentType(name, parameters.values(), parameters.others());
    }

    /// Lower case, without comments and anything after white space: `Text(x) / HTML (really) x` is `text/html`.
    private static String clean(String text) {
        String name = withoutComments(text).strip().toLowerCase(Locale.ROOT);
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

    /// RFC 5322 section 3.2.2: comments nest; one that is not closed goes to the end.
    private static String withoutComments(String text) {
        if (text.indexOf('(') < 0) {
            return text;
        }
        var kept = new StringBuilder();
        int depth = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '(') {
                depth++;
            } else if (c == ')' && depth > 0) {
                depth--;
            } else if (depth == 0) {
                kept.append(c);
            }
        }
        return kept.toString();
    }
}
