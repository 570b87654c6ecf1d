package org.spampot.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void aNewDirectoryIsMadeForItsOwnerOnly() throws IOException {
        Path root = folder.resolve("a/b");
        try (var data = DataDirectory.own(root, NOW)) {
            Desk.open(data.journal()).close();
            assertThat(mode(root)).isEqualTo("rwx------");
            assertThat(mode(data.journal())).isEqualTo("rwx------");
            assertThat(mode(root.resolve("lock"))).isEqualTo("rw-------");
            assertThat(mode(root.resolve("version"))).isEqualTo("rw-------");
            assertThat(mode(Segments.file(data.journal(), 1))).isEqualTo("rw-------");
            assertThat(root.resolve("lock"))
                    .hasContent("pid " + ProcessHandle.current().pid() + " since 2026-03-01T12:00:00Z");
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void aSecondOwnerInThisProcessIsRefusedInOneLineAndALaterOneIsNot() {
        try (var _ = DataDirectory.own(folder, NOW)) {
            assertThatThrownBy(() -> DataDirectory.own(folder, NOW)).isInstanceOf(DataDirectoryRefused.class)
                    .hasMessageContainingAll(folder.toString(), "pid " + ProcessHandle.current().pid(), "--data")
                    .hasMessageNotContaining("\n");
        }
        DataDirectory.own(folder, NOW).close();
    }

    @Test
    void anotherProcessThatOwnsItIsNamedAndItsDeathFreesIt() throws Exception {
        var owner = ChildJvm.start(OwnerMain.class, folder.toString());
        try {
            assertThat(owner.inputReader().readLine()).isEqualTo("owned");
            assertThatThrownBy(() -> DataDirectory.own(folder, NOW)).hasMessageContaining("pid " + owner.pid());
            DataDirectory.look(folder).close();
        } finally {
            owner.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        }
        assertThat(folder.resolve("lock")).content().contains("pid " + owner.pid());
        DataDirectory.own(folder, NOW).close();
    }

    @Test
    void whatANewerVersionMadeIsRefused() throws IOException {
        Files.writeString(folder.resolve("version"), "2\n");
        assertThatThrownBy(() -> DataDirectory.own(folder, NOW)).isInstanceOf(DataDirectoryRefused.class)
                .hasMessageContainingAll("layout 2", "newer Spampot").hasMessageNotContaining("\n");
        assertThatThrownBy(() -> DataDirectory.look(folder)).hasMessageContaining("layout 2");
        // and the refused owner has let go
        Files.writeString(folder.resolve("version"), "1\n");
        DataDirectory.own(folder, NOW).close();
    }

    @Test
    void aVersionThatIsNoNumberIsRefused() throws IOException {
        Files.writeString(folder.resolve("version"), "x".repeat(1000));
        assertThatThrownBy(() -> DataDirectory.own(folder, NOW)).hasMessageContaining("no number");
    }

    @Test
    void aFileInThePlaceOfTheDirectoryIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> DataDirectory.own(file, NOW)).isInstanceOf(DataDirectoryRefused.class)
                .hasMessageContaining(file.toString()).hasMessageNotContaining("\n");
        assertThatThrownBy(() -> DataDirectory.own(file.resolve("below"), NOW))
                .isInstanceOf(DataDirectoryRefused.class).hasMessageNotContaining("\n");
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsRefused() {
        assumeTrue(!"root".equals(System.getProperty("user.name")), "root may write anywhere");
        assertThat(folder.toFile().setWritable(false)).isTrue();
        assertThatThrownBy(() -> DataDirectory.own(folder.resolve("data"), NOW))
                .isInstanceOf(DataDirectoryRefused.class).hasMessageContaining("no permission");
    }

    @Test
    void lookingAtADirectoryThatIsNotThereIsRefusedAndMakesNone() {
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> DataDirectory.look(none)).hasMessageContainingAll(none.toString(), "spampot run");
        assertThat(none).doesNotExist();
    }
}
