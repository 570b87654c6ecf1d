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

/// The ways in which a relay test writes the address of the server it tested into its mail, so that whoever reads the mail
/// knows which server relayed it.
final class OwnAddress {
    /// A token this short is in mail by chance.
    private static final int SHORTEST = 8;

    private final List<Token> tokens = new ArrayList<>();

    /// A way to write it.
    ///
    /// @param text in lower case, except for base64
    /// @param exact whether case matters
    record Token(String text, String words, boolean exact) {}

    private OwnAddress() {}

    static OwnAddress of(InetAddress address) {
        var own = new OwnAddress();
        String text = plain(address);
        own.add(text, "");
        if (address instanceof Inet4Address) {
            byte[] bytes = address.getAddress();
            String[] numbers = text.split("\\.", -1);
            own.add(numbers[3] + "." + numbers[2] + "." + numbers[1] + "." + numbers[0], ", its numbers in reverse");
            own.add(text.replace('.', '-'), ", with dashes");
            own.add(HexFormat.of().formatHex(bytes), ", in hex");
            own.add(HexFormat.of().formatHex(reversed(bytes)), ", in hex, in reverse");
            own.add(Long.toString(Long.parseLong(HexFormat.of().formatHex(bytes), 16)), ", as one number");
        }
        own.add(new StringBuilder(text).reverse().toString(), ", letter by letter in reverse");
        own.add(HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII)), ", its letters in hex");
        own.base64(text);
        return own;
    }

    private static String plain(InetAddress address) {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return (scope < 0 ? text : text.substring(0, scope)).toLowerCase(Locale.ROOT);
    }

    private void add(String text, String words) {
        if (text.length() >= SHORTEST || words.isEmpty()) {
            tokens.add(new Token(text, words, false));
        }
    }

    /// Base64 of a text looks in three ways, by how many letters stand before it; letters that depend on neighbors are left
    /// out.
    private void base64(String text) {
        for (int before = 0; before < 3; before++) {
            byte[] bytes = ("x".repeat(before) + text).getBytes(StandardCharsets.US_ASCII);
            String encoded = Base64.getEncoder().withoutPadding().encodeToString(bytes);
            int start = before == 0 ? 0 : before + 1;
            int end = bytes.length % 3 == 0 ? encoded.length() : encoded.length() - 1;
            if (end - start >= SHORTEST) {
                tokens.add(new Token(encoded.substring(start, end), ", in base64", true));
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

    /// How `text` writes the address; nothing when it does not.
    ///
    /// @param lowerCase `text` in lower case
    Optional<Token> in(String text, String lowerCase) {
        return tokens.stream().filter(token -> stands(token, token.exact() ? text : lowerCase)).findFirst();
    }

    /// Whether it stands by itself: 192.0.2.1 is not in 192.0.2.17. Base64 goes on on both sides.
    private static boolean stands(Token token, String text) {
        for (int at = text.indexOf(token.text()); at >= 0; at = text.indexOf(token.text(), at + 1)) {
            int end = at + token.text().length();
            boolean free = (at == 0 || !isDigit(text.charAt(at - 1)))
                    && (end == text.length() || !isDigit(text.charAt(end)));
            if (token.exact() || free) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
