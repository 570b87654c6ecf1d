package org.spampot.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a file holds, it is read to its end, and every byte of an mbox is told of once.
class ArchiveFuzz {
    private static final Limits SMALL = new Limits(100_000, 4, 1000, 256, 1 << 20);

    @TempDir
    static Path folder;

    @FuzzTest(maxDuration = "30s")
    void anyFileIsRead(byte[] file) {
        List<Found> found = Reading.of(Format.AUTO, SMALL, new ByteArrayInputStream(file), "-");

        if (found.isEmpty() && !new String(file, ISO_8859_1).startsWith("\1\1\1\1\n")
                && !packed(file)) {
            throw new AssertionError("nothing was found");
        }
    }

    /// An archive may be empty.
    private static boolean packed(byte[] file) {
        Kind kind = Kind.of(new Window(new ByteArrayInputStream(file)),
                new Place("-", "-", "", null, null, null, null, true, 0));
        return switch (kind) {
            case ZIP, TAR, SEVEN_ZIP, GZIP, BZIP2, XZ, ZSTD -> true;
            default -> false;
        };
    }

    @FuzzTest(maxDuration = "30s")
    void noByteOfAnMboxIsLost(byte[] file) {
        List<Found> found = Reading.mboxItself(file, SMALL);

        String lost = RandomMbox.uncovered(file, found);
        if (!lost.isEmpty()) {
            throw new AssertionError(lost);
        }
    }

    /// A manifest, up to the first empty line of `both`, lies beside the mbox that follows.
    @FuzzTest(maxDuration = "30s")
    void aManifestChangesOnlyWhatItsDigestProves(byte[] both) throws IOException {
        String text = new String(both, ISO_8859_1);
        int middle = text.indexOf("\n\n");
        String manifest = text.substring(0, Math.max(0, middle));
        byte[] mbox = text.substring(middle < 0 ? 0 : middle + 2).getBytes(ISO_8859_1);
        Path file = folder.resolve("some.mbox");
        Files.write(file, mbox);
        Files.writeString(folder.resolve("some.mbox.manifest.jsonl"), manifest, ISO_8859_1);

        List<Found> found = Reading.mboxItself(mbox, SMALL, file);

        List<Found> undone = found.stream().filter(each -> each instanceof Found.Message message
                && message.format().equals("mboxrd")).toList();
        if (undone.isEmpty() && !Reading.shown(found).equals(Reading.shown(Reading.mboxItself(mbox, SMALL)))) {
            throw new AssertionError("it is read otherwise, and nothing was proved");
        }
        for (Found each : undone) {
            if (!manifest.contains(((Found.Message) each).content().sha256())) {
                throw new AssertionError("a message was made up");
            }
        }
    }
}
