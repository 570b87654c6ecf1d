package org.spampot.console.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/// The one secret that signs in to the console.
///
/// Thread-safety: immutable.
public final class AccessToken {
    private static final int BYTES = 24;
    private static final int LEAST = 16;
    private static final int MOST = 200;

    private final String value;

    private AccessToken(String value, String from) {
        if (!value.matches("[A-Za-z0-9._~-]{" + LEAST + "," + MOST + "}")) {
            throw new IllegalArgumentException(from + ": a console token has " + LEAST + " to " + MOST
                    + " letters, digits and . _ ~ -; leave it empty, or delete the file, to have one made");
        }
        this.value = value;
    }

    /// The token that the operator chose.
    ///
    /// @throws IllegalArgumentException it is too short, too long, or does not fit in a URL; one line
    public static AccessToken of(String value) {
        return new AccessToken(value, "console.token");
    }

    /// The token in `file`; when there is none, a new one of 192 random bits, which only its owner can read.
    ///
    /// @throws IllegalArgumentException the file holds something else; one line
    public static AccessToken keptIn(Path file, SecureRandom random) {
        try {
            if (!Files.exists(file)) {
                create(file, random);
            }
            if (Files.size(file) > 2 * MOST) {
                throw new IllegalArgumentException(
                        file + ": too large for a console token; delete it to have one made");
            }
            return new AccessToken(Files.readString(file, StandardCharsets.ISO_8859_1).strip(), file.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException("console token " + file + " cannot be read or made: "
                    + failure.getMessage(), failure);
        }
    }

    private static void create(Path file, SecureRandom random) throws IOException {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.exists(folder)) {
            Files.createDirectories(folder,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        try {
            Files.createFile(file,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n");
        } catch (FileAlreadyExistsException _) {
            // another process was faster: its token is as good
        }
    }

    /// Whether `given` is it. The time this takes does not tell how much of it is right.
    public boolean matches(String given) {
        return MessageDigest.isEqual(digest(given), digest(value));
    }

    private static byte[] digest(String text) {
        return org.spampot.model.Bytes.utf8(text).sha256().getBytes(StandardCharsets.US_ASCII);
    }

    /// The token itself, for the login URL.
    public String value() {
        return value;
    }

    @Override
    public String toString() {
        return "(console token)";
    }
}
