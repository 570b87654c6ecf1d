package org.spampot.analysis.link;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Mail addresses inside URLs: whom a `mailto:` writes to, and whom a link of a phishing mail knows
/// (`?email=joe%40example.com`, `#am9lQGV4YW1wbGUuY29t`).
public final class MailAddresses {
    private static final int MOST = 100;
    private static final int LONGEST = 254;

    private MailAddresses() {}

    /// The addresses of a `mailto:` URL, in its path and its `to`, `cc` and `bcc` (RFC 6068); none for other URLs.
    public static List<String> ofMailto(String url) {
        String value = url.strip();
        List<String> found = new ArrayList<>();
        if (!value.regionMatches(true, 0, "mailto:", 0, 7)) {
            return found;
        }
        int query = value.indexOf('?');
        add(value.substring(7, query < 0 ? value.length() : query), found);
        for (Nested.Parameter parameter : Nested.parameters(query < 0 ? "" : value.substring(query))) {
            switch (parameter.name().toLowerCase(Locale.ROOT)) {
                case "to", "cc", "bcc" -> add(parameter.value(), found);
                default -> {
                    // subject, body and other fields name nobody
                }
            }
        }
        return found;
    }

    private static void add(String list, List<String> found) {
        for (String address : Escapes.percent(list).split("[,;]", MOST)) {
            String bare = address.strip();
            int open = bare.indexOf('<');
            found.add(open >= 0 && bare.endsWith(">") ? bare.substring(open + 1, bare.length() - 1) : bare);
        }
    }

    /// The addresses in path, parameters and fragment of a URL of the web.
    public static Set<String> inUrl(String url) {
        Set<String> found = new LinkedHashSet<>();
        int start = url.indexOf('/', url.indexOf("//") + 2);
        if (start < 0) {
            return found;
        }
        String rest = url.substring(start);
        boolean sign = rest.indexOf('@') >= 0 || rest.indexOf("%40") >= 0;
        if (sign) {
            in(Escapes.percent(rest), found);
        }
        String query = rest.substring(Math.min(first(rest, '?'), first(rest, '#')));
        for (String word : query.split("[?&#=;/]+", MOST)) {
            based(word, found);
        }
        return found;
    }

    private static int first(String text, char c) {
        int at = text.indexOf(c);
        return at < 0 ? text.length() : at;
    }

    /// A word that is an address in Base64 as a whole.
    private static void based(String word, Set<String> found) {
        String bare = word.indexOf('%') >= 0 ? Escapes.percent(word) : word;
        if (bare.length() < 8 || bare.length() > LONGEST || !mayBeAscii(bare)) {
            return;
        }
        String decoded = Escapes.base64(bare);
        int at = decoded.indexOf('@');
        if (at > 0 && at == decoded.lastIndexOf('@') && decoded.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            in(decoded, found);
        }
    }

    /// True when Base64 of ASCII may look so: the bits that are the top bits of bytes are zero. Most other words are told by
    /// their first few characters.
    private static boolean mayBeAscii(String word) {
        for (int at = 0; at < word.length(); at++) {
            char c = word.charAt(at);
            int digit = c >= 'A' && c <= 'Z'
                    ? c - 'A'
                    : c >= 'a' && c <= 'z' ? c - 'a' + 26 : Ascii.isDigit(c) ? c - '0' + 52 : 62;
            int top = at % 4 == 0 ? 32 : at % 4 == 1 ? 8 : at % 4 == 2 ? 2 : 0;
            if ((digit & top) != 0) {
                return c == '=' && at > word.length() - 3;
            }
        }
        return true;
    }

    private static void in(String text, Set<String> found) {
        for (int at = text.indexOf('@'); at >= 0 && found.size() < MOST; at = text.indexOf('@', at + 1)) {
            int start = at;
            while (start > 0 && at - start < 64 && isLocal(text.charAt(start - 1))) {
                start--;
            }
            int end = at + 1;
            while (end < text.length() && end - at < LONGEST
                    && (Ascii.isWord(text.charAt(end)) || text.charAt(end) == '.'
                            || text.charAt(end) == '-')) {
                end++;
            }
            while (end > at + 1 && !Ascii.isWord(text.charAt(end - 1))) {
                end--;
            }
            String host = text.substring(at + 1, end);
            int dot = host.lastIndexOf('.');
            boolean domain = dot > 0 && Tlds.isListed(host.substring(dot + 1).toLowerCase(Locale.ROOT));
            if (start < at && domain) {
                found.add(text.substring(start, end));
            }
        }
    }

    private static boolean isLocal(char c) {
        return Ascii.isWord(c) || "._+-'".indexOf(c) >= 0;
    }
}
