package org.spampot.analysis.link;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/// The ways in which a URL is written so that it is not seen: percent escapes, HTML's character references, JavaScript's
/// escapes, Base64. Each function undoes one layer and is linear in its text.
public final class Escapes {
    private static final int MOST_LAYERS = 4;
    private static final int LONGEST_REFERENCE = 10;

    private Escapes() {}

    /// True when a text may hold a URL that is escaped: what [#undone] would change.
    public static boolean hinted(String text) {
        return hintsOfScript(text) || hintsOfReference(text) || hintsOfPercent(text);
    }

    private static boolean hintsOfScript(String text) {
        return text.indexOf('\\') >= 0
                && (text.indexOf("\\/") >= 0 || text.indexOf("\\x") >= 0 || text.indexOf("\\u") >= 0);
    }

    private static boolean hintsOfReference(String text) {
        return text.indexOf('&') >= 0 && (text.indexOf("&#") >= 0 || text.indexOf("&sol;") >= 0
                || text.indexOf("&colon;") >= 0 || text.indexOf("&period;") >= 0 || text.indexOf("&commat;") >= 0);
    }

    private static boolean hintsOfPercent(String text) {
        for (int at = text.indexOf('%'); at >= 0 && at + 2 < text.length(); at = text.indexOf('%', at + 1)) {
            char first = text.charAt(at + 1);
            char second = (char) (text.charAt(at + 2) | 0x20);
            boolean sign = (first == '3' && second == 'a') || (first == '2' && (second == 'f' || second == '5'))
                    || (first == '6' && second == '8') || (first == '4' && second == '8')
                    || (first == '4' && second == '0') || (first | 0x20) == 'u';
            if (sign) {
                return true;
            }
        }
        return false;
    }

    /// With up to four layers of escapes undone; the same text when there is none.
    public static String undone(String text) {
        String now = text;
        for (int layer = 0; layer < MOST_LAYERS; layer++) {
            String next = percent(scripted(references(now)));
            if (next.equals(now)) {
                return now;
            }
            now = next;
        }
        return now;
    }

    /// With `%41` and `%u0041` as what they mean (UTF-8).
    public static String percent(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        var bytes = new ByteArrayOutputStream(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int unicode = c == '%' && at + 5 < text.length() && (text.charAt(at + 1) | 0x20) == 'u'
                    ? hex(text, at + 2, 4)
                    : -1;
            int octet = c == '%' ? hex(text, at + 1, 2) : -1;
            if (unicode >= 0) {
                write(bytes, String.valueOf((char) unicode));
                at += 6;
            } else if (octet >= 0) {
                bytes.write(octet);
                at += 3;
            } else {
                int end = at + 1;
                while (end < text.length() && text.charAt(end) != '%') {
                    end++;
                }
                write(bytes, text.substring(at, end));
                at = end;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void write(ByteArrayOutputStream bytes, String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /// With `&#104;`, `&#x68;` and the named references that URLs are written with as characters. Semicolons may be missing.
    public static String references(String text) {
        if (text.indexOf('&') < 0) {
            return text;
        }
        var out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = text.charAt(at) == '&' ? referenceEnd(text, at) : at;
            String meant = end > at ? reference(text.substring(at + 1, end).toLowerCase(Locale.ROOT)) : "";
            if (meant.isEmpty()) {
                out.append(text.charAt(at++));
            } else {
                out.append(meant);
                at = end < text.length() && text.charAt(end) == ';' ? end + 1 : end;
            }
        }
        return out.toString();
    }

    private static int referenceEnd(String text, int from) {
        int end = from + 1;
        boolean number = end < text.length() && text.charAt(end) == '#';
        end += number ? 1 : 0;
        boolean hex = number && end < text.length() && (text.charAt(end) | 0x20) == 'x';
        end += hex ? 1 : 0;
        while (end < text.length() && end - from < LONGEST_REFERENCE
                && (hex
                        ? Ascii.isHex(text.charAt(end))
                        : number ? Ascii.isDigit(text.charAt(end)) : Ascii.isLetter(text.charAt(end)))) {
            end++;
        }
        return number || (end < text.length() && text.charAt(end) == ';') ? end : from;
    }

    private static String reference(String name) {
        if (name.startsWith("#")) {
            boolean hex = name.startsWith("#x");
            String digits = name.substring(hex ? 2 : 1);
            int point = digits.isEmpty() || digits.length() > 7 ? -1 : Integer.parseInt(digits, hex ? 16 : 10);
            return point > 0 && Character.isValidCodePoint(point) ? Character.toString(point) : "";
        }
        return switch (name) {
            case "amp" -> "&";
            case "colon" -> ":";
            case "sol" -> "/";
            case "period" -> ".";
            case "commat" -> "@";
            case "quest" -> "?";
            case "equals" -> "=";
            case "num" -> "#";
            case "percnt" -> "%";
            case "bsol" -> "\\";
            case "lowbar" -> "_";
            case "shy" -> "\u00ad";
            case "nbsp" -> " ";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            default -> "";
        };
    }

    /// With JavaScript's escapes (a slash, two hexadecimal digits, four or any number in braces) as characters, and pieces of
    /// strings (`"ht" + "tp"`) joined.
    public static String scripted(String text) {
        if (text.indexOf('\\') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        var out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int joined = c == '"' || c == '\'' ? joinEnd(text, at) : at;
            if (joined > at) {
                at = joined;
            } else if (c == '\\' && at + 1 < text.length()) {
                at = escape(text, at, out);
            } else {
                out.append(c);
                at++;
            }
        }
        return out.toString();
    }

    /// Behind `" + "`: the end of one string and the start of the next; `at` itself when it is none.
    private static int joinEnd(String text, int at) {
        int next = skipSpaces(text, at + 1);
        if (next >= text.length() || text.charAt(next) != '+') {
            return at;
        }
        next = skipSpaces(text, next + 1);
        boolean quote = next < text.length() && (text.charAt(next) == '"' || text.charAt(next) == '\'');
        return quote ? next + 1 : at;
    }

    private static int skipSpaces(String text, int from) {
        int at = from;
        while (at < text.length() && at - from < 16 && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    /// Appends what the escape at `at` means; the index behind it.
    private static int escape(String text, int at, StringBuilder out) {
        char kind = text.charAt(at + 1);
        int value = -1;
        int end = at + 1;
        if (kind == 'x') {
            value = hex(text, at + 2, 2);
            end = at + 4;
        } else if (kind == 'u' && at + 2 < text.length() && text.charAt(at + 2) == '{') {
            int close = text.indexOf('}', at + 3);
            value = close > at + 3 && close < at + 10 ? hex(text, at + 3, close - at - 3) : -1;
            end = close + 1;
        } else if (kind == 'u') {
            value = hex(text, at + 2, 4);
            end = at + 6;
        } else if (kind == '/' || kind == '.' || kind == ':') {
            value = kind;
            end = at + 2;
        }
        if (value > 0 && Character.isValidCodePoint(value)) {
            out.appendCodePoint(value);
            return end;
        }
        out.append('\\');
        return at + 1;
    }

    /// The number that `digits` hexadecimal digits write; negative when they are none.
    static int hex(String text, int from, int digits) {
        if (from + digits > text.length() || digits > 7) {
            return -1;
        }
        int value = 0;
        for (int at = from; at < from + digits; at++) {
            int digit = Character.digit(text.charAt(at), 16);
            if (digit < 0 || text.charAt(at) > 'f') {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    /// What Base64 of either alphabet, padded or not, means as UTF-8; empty when it is none or holds control characters.
    public static String base64(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '=') {
            end--;
        }
        for (int at = 0; at < end; at++) {
            char c = text.charAt(at);
            if (!Ascii.isWord(c) && c != '+' && c != '/' && c != '-' && c != '_') {
                return "";
            }
        }
        String digits = text.substring(0, end - (end % 4 == 1 ? 1 : 0)).replace('-', '+').replace('_', '/');
        String decoded = new String(Base64.getDecoder().decode(digits), StandardCharsets.UTF_8);
        return decoded.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t') ? "" : decoded;
    }
}
