package org.spampot.analysis.header;

import java.util.Locale;
import java.util.Set;
import org.spampot.analysis.link.Ascii;

/// What a server noted of a connection in comments and in the name of the protocol: whether the client signed in, and how
/// it was encrypted.
final class ReceivedNotes {
    private static final int LONGEST = 100;
    private static final Set<String> SIGNED_IN = Set.of("esmtpa", "esmtpsa", "asmtp", "utf8smtpa", "utf8smtpsa",
            "smtpa", "smtpsa", "essmtpa", "esmtp-auth", "local-esmtpa", "httpsa");

    private String login = "";
    private String version = "";
    private String cipher = "";
    /// Only that it was encrypted is noted.
    private boolean plain;

    String login() {
        return login;
    }

    String tls() {
        String known = version.isEmpty() && plain ? "TLS" : version;
        return cipher.isEmpty() ? known : known.isEmpty() ? cipher : known + " " + cipher;
    }

    static boolean isAboutTls(String comment) {
        String lower = comment.toLowerCase(Locale.ROOT);
        return lower.startsWith("using ") || lower.startsWith("version=") || lower.startsWith("tls")
                || lower.startsWith("client cn") || lower.startsWith("client did") || lower.startsWith("no client")
                || lower.startsWith("not verified") || lower.startsWith("cipher")
                || (lower.startsWith("auth") && lower.indexOf('[') < 0);
    }

    /// `with ESMTPSA`, `with ESMTP/TLS/AES256-SHA`, `with asmtp`, `with ESMTPS (TLS1.2) tls TLS_ECDHE_...`.
    void protocol(String with) {
        int end = with.indexOf(' ');
        String first = (end < 0 ? with : with.substring(0, end)).toLowerCase(Locale.ROOT);
        if (login.isEmpty() && (SIGNED_IN.contains(first) || with.toLowerCase(Locale.ROOT).contains("authenticated"))) {
            login = "yes";
        }
        if (with.indexOf('/') > 0 || with.contains("tls") || with.contains("TLS")) {
            words(with.split("[\\s/]+", 12));
        }
    }

    void read(String comment) {
        String lower = comment.toLowerCase(Locale.ROOT);
        if (lower.contains("tls") || lower.contains("ssl") || lower.contains("cipher")) {
            words(comment.split("[\\s,;:()]+", 30));
        }
        if (login.isEmpty()) {
            login = signedIn(comment, lower);
        }
    }

    private static String signedIn(String comment, String lower) {
        for (String mark : new String[]{"authenticated sender: ", "authenticated sender ", "authenticateduser: ",
                "authenticated user: ", "authenticated user=", "authenticated user ", "authenticated as ",
                "smtp-auth username ", "auth user ",
                "sender authenticated as ", "auth=pass user=", "auth: login ", "auth: plain ", "auth: cram-md5 ",
                "user="}) {
            int at = lower.indexOf(mark);
            boolean begins = at == 0 || (at > 0 && !Ascii.isWord(lower.charAt(at - 1)));
            if (begins && lower.length() == comment.length()) {
                String user = word(comment, at + mark.length());
                return user.isEmpty() ? "yes" : user;
            }
        }
        boolean plain = lower.startsWith("authenticated") || lower.startsWith("auth=pass")
                || lower.startsWith("auth:") || lower.startsWith("smtp auth") || lower.endsWith(" verified");
        return plain ? "yes" : "";
    }

    private static String word(String text, int start) {
        int end = start;
        while (end < text.length() && end < start + LONGEST && " ,;)".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(Math.min(start, text.length()), end);
    }

    private void words(String[] words) {
        String before = "";
        for (String each : words) {
            String word = each.toLowerCase(Locale.ROOT);
            String value = each;
            for (String mark : new String[]{"version=", "tls=", "cipher="}) {
                if (word.startsWith(mark)) {
                    value = each.substring(mark.length());
                    before = mark.equals("cipher=") ? "cipher" : before;
                }
            }
            plain |= each.equals("TLS") || each.equals("STARTTLS");
            if (version.isEmpty() && isVersion(value)) {
                version = value;
            } else if (cipher.isEmpty() && (before.equals("cipher") ? isCipher(value, 3) : isCipher(value, 9))) {
                cipher = value.substring(0, Math.min(LONGEST, value.length()));
            }
            before = word;
        }
    }

    /// `TLSv1.2`, `TLS1_3`, `SSLv3`, `TLSv1/SSLv3`.
    private static boolean isVersion(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        boolean named = lower.startsWith("tls") || lower.startsWith("ssl");
        int digit = lower.startsWith("v", 3) ? 4 : 3;
        return named && word.length() <= 12 && word.length() > digit && Ascii.isDigit(word.charAt(digit));
    }

    /// Names of ciphers are of capitals, digits and dashes: `ECDHE-RSA-AES128-GCM-SHA256`, `RC4-SHA`.
    private static boolean isCipher(String word, int shortest) {
        boolean letters = word.length() >= shortest && Ascii.isLetter(word.charAt(0));
        boolean joined = word.indexOf('-') > 0 || word.indexOf('_') > 0;
        return letters && joined
                && word.chars().allMatch(c -> Ascii.isDigit(c) || (c >= 'A' && c <= 'Z') || c == '-' || c == '_')
                && word.chars().anyMatch(Ascii::isDigit);
    }
}
