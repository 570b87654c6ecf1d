package org.spampot.mime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The parameters of a Content-Type or Content-Disposition field (RFC 2045 section 5.1, RFC 2231), read leniently:
/// quotes may be missing or unclosed, spaces may be anywhere, encoded words are kept for the reader of the value. Where
/// readers differ in the value of a parameter, the other values are kept too.
final class Parameters {
    /// Values by name in lower case, and what else a reader could make of the same parameter.
    record Values(Map<String, String> values, Map<String, List<String>> others) {
        static final Values NONE = new Values(Map.of(), Map.of());

        /// The value of a parameter and its other values; empty when it is not there.
        List<String> all(String name) {
            List<String> all = new ArrayList<>();
            String value = values.getOrDefault(name, "");
            if (!value.isEmpty()) {
                all.add(value);
            }
            all.addAll(others.getOrDefault(name, List.of()));
            return all;
        }
    }

    private static final int MOST = 200;
    private static final int MOST_OTHERS = 4;
    private static final int LAST_PIECE = 999;

    private final String text;
    private final Notes notes;
    private final String where;
    private final Map<String, String> plain = new LinkedHashMap<>();
    private final Map<String, TreeMap<Integer, ExtendedValue.Piece>> extended = new HashMap<>();
    private final Map<String, List<String>> others = new HashMap<>();
    /// What other readers make of the value that was read last; null when nothing else.
    private @Nullable String other;
    private int at;

    private Parameters(String text, int at, Notes notes, String where) {
        this.text = text;
        this.at = at;
        this.notes = notes;
        this.where = where;
    }

    /// The parameters in `text`.
    ///
    /// @param from where the first `;` may be
    static Values parse(String text, int from, Notes notes, String where) {
        if (from >= text.length()) {
            return Values.NONE;
        }
        var parameters = new Parameters(text, from, notes, where);
        for (int count = 0; parameters.next(); count++) {
            if (count == MOST) {
                notes.add(MimeDefect.TOO_MANY, where, "parameters");
                notes.truncated("header: only " + MOST + " parameters of a field of part " + where + " were read");
                break;
            }
        }
        return parameters.joined();
    }

    private boolean next() {
        while (at < text.length() && (text.charAt(at) == ';' || text.charAt(at) <= ' ')) {
            at++;
        }
        if (at >= text.length()) {
            return false;
        }
        int start = at;
        while (at < text.length() && text.charAt(at) != '=' && text.charAt(at) != ';') {
            at++;
        }
        String name = text.substring(start, at).strip().toLowerCase(Locale.ROOT);
        if (at < text.length() && text.charAt(at) == '=') {
            at++;
            other = null;
            String value = value();
            put(name, value);
            // a file name without quotes has spaces in many an honest mail
            if (other != null && (name.equals("boundary") || !value.startsWith(other + " "))) {
                notes.add(MimeDefect.AMBIGUOUS_PARAMETER, where, name);
                other(name, other);
            }
        }
        return true;
    }

    private String value() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int start = at;
        while (at < text.length() && text.charAt(at) != ';') {
            at++;
        }
        String value = text.substring(start, at).strip();
        int comment = value.endsWith(")") ? value.indexOf(" (") : -1;
        if (comment > 0) {
            return value.substring(0, comment).strip();
        }
        int space = value.indexOf(' ');
        if (space > 0) {
            other = value.substring(0, space); // as RFC 2045 has it: a token ends there
        }
        return value;
    }

    private String quoted() {
        int start = ++at;
        var value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            // a backslash before anything but a quote or a backslash is a Windows path, not an escape
            if (text.charAt(at) == '\\' && at + 1 < text.length()
                    && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\')) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        boolean closed = at < text.length();
        int close = at;
        while (at < text.length() && text.charAt(at) != ';') {
            at++;
        }
        if (!closed) {
            int semicolon = text.indexOf(';', start);
            other = semicolon < 0 ? null : text.substring(start, semicolon).strip();
        } else if (!text.substring(close + 1, at).isBlank() && text.charAt(close + 1) > ' ') {
            other = text.substring(start, at).replace("\"", "").strip();
        }
        return value.toString();
    }

    private void other(String name, String value) {
        int star = name.indexOf('*');
        List<String> values = others.computeIfAbsent(star < 0 ? name : name.substring(0, star),
                _ -> new ArrayList<>());
        if (values.size() < MOST_OTHERS && !values.contains(value) && !value.isEmpty()) {
            values.add(value);
        }
    }

    private void put(String name, String value) {
        int star = name.indexOf('*');
        if (star < 0) {
            @Nullable
            String before = plain.putIfAbsent(name, value);
            if (before != null && !before.equals(value)) {
                notes.add(MimeDefect.DUPLICATE_PARAMETER, where, name);
                other(name, value);
            }
            return;
        }
        boolean encoded = name.endsWith("*");
        String digits = name.substring(star + 1, Math.max(star + 1, name.length() - (encoded ? 1 : 0)));
        int number = digits.isEmpty() ? 0 : number(digits);
        if (number < 0) {
            notes.add(MimeDefect.BAD_PARAMETER, where, name);
            return;
        }
        var pieces = extended.computeIfAbsent(name.substring(0, star), _ -> new TreeMap<>());
        if (pieces.putIfAbsent(number, new ExtendedValue.Piece(value, encoded)) != null) {
            notes.add(MimeDefect.DUPLICATE_PARAMETER, where, name);
            other(name, ExtendedValue.join(List.of(new ExtendedValue.Piece(value, encoded))));
        }
    }

    private static int number(String digits) {
        if (digits.length() > 3 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return Math.min(LAST_PIECE, Integer.parseInt(digits));
    }

    /// RFC 2231 forms win over plain ones of the same name, which older programs put beside them.
    private Values joined() {
        extended.forEach((name, pieces) -> {
            if (pieces.firstKey() != 0 || pieces.lastKey() != pieces.size() - 1) {
                notes.add(MimeDefect.BAD_PARAMETER, where, name + ": a piece is missing");
            }
            String value = ExtendedValue.join(pieces.values());
            @Nullable
            String before = plain.put(name, value);
            if (before != null && !before.equals(value)) {
                notes.add(MimeDefect.AMBIGUOUS_PARAMETER, where, name);
                other(name, before);
            }
        });
        return new Values(Map.copyOf(plain), others);
    }
}
