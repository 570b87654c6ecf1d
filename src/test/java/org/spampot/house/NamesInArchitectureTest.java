package org.spampot.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A file name in `ARCHITECTURE.md` or `HACKING.md` is a promise to the reader: the file is there.
final class NamesInArchitectureTest {
    /// `File.java`, `smtp/Session.java`, `src/main/java/org/spampot/Main.java`; not `*.java` or `NNN.eml`.
    private static final Pattern JAVA_FILE = Pattern
            .compile("(?<![\\w/*{.-])((?:[\\w.-]+/)*[A-Za-z_][\\w-]*\\.java)\\b");

    @Test
    void everyFileNamedInArchitectureExists() {
        everyFileNamedExists("ARCHITECTURE.md");
    }

    @Test
    void everyFileNamedInHackingExists() {
        everyFileNamedExists("HACKING.md");
    }

    private static void everyFileNamedExists(String name) {
        Path document = SourceTree.ROOT.resolve(name);
        assumeTrue(Files.exists(document), name + " is not written yet");
        List<String> sources = SourceTree.files("src", ".java").stream()
                .map(file -> "/" + SourceTree.ROOT.relativize(file).toString().replace('\\', '/')).toList();

        assertThat(missing(SourceTree.read(document), sources)).as("files named in %s that are not in src", name)
                .isEmpty();
    }

    private static Set<String> missing(String text, List<String> sources) {
        Set<String> missing = new TreeSet<>();
        JAVA_FILE.matcher(text).results().map(found -> found.group(1))
                .filter(file -> sources.stream().noneMatch(source -> source.endsWith("/" + file)))
                .forEach(missing::add);
        return missing;
    }

    @Test
    void aWrongNameIsFound() {
        List<String> sources = List.of("/src/main/java/org/spampot/smtp/Session.java");

        assertThat(missing("`smtp/Session.java` and Session.java, `src/*.java`", sources)).isEmpty();
        assertThat(Stream.of("see `smtp/Sesion.java`", "(listen/Session.java)", "XSession.java")
                .map(t -> missing(t, sources)))
                .noneMatch(Set::isEmpty);
    }
}
