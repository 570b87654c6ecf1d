package org.spampot.persona;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Printable;
import org.spampot.smtp.Voice;

/// Finds personas: those that come with the program by name, others by the path of a file.
public final class Personas {
    private static final List<String> BUNDLED = List.of("postfix", "postfix-submission", "exim", "sendmail",
            "opensmtpd", "qmail", "exchange", "windows2000", "cpanel", "spamhat");
    private static final int LARGEST = 1 << 18;

    private Personas() {}

    /// The names of the personas that come with the program.
    public static List<String> names() {
        return BUNDLED;
    }

    /// The persona that `nameOrPath` names: a bundled one, else a file whose name ends in `.yaml` or `.yml`.
    ///
    /// @param host who it is to say it is; nothing for the host that its file names
    /// @param machine the machine's own host name: who it says it is when neither names a host
    /// @throws PersonaError when there is no such persona, or its file is wrong; the message is one line
    public static Voice find(String nameOrPath, @Nullable String host, String machine) {
        if (BUNDLED.contains(nameOrPath)) {
            return new PersonaReader(nameOrPath + ".yaml", bundled(nameOrPath)).read(nameOrPath, host, machine);
        }
        if (!nameOrPath.endsWith(".yaml") && !nameOrPath.endsWith(".yml")) {
            throw new PersonaError(shown(nameOrPath) + ": no such persona; there are " + String.join(", ", BUNDLED)
                    + ", or name a file that ends in .yaml");
        }
        Path file = Path.of(nameOrPath);
        String fileName = String.valueOf(file.getFileName());
        return new PersonaReader(nameOrPath, read(file)).read(fileName.substring(0, fileName.lastIndexOf('.')), host,
                machine);
    }

    /// The file of a bundled persona.
    static String bundled(String name) {
        try (InputStream file = Personas.class.getResourceAsStream(name + ".yaml")) {
            if (file == null) {
                throw new IllegalStateException("the program is incomplete: persona " + name + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("persona " + name, unreadable);
        }
    }

    private static String read(Path file) {
        String name = shown(file.toString());
        try {
            if (Files.isRegularFile(file) && Files.size(file) > LARGEST) {
                throw new PersonaError(name + ": larger than 256 kB; is it a persona file?");
            }
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new PersonaError(name + ": no such persona file; correct the path");
        } catch (CharacterCodingException notUtf8) {
            throw new PersonaError(name + ": not UTF-8 text; save it as UTF-8");
        } catch (IOException unreadable) {
            throw new PersonaError(name + ": cannot be read (" + unreadable.getClass().getSimpleName()
                    + "); name a readable file");
        }
    }

    private static String shown(String name) {
        return Printable.line(name, 200);
    }
}
