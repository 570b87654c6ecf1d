package org.spampot.console.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccessTokenTest {
    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("secrets/console-token");
    }

    @Test
    void aNewTokenIsLongAndItsOwnersAlone() throws Exception {
        AccessToken token = AccessToken.keptIn(file(), new SecureRandom());

        assertThat(token.value()).matches("[A-Za-z0-9_-]{32}");
        assertThat(Files.getPosixFilePermissions(file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(directory.resolve("secrets")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void theSecondStartFindsTheSameToken() {
        String first = AccessToken.keptIn(file(), new SecureRandom()).value();

        assertThat(AccessToken.keptIn(file(), new SecureRandom()).value()).isEqualTo(first);
        assertThat(AccessToken.keptIn(directory.resolve("other"), new SecureRandom()).value()).isNotEqualTo(first);
    }

    @Test
    void onlyTheTokenMatches() {
        AccessToken token = AccessToken.of("0123456789abcdef");

        assertThat(token.matches("0123456789abcdef")).isTrue();
        assertThat(token.matches("0123456789abcdeF")).isFalse();
        assertThat(token.matches("0123456789abcde")).isFalse();
        assertThat(token.matches("")).isFalse();
        assertThat(token.toString()).doesNotContain("0123");
    }

    @Test
    void aFileWithSomethingElseIsRefusedInOneLine() throws Exception {
        Files.writeString(directory.resolve("short"), "abc");
        Files.writeString(directory.resolve("large"), "a".repeat(100_000));

        assertThatThrownBy(() -> AccessToken.keptIn(directory.resolve("short"), new SecureRandom()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("short")
                .hasMessageContaining("delete").message().doesNotContain("\n", "abc:");
        assertThatThrownBy(() -> AccessToken.keptIn(directory.resolve("large"), new SecureRandom()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("too large");
        assertThatThrownBy(() -> AccessToken.of("with space in it")).isInstanceOf(IllegalArgumentException.class);
    }
}
