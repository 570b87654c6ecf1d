package org.spampot.console.mail;

import java.util.Locale;

/// Writes links and addresses so that nothing makes them clickable again: `hxxps://www[.]example[.]com/path`.
public final class Defang {
    private Defang() {}

    /// A URL: the scheme is spoiled, dots of the host are bracketed.
    public static String url(String url) {
        int colon = url.indexOf(':');
        if (colon <= 0 || !url.substring(0, colon).matches("[A-Za-z][A-Za-z0-9+.-]*")) {
            return host(url);
        }
        String scheme = url.substring(0, colon).toLowerCase(Locale.ROOT);
        String rest = url.substring(colon + 1);
        String spoiled = switch (scheme) {
            case "http" -> "hxxp:";
            case "https" -> "hxxps:";
            case "ftp" -> "fxp:";
            default -> scheme + "[:]";
        };
        if (!rest.startsWith("//")) {
            return spoiled + (scheme.equals("mailto") ? address(rest) : rest);
        }
        int end = endOfHost(rest);
        return spoiled + host(rest.substring(0, end)) + rest.substring(end);
    }

    private static int endOfHost(String rest) {
        for (int at = 2; at < rest.length(); at++) {
            if ("/?#\\".indexOf(rest.charAt(at)) >= 0) {
                return at;
            }
        }
        return rest.length();
    }

    /// A host name, domain or IPv4 address; brackets that are there already stay as they are.
    public static String host(String host) {
        return host.replace("[.]", ".").replace(".", "[.]");
    }

    /// A mail address.
    public static String address(String address) {
        int at = address.lastIndexOf('@');
        return at < 0 ? host(address) : address.substring(0, at) + "[@]" + host(address.substring(at + 1));
    }
}
