package org.spampot.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spampot.config.Settings;
import org.spampot.listen.syn.Signatures;

/// The signature file of p0f, as the settings name it.
final class Systems {
    private static final Logger LOG = LoggerFactory.getLogger(Systems.class);
    private static final long LARGEST = 4L << 20;

    private Systems() {}

    /// What `file` knows. That the default is not there is the usual case; whoever names another wants it read.
    ///
    /// @throws Trouble in one line, when it cannot be
    static Signatures read(String file) {
        if (file.isEmpty()) {
            return Signatures.NONE;
        }
        Path path = Path.of(file);
        try {
            if (Files.size(path) > LARGEST) {
                throw Trouble.usage("smtp.p0f: " + file + " is larger than 4 MB; is it a signature file?");
            }
            var systems = Signatures.read(
                    new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1).lines().toList());
            if (systems.unreadable() > 0 || systems.size() == 0) {
                LOG.warn("{} signatures of {} cannot be read, {} can; is it one of p0f 3?", systems.unreadable(), file,
                        systems.size());
            }
            return systems;
        } catch (NoSuchFileException missing) {
            if (file.equals(Settings.Smtp.DEFAULT_P0F)) {
                return Signatures.NONE;
            }
            throw Trouble.usage("smtp.p0f: " + file + ": no such file; correct it, or remove the key");
        } catch (IOException unreadable) {
            throw Trouble.usage("smtp.p0f: " + file + " cannot be read; make it readable, or remove the key");
        }
    }
}
