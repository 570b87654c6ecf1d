package org.spampot.app.demo;

import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Fills in the `{...}` of a demo script: draws one of several, digits, names drawn earlier, dates, encoded words.
/// What is between braces and means nothing (a style sheet, say) stays as it is.
///
/// Thread-safety: not safe; one for each session.
final class Template {
    private final Map<String, String> names = new HashMap<>();
    private final RandomGenerator random;

    /// @param now what `{date}` stands for
    /// @param server what `{server}` stands for
    Template(RandomGenerator random, Instant now, String server) {
        this.random = random;
        names.put("date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
        names.put("server", server);
    }

    /// Draws one of `choices`, which ` | ` separates, for `name`.
    void let(String name, String choices) {
        names.put(name, fill(draw(List.of(choices.split(" \\| ")))));
    }

    String fill(String text) {
        var filled = new StringBuilder(text.length() + 32);
        int at = 0;
        while (at < text.length()) {
            int end = text.charAt(at) == '{' ? matchingBrace(text, at) : -1;
            if (end < 0) {
                filled.append(text.charAt(at++));
            } else {
                filled.append(value(text.substring(at + 1, end)));
                at = end + 1;
            }
        }
        return filled.toString();
    }

    private String value(String inside) {
        if (inside.matches("#[0-9]{1,2}")) {
            return characters("0123456789", Integer.parseInt(inside.substring(1)));
        }
        if (inside.matches("%[0-9]{1,2}")) {
            return characters("0123456789abcdef", Integer.parseInt(inside.substring(1)));
        }
        if (inside.startsWith("=")) {
            int colon = inside.indexOf(':');
            return encodedWord(inside.substring(1, colon), fill(inside.substring(colon + 1)));
        }
        String known = names.get(inside);
        if (known != null) {
            return known;
        }
        var choices = choices(inside);
        return choices.size() > 1 ? fill(draw(choices)) : "{" + fill(inside) + "}";
    }

    private String characters(String alphabet, int count) {
        var drawn = new StringBuilder(count);
        for (int index = 0; index < count; index++) {
            drawn.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return drawn.toString();
    }

    private String draw(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// RFC 2047, encoding B.
    private static String encodedWord(String charset, String text) {
        return "=?" + charset + "?B?" + Base64.getEncoder().encodeToString(text.getBytes(Charset.forName(charset)))
                + "?=";
    }

    private static int matchingBrace(String text, int open) {
        int depth = 0;
        for (int at = open; at < text.length(); at++) {
            depth += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        return -1;
    }

    /// Splits at each `|` that is not inside further braces.
    private static List<String> choices(String inside) {
        var choices = new ArrayList<String>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < inside.length(); at++) {
            char c = inside.charAt(at);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == '|' && depth == 0) {
                choices.add(inside.substring(from, at));
                from = at + 1;
            }
        }
        choices.add(inside.substring(from));
        return choices;
    }
}
