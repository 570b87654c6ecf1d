package org.spampot.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The program that tests start: that of `mvn verify` is packaged, and with an archive of its classes (JEP 350) a start takes
/// half the time; `mvn test` has classes alone.
final class Packaged {
    private static final Path TARGET = Path.of(System.getProperty("spampot.target", "target")).toAbsolutePath();

    /// What `java` is given, before the words of the command line.
    static final List<String> CODE = code();

    private Packaged() {}

    private static List<String> code() {
        Path jar = TARGET.resolve("spampot.jar");
        try {
            if (!Files.exists(jar) || newest(TARGET.resolve("classes")).compareTo(Files.getLastModifiedTime(jar)) > 0) {
                return List.of("-cp", System.getProperty("java.class.path").replace("/test-classes", "/none"),
                        "org.spampot.Main");
            }
            Path archive = TARGET.resolve("it.jsa");
            if (!Files.exists(archive)
                    || Files.getLastModifiedTime(archive).compareTo(Files.getLastModifiedTime(jar)) < 0) {
                record(jar, archive);
            }
            // one that does not fit is no reason to say anything
            return List.of("-Xlog:disable", "-XX:SharedArchiveFile=" + archive, "-jar", jar.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static FileTime newest(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<FileTime> times = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                times.add(Files.getLastModifiedTime(file));
            }
            return times.stream().max(FileTime::compareTo).orElseThrow();
        }
    }

    /// By an import of nothing, which brings up journal, analysis and store.
    private static void record(Path jar, Path archive) throws IOException {
        Path folder = Files.createTempDirectory(TARGET, "it");
        Path nothing = Files.createDirectory(folder.resolve("nothing"));
        Path made = folder.resolve("it.jsa");
        try {
            int code = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-Xlog:disable",
                    "-XX:ArchiveClassesAtExit=" + made, "-jar", jar.toString(), "import", nothing.toString(), "--data",
                    folder.resolve("data").toString()).redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said").toFile()).start().waitFor();
            if (code != 0) {
                throw new AssertionError(Files.readString(folder.resolve("said")));
            }
            // by another process of the same tests perhaps at the same time
            Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }
}
