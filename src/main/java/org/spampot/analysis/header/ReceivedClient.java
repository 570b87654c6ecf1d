package org.spampot.analysis.header;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spampot.analysis.link.Ascii;
import org.spampot.analysis.link.IpText;

/// What a server noted of its client after `from`: the client's own word (HELO), its name by DNS, and its address, in the
/// orders and brackets of the many servers.
///
/// What the client said of itself never gives the address when the server noted one: an address behind `HELO` or
/// `helo=` is the client's word, and so is the name after `from` as soon as a comment has an address.
///
/// @param from the name after `from`
/// @param user who signed in, when that is noted here (`account joe`)
record ReceivedClient(String from, String helo, String rdns, String ip, String user) {
    private static final Set<String> NO_NAMES = Set.of("unknown", "unknown_domain", "unknownhost", "unverified",
            "no", "not", "may", "softdnserr", "claim", "nil", "none", "port", "using", "helo", "ehlo", "host");
    private static final int MOST_WORDS = 40;

    static ReceivedClient of(List<ReceivedField.Piece> pieces) {
        var reading = new Reading();
        pieces.forEach(reading::piece);
        return reading.client();
    }

    /// The address that a word is: alone, in brackets, with a port behind it, with a user before it.
    static String address(String word) {
        String text = word;
        int sign = text.lastIndexOf('@');
        text = sign >= 0 ? text.substring(sign + 1) : text;
        int open = text.indexOf('[');
        int close = open < 0 ? -1 : text.indexOf(']', open);
        if (open >= 0) {
            text = text.substring(open + 1, close < 0 ? text.length() : close);
        }
        while (!text.isEmpty() && ",;.)".indexOf(text.charAt(text.length() - 1)) >= 0) {
            text = text.substring(0, text.length() - 1);
        }
        if (text.regionMatches(true, 0, "::ffff:", 0, 7) && IpText.isV4(text.substring(7))) {
            return text.substring(7); // an IPv4 client of a server that listens on IPv6
        }
        String ip = IpText.canonical(text);
        int colon = text.indexOf(':');
        return ip.isEmpty() && colon > 0 && colon == text.lastIndexOf(':')
                ? IpText.canonical(text.substring(0, colon))
                : ip;
    }

    /// One reading of the pieces, in their order.
    private static final class Reading {
        private final List<String> words = new ArrayList<>();
        private String helo = "";
        private String rdns = "";
        private String ip = "";
        private String bareIp = "";
        private String user = "";

        void piece(ReceivedField.Piece piece) {
            if (!piece.comment()) {
                words.add(piece.text());
            } else if (!ReceivedNotes.isAboutTls(piece.text())) {
                comment(piece.text());
            }
        }

        private void comment(String text) {
            String name = "";
            boolean forged = text.contains("may be forged");
            String before = "";
            for (String word : text.split("[\\s(),]+", MOST_WORDS)) {
                String lower = word.toLowerCase(Locale.ROOT);
                @Nullable
                String own = own(lower, word, before);
                if (own != null) {
                    helo = helo.isEmpty() && !own.isEmpty() ? own : helo;
                    if (isHello(before)) {
                        break; // `(HELO a b c)`: all behind it is the client's word too
                    }
                } else if (lower.startsWith("ident=") || lower.startsWith("port=") || isAbout(before)) {
                    user = before.equals("account") ? word : user;
                } else {
                    name = noted(word, name);
                }
                before = lower;
            }
            boolean here = !ip.isEmpty() || !bareIp.isEmpty();
            rdns = rdns.isEmpty() && here && !forged ? name : rdns;
        }

        /// What the client said when this word is that, empty for the mark before it; nothing when it is neither.
        private static @Nullable String own(String lower, String word, String before) {
            if (lower.startsWith("helo=") || lower.startsWith("ehlo=")) {
                return word.substring(5);
            }
            if (isHello(lower)) {
                return "";
            }
            return isHello(before) ? word : null;
        }

        private static boolean isHello(String lower) {
            return lower.equals("helo") || lower.equals("ehlo") || lower.equals("lhlo");
        }

        /// The word behind these is neither the client's name nor its address.
        private static boolean isAbout(String before) {
            return before.equals("account") || before.equals("for") || before.equals("user") || before.equals("sender:")
                    || before.equals("login") || before.equals("port");
        }

        /// An address in brackets is worth more than a bare one. Returns the name seen before or in this word.
        private String noted(String word, String name) {
            String found = address(word);
            if (found.isEmpty()) {
                String host = word.substring(word.lastIndexOf('@') + 1);
                boolean before = ip.isEmpty() && bareIp.isEmpty();
                return before && name.isEmpty() && isHost(host) ? trimmed(host) : name;
            }
            if (word.indexOf('[') >= 0) {
                ip = ip.isEmpty() ? found : ip;
            } else {
                bareIp = bareIp.isEmpty() ? found : bareIp;
            }
            // `name[192.0.2.1]`
            int open = word.indexOf('[');
            String host = open > 0 ? word.substring(word.lastIndexOf('@', open) + 1, open) : "";
            return name.isEmpty() && isHost(host) ? trimmed(host) : name;
        }

        ReceivedClient client() {
            String from = name();
            String noted = ip.isEmpty() ? bareIp : ip;
            String own = address(from);
            if (noted.isEmpty()) {
                // `from name [192.0.2.1] by`: the words behind the name first, then the name itself
                for (String word : words.subList(Math.min(1, words.size()), words.size())) {
                    noted = noted.isEmpty() ? address(word) : noted;
                }
            }
            boolean said = !helo.isEmpty();
            String byDns = rdns.isEmpty() && said && own.isEmpty() && isHost(from) ? trimmed(from) : rdns;
            // a name that only says where the address was noted is no word of the client
            String word = said ? helo : noted.isEmpty() || isNothing(from) ? "" : from;
            return new ReceivedClient(from, word, byDns, noted.isEmpty() ? own : noted, user);
        }

        private String name() {
            String first = words.isEmpty() ? "" : words.getFirst();
            boolean pickup = words.size() == 3 && first.equalsIgnoreCase("mail")
                    && words.get(1).equalsIgnoreCase("pickup");
            return pickup ? String.join(" ", words.subList(0, 3)) : first;
        }

        private static boolean isNothing(String name) {
            return NO_NAMES.contains(name.toLowerCase(Locale.ROOT));
        }

        private static boolean isHost(String word) {
            if (word.isEmpty() || isNothing(word) || IpText.isV4(word) || !Ascii.isWord(word.charAt(0))) {
                return false;
            }
            return word.chars().allMatch(c -> Ascii.isWord(c) || c == '.' || c == '-' || c == '_')
                    && (word.indexOf('.') > 0 || word.equalsIgnoreCase("localhost"));
        }

        private static String trimmed(String host) {
            return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        }
    }
}
