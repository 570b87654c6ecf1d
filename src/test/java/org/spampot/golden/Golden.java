package org.spampot.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file whose content is made by a test's subject: compared, or with `-Dgolden=update` written anew.
public final class Golden {
    private static final Path ROOT = Path.of(System.getProperty("spampot.basedir", "."));

    private Golden() {}

    /// `text` is what `file` (from the project's root) says.
    public static void check(String file, String text) {
        Path path = ROOT.resolve(file);
        try {
            if ("update".equals(System.getProperty("golden"))) {
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(path, text);
            }
            assertThat(path).as("made by -Dgolden=update").exists();
            assertThat(text).as("%s; rewrite it with -Dgolden=update and look at the difference", file)
                    .isEqualTo(Files.readString(path));
        } catch (IOException failed) {
            throw new UncheckedIOException(file, failed);
        }
    }
}
