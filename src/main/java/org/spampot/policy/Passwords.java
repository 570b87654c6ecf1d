package org.spampot.policy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.spampot.smtp.Access.Visit;
import org.spampot.smtp.auth.Belief;
import org.spampot.smtp.auth.Claim;

/// The logins of a list: names, each with one or more passwords. Digests of CRAM and DIGEST-MD5 are checked by computing
/// them; NTLM is refused, as there is nothing here that could check it.
///
/// Thread-safety: immutable.
public final class Passwords implements Credentials {
    private static final int LARGEST = 1 << 24;
    /// How many passwords of one name are tried on a digest.
    private static final int MOST_OF_ONE = 100;

    private final Map<String, Set<String>> passwords;

    private Passwords(Map<String, Set<String>> passwords) {
        this.passwords = passwords;
    }

    /// A list that cannot be used. The message is one line: which file and line, what to write.
    public static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }

    /// The list in `file`: `NAME:PASSWORD` a line, lines that begin with `#` and empty ones left out.
    public static Passwords read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new Unusable(file + ": larger than 16 MB; is it a list of logins?");
            }
            return parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (CharacterCodingException notUtf8) {
            throw new Unusable(file + ": not UTF-8 text; save it as UTF-8");
        } catch (IOException unreadable) {
            throw new Unusable(file + ": cannot be read (" + unreadable.getClass().getSimpleName()
                    + "); name a readable file");
        }
    }

    static Passwords parse(String name, String text) {
        var all = new HashMap<String, Set<String>>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new Unusable(name + ":" + number + ": not a login; write NAME:PASSWORD");
            }
            var ofName = all.computeIfAbsent(line.substring(0, colon), _ -> new LinkedHashSet<>());
            if (ofName.size() == MOST_OF_ONE) {
                throw new Unusable(name + ":" + number + ": more than " + MOST_OF_ONE + " passwords of one name");
            }
            ofName.add(line.substring(colon + 1));
        }
        return new Passwords(all);
    }

    @Override
    public Belief believe(Visit visit, Claim claim) {
        for (String password : passwords.getOrDefault(claim.name(), Set.of())) {
            if (claim.proof().by(password)) {
                return new Belief(true, password);
            }
        }
        return Belief.REFUSED;
    }
}
