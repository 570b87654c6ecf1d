package org.spampot.smtp.auth;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Reads `name=value,name="quoted \" value"` (RFC 2831 section 7.1), as leniently as can be.
final class Directives {
    /// A response of DIGEST-MD5 has 13 at most; a few more may come.
    private static final int MOST = 32;

    private Directives() {}

    /// Values by name in lower case; of several of one name the first.
    static Map<String, String> read(String text) {
        var fields = new HashMap<String, String>();
        int at = 0;
        while (at < text.length() && fields.size() < MOST) {
            int equals = text.indexOf('=', at);
            if (equals < 0) {
                break;
            }
            String name = text.substring(at, equals).strip().toLowerCase(Locale.ROOT);
            var value = new StringBuilder();
            at = value(text, equals + 1, value);
            fields.putIfAbsent(name, value.toString());
        }
        return fields;
    }

    /// Reads one value into `value`; returns where the next name begins.
    private static int value(String text, int from, StringBuilder value) {
        int at = from;
        boolean quoted = at < text.length() && text.charAt(at) == '"';
        at += quoted ? 1 : 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (quoted ? c == '"' : c == ',') {
                break;
            }
            if (quoted && c == '\\' && at + 1 < text.length()) {
                at++;
                c = text.charAt(at);
            }
            value.append(c);
            at++;
        }
        int comma = text.indexOf(',', at);
        return comma < 0 ? text.length() : comma + 1;
    }
}
