package org.spampot.analysis.header;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spampot.mime.HeaderField;
import org.spampot.mime.HeaderFields;
import org.spampot.model.AuthResult;
import org.spampot.model.Where;

/// All results in Authentication-Results, ARC-Authentication-Results and Received-SPF fields, as they are written. None of
/// them is believed; which ones the last receiver wrote is told by where they stand.
public final class AuthResults {
    public static final int MOST = 200;
    private static final int LONGEST_READ = 16 * 1024;
    private static final int LONGEST_VALUE = 255;
    private static final int MOST_PROPERTIES = 20;

    private AuthResults() {}

    /// At most [#MOST].
    public static List<AuthResult> find(HeaderFields fields) {
        List<AuthResult> found = new ArrayList<>();
        boolean above = true;
        for (HeaderField field : fields.fields()) {
            above &= !field.is("received");
            if (found.size() < MOST) {
                String name = field.name().toLowerCase(Locale.ROOT);
                var where = new Where("header", name);
                switch (name) {
                    case "authentication-results", "arc-authentication-results",
                            "x-original-authentication-results" ->
                        found.addAll(results(cut(field.value()), above, where));
                    case "received-spf" -> found.add(spf(cut(field.value()), above, where));
                    default -> {
                        // other fields hold no results
                    }
                }
            }
        }
        return found.size() > MOST ? found.subList(0, MOST) : found;
    }

    private static List<AuthResult> results(String value, boolean above, Where where) {
        List<AuthResult> found = new ArrayList<>();
        String by = "";
        boolean first = true;
        for (String section : without(value).split(";", 100)) {
            List<String> words = words(section);
            if (words.isEmpty()) {
                continue;
            }
            String method = words.getFirst();
            int equals = method.indexOf('=');
            if (method.regionMatches(true, 0, "i=", 0, 2)) {
                continue; // the instance of ARC, which comes before the rest
            }
            if (first && equals < 0) {
                by = cut(method, LONGEST_VALUE);
            } else if (equals > 0) {
                found.add(result(by, words, equals, above, where));
            }
            first = false;
        }
        return found;
    }

    private static AuthResult result(String by, List<String> words, int equals, boolean above, Where where) {
        String method = words.getFirst().substring(0, equals).toLowerCase(Locale.ROOT);
        int version = method.indexOf('/');
        List<String> properties = words.subList(1, words.size()).stream().filter(word -> word.indexOf('=') > 0)
                .limit(MOST_PROPERTIES).map(word -> cut(word, LONGEST_VALUE)).toList();
        return new AuthResult(by, cut(version < 0 ? method : method.substring(0, version), 40),
                cut(words.getFirst().substring(equals + 1).toLowerCase(Locale.ROOT), 40), properties, above, where);
    }

    /// `pass (why) client-ip=192.0.2.1; envelope-from="a@example.com";`
    private static AuthResult spf(String value, boolean above, Where where) {
        List<String> words = words(without(value).replace(';', ' '));
        String result = words.isEmpty() ? "" : words.getFirst().toLowerCase(Locale.ROOT);
        String by = "";
        List<String> properties = new ArrayList<>();
        for (String word : words.subList(Math.min(1, words.size()), words.size())) {
            if (word.regionMatches(true, 0, "receiver=", 0, 9)) {
                by = cut(word.substring(9), LONGEST_VALUE);
            } else if (word.indexOf('=') > 0 && properties.size() < MOST_PROPERTIES) {
                properties.add(cut(word, LONGEST_VALUE));
            }
        }
        return new AuthResult(by, "spf", cut(result, 40), properties, above, where);
    }

    /// Words between spaces; white space around `=` (which RFC 8601 allows) and quotes are taken away.
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        boolean join = false;
        for (String word : text.replace("\"", "").split("\\s+", 200)) {
            if (word.isEmpty()) {
                continue;
            }
            if (!words.isEmpty() && (join || word.startsWith("="))) {
                words.set(words.size() - 1, words.getLast() + word);
            } else {
                words.add(word);
            }
            join = word.endsWith("=") && word.length() < 80;
        }
        return words;
    }

    /// Without comments, which may hold anything; a semicolon in quotes separates nothing.
    private static String without(String value) {
        var out = new StringBuilder(value.length());
        int depth = 0;
        boolean quoted = false;
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            if (c == '"' && depth == 0) {
                quoted = !quoted;
            } else if (c == '(' && !quoted) {
                depth++;
            } else if (c == ')' && !quoted && depth > 0) {
                depth--;
                c = ' ';
            }
            if (depth == 0) {
                out.append(c == ';' && quoted ? ',' : c);
            }
        }
        return out.toString();
    }

    private static String cut(String value) {
        return cut(value, LONGEST_READ);
    }

    private static String cut(String value, int most) {
        return value.substring(0, Math.min(most, value.length()));
    }
}
