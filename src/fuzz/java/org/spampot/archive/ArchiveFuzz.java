package org.spampot.archive;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.util.List;

/// Whatever a file holds, it is read to its end, and every byte of an mbox is told of once.
class ArchiveFuzz {
    private static final Limits SMALL = new Limits(100_000, 4, 1000, 256, 1 << 20);

    @FuzzTest(maxDuration = "30s")
    void anyFileIsRead(byte[] file) {
        List<Found> found = Reading.of(Format.AUTO, SMALL, new ByteArrayInputStream(file), "-");

        if (found.isEmpty() && !new String(file, java.nio.charset.StandardCharsets.ISO_8859_1).startsWith("\1\1\1\1\n")
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
}
