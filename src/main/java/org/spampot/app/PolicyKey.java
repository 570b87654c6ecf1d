package org.spampot.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.spampot.model.Bytes;

/// The key in `DATA/secrets/policy-key`, which makes what is decided by chance the same after a restart: 32 random bytes
/// in hex, made at the first start.
final class PolicyKey {
    private static final int BYTES = 32;

    private PolicyKey() {}

    static Bytes keptIn(Path data, SecureRandom random) {
        Path file = data.resolve("secrets").resolve("policy-key");
        try {
            if (!Files.exists(file)) {
                create(file, random);
            }
            String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
            if (!text.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
                throw Trouble.failed(file + ": not a key of " + 2 * BYTES + " hex digits; delete it to have one made"
                        + " (what was decided by chance is then decided anew)");
            }
            return Bytes.own(HexFormat.of().parseHex(text));
        } catch (IOException failure) {
            throw Trouble.failed(file + ": cannot be read or made (" + failure.getClass().getSimpleName()
                    + "); correct the permissions of its folder");
        }
    }

    private static void create(Path file, SecureRandom random) throws IOException {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        Path folder = file.getParent();
        if (folder != null && !Files.exists(folder)) {
            Files.createDirectories(folder,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(bytes) + "\n");
    }
}
