package org.spampot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SystemsTest {
    @TempDir
    Path folder;

    @Test
    void aFileThatIsNamedIsRead() throws IOException {
        Path file = Files.writeString(folder.resolve("p0f.fp"),
                "[tcp:request]\nlabel = s:unix:Linux:3.x\nsig = *:64:0:*:mss*20,10:mss,sok,ts,nop,ws:df,id+:0\n");

        assertThat(Systems.read(file.toString()).size()).isEqualTo(1);
        assertThat(Systems.read("").size()).isZero();
    }

    @Test
    void aFileThatIsNamedAndMissingIsAnError() {
        String missing = folder.resolve("none.fp").toString();

        assertThatThrownBy(() -> Systems.read(missing)).isInstanceOf(Trouble.class)
                .hasMessage("smtp.p0f: " + missing + ": no such file; correct it, or remove the key");
        assertThatThrownBy(() -> Systems.read(folder.toString())).isInstanceOf(Trouble.class)
                .hasMessageContaining("cannot be read");
    }
}
