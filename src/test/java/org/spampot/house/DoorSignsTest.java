package org.spampot.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every package says at its door what it is, where to start reading, whom it knows and what it leaves to others.
final class DoorSignsTest {
    static List<Path> packages() {
        return SourceTree.files("src/main/java", ".java").stream().map(file -> Objects.requireNonNull(file.getParent()))
                .distinct()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageHasADoorSign(Path folder) {
        Path sign = folder.resolve("package-info.java");
        assertThat(sign).exists();
        assertThat(SourceTree.read(sign)).contains("@NullMarked", "Start at", "Depends on", "Does not")
                .startsWith("/// ");
    }

    @Test
    void thereIsSomethingToCheck() {
        assertThat(packages()).isNotEmpty().allMatch(Files::isDirectory);
    }

    @Test
    void noTestPackageIsOutsideTheProject() {
        assertThat(Stream.of("src/test/java", "src/it/java", "src/fuzz/java", "src/browser/java")
                .flatMap(root -> SourceTree.files(root, ".java").stream()
                        .map(SourceTree.ROOT.resolve(root)::relativize)))
                .allMatch(file -> file.startsWith(Path.of("org", "spampot")));
    }
}
