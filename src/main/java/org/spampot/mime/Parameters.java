package org.spampot.mime;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The parameters of a Content-Type or Content-Disposition field (RFC 2045 section 5.1, RFC 2231), read leniently:
/// quotes may be missing or unclosed, spaces may be anywhere, encoded words are kept for the reader of the value.
final class Parameters {
    private static final int MOST = 200;
    private static final int LAST_PIECE = 999;

    private final String text;
    private final Notes notes;
    private final String where;
    private final Map<String, String> plain = new LinkedHashMap<>();
    private final Map<String, TreeMap<Integer, ExtendedValue.Piece>> extended = new HashMap<>();
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
    /// @return decoded values by name in lower case
    static Map<String, String> parse(String text, int from, Notes notes, String where) {
        if (from >= text.length()) {
            return Map.of();
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
            put(name, value());
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
        return comment > 0 ? value.substring(0, comment).strip() : value;
    }

    private String quoted() {
        at++;
        var value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            // a backslash before anything but a quote or a backslash is a Windows path, not an escape
            if (text.charAt(at) == '\\' && at + 1 < text.length()
                    && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\')) {
                at++;
            }
            value.append(text.charAt(at++));
        }
        while (at < text.length() && text.charAt(at) != ';') {
            at++;
        }
        return value.toString();
    }

    private void put(String name, String value) {
        int star = name.indexOf('*');
        if (star < 0) {
            @Nullable
            String before = plain.putIfAbsent(name, value);
            if (before != null && !before.equals(value)) {
                notes.add(MimeDefect.DUPLICATE_PARAMETER, where, name);
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
        }
    }

    private static int number(String digits) {
        if (digits.length() > 3 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        return Math.min(LAST_PIECE, Integer.parseInt(digits));
    }

    /// RFC 2231 forms win over plain ones of the same name, which older programs put beside them.
    private Map<String, String> joined() {
        extended.forEach((name, pieces) -> {
            if (pieces.firstKey() != 0 || pieces.lastKey() != pieces.size() - 1) {
                notes.add(MimeDefect.BAD_PARAMETER, where, name + ": a piece is missing");
            }
            plain.put(name, ExtendedValue.join(pieces.values()));
        });
        return Map.copyOf(plain);
    }
}
