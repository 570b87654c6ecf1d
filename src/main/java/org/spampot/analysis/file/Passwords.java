package org.spampot.analysis.file;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Words of a message that may be the password of its archives, the likeliest first: what follows a word for password in
/// some language, then what malware is packed with by custom, then words with digits, then the others.
public final class Passwords {
    public static final int MOST = 100;
    private static final int LONGEST = 40;
    private static final int READ = 32 * 1024;
    private static final int NEAR = 5;
    private static final List<String> CUSTOM = List.of("infected", "1234", "12345", "123456", "malware", "virus",
            "password");
    private static final List<String> NAMES = List.of("pass", "pwd", "pw", "passwort", "kennwort", "contrase", "clave",
            "senha", "mot de passe", "mdp", "parol", "пароль", "haslo", "hasło", "wachtwoord", "sifre", "şifre",
            "heslo",
            "密码", "密碼", "パスワード", "비밀번호", "code", "pin", "key");

    private final Supplier<String> text;
    private @Nullable List<String> words;

    /// @param text of the message, asked for only when something is encrypted
    public Passwords(Supplier<String> text) {
        this.text = text;
    }

    List<String> words() {
        if (words == null) {
            words = List.copyOf(find(text.get()));
        }
        return words;
    }

    /// A password that opened one file is the first to be tried on the next.
    void worked(String password) {
        Set<String> again = new LinkedHashSet<>();
        again.add(password);
        again.addAll(words());
        words = List.copyOf(again);
    }

    private static List<String> find(String message) {
        String cut = message.substring(0, Math.min(READ, message.length()));
        Set<String> near = new LinkedHashSet<>();
        Set<String> digits = new LinkedHashSet<>();
        Set<String> others = new LinkedHashSet<>();
        int left = 0;
        for (String token : cut.split("\\s+", -1)) {
            if (isName(token)) {
                left = NEAR;
                int colon = Math.max(token.indexOf(':'), Math.max(token.indexOf('='), token.indexOf('：')));
                if (colon >= 0) {
                    forms(token.substring(colon + 1), near);
                }
                continue;
            }
            if (left > 0) {
                left--;
                forms(token, near);
            } else {
                forms(token, token.chars().anyMatch(Character::isDigit) ? digits : others);
            }
        }
        var all = new LinkedHashSet<>(near);
        all.addAll(CUSTOM);
        all.addAll(digits);
        all.addAll(others);
        return new ArrayList<>(all).subList(0, Math.min(MOST, all.size()));
    }

    private static boolean isName(String token) {
        String lower = token.toLowerCase(Locale.ROOT);
        return NAMES.stream().anyMatch(lower::contains);
    }

    private static void forms(String token, Set<String> into) {
        if (token.isEmpty() || token.length() > LONGEST || into.size() >= MOST) {
            return;
        }
        String bare = token.replaceAll("^[\"'“”‘’«»(<\\[{*:]+|[\"'“”‘’«»)>\\]}*.,;:!?]+$", "");
        if (!bare.isEmpty()) {
            into.add(bare);
        }
        into.add(token);
    }
}
