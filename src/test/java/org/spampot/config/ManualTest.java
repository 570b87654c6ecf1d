package org.spampot.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.golden.Golden;

/// The sample file and the man page say what the program does.
final class ManualTest {
    @TempDir
    Path folder;

    @Test
    void theSampleFileIsMadeFromTheSettings() {
        Golden.check("etc/spampot.yaml", Manual.sample());
    }

    @Test
    void theManPageIsMadeFromTheSettings() {
        Golden.check("docs/man/spampot.yaml.5.md", Manual.manPage());
    }

    @Test
    void theSampleAsItIsChangesNothing() throws IOException {
        assertThat(load(Manual.sample()).settings()).isEqualTo(defaults().settings());
    }

    @Test
    void theSampleWithEveryKeyUncommentedSaysTheDefaults() throws IOException {
        String uncommented = Manual.sample().lines()
                .filter(line -> !line.contains("# or, with") && !line.matches("  #( {3}|  - bind).*"))
                .map(line -> line.replaceFirst("^( *)#(?! )", "$1").replaceFirst("^ {2}# {2}-", "    -"))
                .collect(Collectors.joining("\n"));
        Effective read = load(uncommented);

        assertThat(read.settings()).isEqualTo(defaults().settings());
        assertThat(read.values()).allMatch(value -> value.origin() instanceof Origin.InFile);
    }

    private static Effective defaults() {
        return Loader.load(new Inputs(null, Map.of(), List.of()));
    }

    private Effective load(String text) throws IOException {
        return Loader.load(new Inputs(Files.writeString(folder.resolve("spampot.yaml"), text), Map.of(), List.of()));
    }
}
