package org.spampot;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// A program of the machine that a test runs if it is installed.
public final class Tool {
    private Tool() {}

    /// Where it is: on the `PATH` or in `/usr/sbin`, where Debian has its mail servers.
    public static Optional<Path> find(String program) {
        return Stream.concat(Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                Stream.of("/usr/sbin")).filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program)).filter(Files::isExecutable).findFirst();
    }

    /// Where it is; the test that asks is skipped, with the reason, when it is nowhere.
    public static Path orSkip(String program) {
        Optional<Path> found = find(program);
        if (found.isEmpty()) {
            System.out
                    .println("skipped: " + program + " is not installed; dist/install-tools.sh installs what is asked");
        }
        assumeTrue(found.isPresent(), program + " is not installed");
        return found.orElseThrow();
    }
}
