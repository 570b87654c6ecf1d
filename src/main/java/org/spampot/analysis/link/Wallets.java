package org.spampot.analysis.link;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/// Addresses of cryptocurrencies in text, each with its check sum verified, as the URI that wallets use for it:
/// `bitcoin:1A1z...`. Coins whose addresses have no check sum (Solana) are left out.
public final class Wallets {
    private static final int SHORTEST = 25;
    private static final int LONGEST = 128;
    /// The words before the colon.
    public static final Set<String> COINS = Set.of("bitcoin", "bitcoincash", "litecoin", "dogecoin", "dash", "zcash",
            "tron",
            "ripple", "ethereum", "monero", "cardano");

    private Wallets() {}

    /// Each once, in the order of the text; linear in it.
    public static Set<String> find(String text) {
        Set<String> found = new LinkedHashSet<>();
        int at = 0;
        while (at < text.length()) {
            int start = at;
            while (at < text.length() && Ascii.isWord(text.charAt(at))) {
                at++;
            }
            if (at - start >= SHORTEST && at - start <= LONGEST && !isPartOfMore(text, start, at)) {
                String wallet = of(text.substring(start, at));
                if (!wallet.isEmpty()) {
                    found.add(wallet);
                }
            }
            at++;
        }
        return found;
    }

    /// A piece of Base64 or of a digest in a longer word.
    private static boolean isPartOfMore(String text, int start, int end) {
        char before = start == 0 ? ' ' : text.charAt(start - 1);
        char after = end == text.length() ? ' ' : text.charAt(end);
        return before == '+' || before == '_' || before == '-' || after == '+' || after == '_';
    }

    /// The address as a URI; empty when it is none.
    static String of(String word) {
        return switch (word.charAt(0)) {
            case '0' -> Ethereum.isAddress(word) ? "ethereum:" + word : "";
            case 'b', 'B', 'l', 'L', 'a' -> bech32OrBase58(word);
            case 'q', 'p', 'Q', 'P' ->
                CashAddress.isAddress(word) ? "bitcoincash:" + word.toLowerCase(Locale.ROOT) : "";
            case '4', '8' -> Monero.isAddress(word) ? "monero:" + word : "";
            default -> base58(word);
        };
    }

    private static String bech32OrBase58(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        boolean oneCase = word.equals(lower) || word.equals(word.toUpperCase(Locale.ROOT));
        for (String[] coin : new String[][]{{"bc1", "bitcoin:"}, {"ltc1", "litecoin:"}, {"addr1", "cardano:"}}) {
            if (oneCase && lower.startsWith(coin[0]) && Bech32.isAddress(lower)) {
                return coin[1] + lower;
            }
        }
        return base58(word);
    }

    private static String base58(String word) {
        if (word.length() > 36 || "13LMDA9TXtr".indexOf(word.charAt(0)) < 0) {
            return "";
        }
        boolean ripple = word.charAt(0) == 'r';
        byte[] payload = ripple ? Base58.ripple(word) : Base58.checked(word);
        if (payload.length < 21) {
            return "";
        }
        int version = payload[0] & 0xff;
        if (payload.length == 22) {
            int two = (version << 8) | (payload[1] & 0xff);
            return two == 0x1cb8 || two == 0x1cbd ? "zcash:" + word : "";
        }
        String coin = ripple
                ? version == 0 ? "ripple" : ""
                : switch (version) {
                    case 0x00, 0x05 -> "bitcoin";
                    case 0x30, 0x32 -> "litecoin";
                    case 0x1e, 0x16 -> "dogecoin";
                    case 0x4c -> "dash";
                    case 0x41 -> "tron";
                    default -> "";
                };
        return payload.length != 21 || coin.isEmpty() ? "" : coin + ":" + word;
    }
}
