package org.spampot.analysis.link;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A URL taken apart as browsers do (WHATWG URL Standard, section 4.4): backslashes are slashes, too many or too few
/// slashes do not matter, line ends inside vanish, hosts are decoded, and numbers in any base are IPv4 addresses.
///
/// @param scheme `http`, `https`, `ftp` or `ftps`
/// @param authority user information and `@` as written, or empty
/// @param host as [HostName] gives it, IPv6 in brackets; empty when no such host can exist: then `authority` has all of
///        it as written
/// @param port empty when none or the scheme's own
/// @param rest path, query and fragment; begins with `/`
public record WebUrl(String scheme, String authority, String host, String port, String rest) {
    public static final int LONGEST = 8 * 1024;
    private static final Set<String> SCHEMES = Set.of("http", "https", "ftp", "ftps");

    /// Nothing when it is no URL of the web.
    ///
    /// @param base against which a relative reference is resolved; nothing when there is none
    public static @Nullable WebUrl parse(String raw, @Nullable WebUrl base) {
        String text = squeezed(raw);
        int colon = schemeEnd(text);
        if (colon > 0) {
            String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
            return SCHEMES.contains(scheme) ? absolute(scheme, text, colon + 1) : null;
        }
        if (text.startsWith("//") || text.startsWith("\\\\")) {
            return absolute(base == null ? "http" : base.scheme, text, 0);
        }
        if (text.regionMatches(true, 0, "www.", 0, 4)) {
            return absolute("http", text, 0);
        }
        return base == null || text.isEmpty() ? null : base.resolve(text);
    }

    public String text() {
        return scheme + "://" + authority + host + (port.isEmpty() ? "" : ":" + port) + rest;
    }

    /// One way of writing: without user information and dot segments, with a percent escape only where one is needed. A URL
    /// whose host cannot exist keeps all that is written before its path.
    public String normal() {
        String tail = UrlEscapes.normal(rest);
        return scheme + "://" + (host.isEmpty() ? authority : host) + (port.isEmpty() ? "" : ":" + port)
                + withoutDots(tail);
    }

    /// RFC 3986 section 5.2.4 for the path; query and fragment stay.
    private static String withoutDots(String tail) {
        int end = 0;
        while (end < tail.length() && tail.charAt(end) != '?' && tail.charAt(end) != '#') {
            end++;
        }
        String path = tail.substring(0, end);
        if (!path.contains("/.")) {
            return tail;
        }
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int index = 0; index < segments.length; index++) {
            boolean last = index == segments.length - 1;
            boolean up = segments[index].equals("..");
            if (up && !kept.isEmpty()) {
                kept.removeLast();
            }
            if (!up && !segments[index].equals(".")) {
                kept.addLast(segments[index]);
            } else if (last) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept) + tail.substring(end);
    }

    private WebUrl resolve(String reference) {
        String slashes = reference.replace('\\', '/');
        char first = slashes.charAt(0);
        String path = rest;
        int end = path.length();
        int fragment = path.indexOf('#');
        end = fragment < 0 ? end : fragment;
        if (first == '#') {
            return new WebUrl(scheme, authority, host, port, path.substring(0, end) + reference);
        }
        int query = path.indexOf('?');
        end = query >= 0 && query < end ? query : end;
        if (first == '/') {
            return new WebUrl(scheme, authority, host, port, slashes);
        }
        if (first == '?') {
            return new WebUrl(scheme, authority, host, port, path.substring(0, end) + reference);
        }
        String directory = path.substring(0, path.lastIndexOf('/', Math.max(0, end - 1)) + 1);
        return new WebUrl(scheme, authority, host, port, directory + slashes);
    }

    private static @Nullable WebUrl absolute(String scheme, String text, int from) {
        int start = from;
        while (start < text.length() && isSlash(text.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < text.length() && !isSlash(text.charAt(end)) && text.charAt(end) != '?'
                && text.charAt(end) != '#') {
            end++;
        }
        String authority = text.substring(start, end);
        int at = authority.lastIndexOf('@');
        String hostPort = authority.substring(at + 1);
        int colon = hostPort.startsWith("[") ? hostPort.indexOf(':', hostPort.indexOf(']') + 1) : hostPort.indexOf(':');
        String host = HostName.normal(colon < 0 ? hostPort : hostPort.substring(0, colon));
        if (authority.isEmpty()) {
            return null;
        }
        if (host.isEmpty()) {
            at = authority.length() - 1;
            colon = -1;
        }
        String port = colon < 0 ? "" : port(hostPort.substring(colon + 1), scheme);
        String rest = text.substring(end);
        String path = rest.isEmpty() || !isSlash(rest.charAt(0)) ? "/" + rest : "/" + rest.substring(1);
        return new WebUrl(scheme, escaped(authority.substring(0, at + 1)), host, port, escaped(forward(path)));
    }

    /// With percent escapes for the characters that no URL may have and that browsers escape.
    private static String escaped(String text) {
        if (text.chars().noneMatch(WebUrl::isForbidden)) {
            return text;
        }
        var out = new StringBuilder(text.length() + 16);
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (isForbidden(c)) {
                out.append('%').append(HexFormat.of().withUpperCase().toHexDigits((byte) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isForbidden(int c) {
        return c <= ' ' || c == 0x7f || "\"<>\\^`{|}".indexOf(c) >= 0;
    }

    /// Slashes for backslashes in the path; a query may have its own.
    private static String forward(String rest) {
        if (rest.indexOf('\\') < 0) {
            return rest;
        }
        int end = 0;
        while (end < rest.length() && rest.charAt(end) != '?' && rest.charAt(end) != '#') {
            end++;
        }
        return rest.substring(0, end).replace('\\', '/') + rest.substring(end);
    }

    private static String port(String text, String scheme) {
        if (text.isEmpty() || text.length() > 5 || !Ascii.isDigits(text)) {
            return "";
        }
        int port = Integer.parseInt(text);
        int usual = switch (scheme) {
            case "http" -> 80;
            case "https" -> 443;
            case "ftp" -> 21;
            default -> 990;
        };
        return port == usual || port > 65_535 ? "" : String.valueOf(port);
    }

    /// Without white space and control characters around it, and without tabs and line ends in it.
    private static String squeezed(String raw) {
        String text = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
        int start = 0;
        int end = text.length();
        while (start < end && (text.charAt(start) <= ' ' || text.charAt(start) == '\u00a0')) {
            start++;
        }
        while (end > start && (text.charAt(end - 1) <= ' ' || text.charAt(end - 1) == '\u00a0')) {
            end--;
        }
        var out = new StringBuilder(end - start);
        for (int at = start; at < end; at++) {
            char c = text.charAt(at);
            if (c != '\t' && c != '\n' && c != '\r' && !Defang.isInvisible(c)) {
                out.append(c);
            }
        }
        return out.toString();
    }

    /// Index of the colon after a scheme, else -1. `example.com:8080` has none: a scheme has no dot here.
    private static int schemeEnd(String text) {
        int at = 0;
        while (at < text.length() && at < 20 && (Character.isLetterOrDigit(text.charAt(at))
                || "+-".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at > 0 && at < text.length() && text.charAt(at) == ':' ? at : -1;
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }
}
