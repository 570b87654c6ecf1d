package org.spampot.analysis.session;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// The ways in which a relay test writes the address or name of the server it tested into its mail, so that whoever reads
/// the mail knows which server relayed it.
final class Ourselves {
    /// A token this short is in mail by chance.
    private static final int SHORTEST = 8;

    private final List<Token> tokens = new ArrayList<>();

    /// Which of the two is written.
    enum What {
        ADDRESS("address"), NAME("name");

        private final String word;

        What(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /// A way to write it.
    ///
    /// @param text in lower case, except for base64
    /// @param words how it is disguised; empty when it is written plainly
    /// @param exact whether case matters
    record Token(What what, String text, String words, boolean exact) {
        boolean plain() {
            return words.isEmpty();
        }
    }

    private Ourselves() {}

    /// @param hosts our names, in lower case
    static Ourselves of(InetAddress address, List<String> hosts) {
        var own = new Ourselves();
        own.address(address);
        for (String host : hosts) {
            own.add(What.NAME, host, "");
            own.letters(What.NAME, host);
        }
        return own;
    }

    private void address(InetAddress address) {
        String text = plain(address);
        add(What.ADDRESS, text, "");
        if (address instanceof Inet4Address) {
            byte[] bytes = address.getAddress();
            String[] numbers = text.split("\\.", -1);
            add(What.ADDRESS, numbers[3] + "." + numbers[2] + "." + numbers[1] + "." + numbers[0],
                    ", its numbers in reverse");
            add(What.ADDRESS, text.replace('.', '-'), ", with dashes");
            add(What.ADDRESS, HexFormat.of().formatHex(bytes), ", in hex");
            add(What.ADDRESS, HexFormat.of().formatHex(reversed(bytes)), ", in hex, in reverse");
            add(What.ADDRESS, number(bytes), ", as one number");
            add(What.ADDRESS, number(reversed(bytes)), ", as one number, in reverse");
            // with its padding, which hardly follows such letters by chance
            tokens.add(
                    new Token(What.ADDRESS, Base64.getEncoder().encodeToString(bytes), ", its bytes in base64", true));
        }
        letters(What.ADDRESS, text);
    }

    private static String number(byte[] bytes) {
        return Long.toString(Long.parseLong(HexFormat.of().formatHex(bytes), 16));
    }

    private static String plain(InetAddress address) {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return (scope < 0 ? text : text.substring(0, scope)).toLowerCase(Locale.ROOT);
    }

    private void add(What what, String text, String words) {
        if (text.length() >= SHORTEST || words.isEmpty()) {
            tokens.add(new Token(what, text, words, false));
        }
    }

    private void letters(What what, String text) {
        add(what, new StringBuilder(text).reverse().toString(), ", letter by letter in reverse");
        add(what, HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)), ", its letters in hex");
        base64(what, text);
    }

    /// Base64 of a text looks in three ways, by how many letters stand before it; letters that depend on neighbors are left
    /// out.
    private void base64(What what, String text) {
        for (int before = 0; before < 3; before++) {
            byte[] bytes = ("x".repeat(before) + text).getBytes(StandardCharsets.UTF_8);
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(bytes);
            int start = before == 0 ? 0 : before + 1;
            int end = bytes.length % 3 == 0 ? encoded.length() : encoded.length() - 1;
            if (end - start >= SHORTEST) {
                tokens.add(new Token(what, encoded.substring(start, end), ", in base64", true));
            }
        }
    }

    private static byte[] reversed(byte[] bytes) {
        var reversed = new byte[bytes.length];
        for (int index = 0; index < bytes.length; index++) {
            reversed[index] = bytes[bytes.length - 1 - index];
        }
        return reversed;
    }

    /// How `text` writes `what`, of the ways that are `wanted`; nothing when it does not.
    ///
    /// @param lowerCase `text` in lower case
    Optional<Token> in(What what, String text, String lowerCase, Predicate<Token> wanted) {
        return tokens.stream().filter(token -> token.what() == what && wanted.test(token))
                .filter(token -> stands(token, token.exact() ? text : lowerCase)).findFirst();
    }

    /// Whether it stands by itself: 192.0.2.1 is not in 192.0.2.17, nor is mx.example in you@mx.example. Base64 goes on on
    /// both sides.
    private static boolean stands(Token token, String text) {
        for (int at = text.indexOf(token.text()); at >= 0; at = text.indexOf(token.text(), at + 1)) {
            int end = at + token.text().length();
            boolean free = (at == 0 || !goesOn(token, text.charAt(at - 1)))
                    && (end == text.length() || !goesOn(token, text.charAt(end)) || text.charAt(end) == '@');
            if (token.exact() || free) {
                return true;
            }
        }
        return false;
    }

    private static boolean goesOn(Token token, char c) {
        boolean digit = c >= '0' && c <= '9';
        return token.what() == What.ADDRESS ? digit : digit || (c >= 'a' && c <= 'z') || c == '-' || c == '@';
    }
}
