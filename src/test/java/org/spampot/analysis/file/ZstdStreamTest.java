package org.spampot.analysis.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Zstandard as a stream beside the program that makes such files, where it is there; frames made by hand everywhere.
final class ZstdStreamTest {
    private static final byte[] TWO_FRAMES = bytes(0x28, 0xb5, 0x2f, 0xfd, 0x20, 3, 0x19, 0, 0, 'a', 'b', 'c',
            // skippable
            0x53, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 9, 9,
            // a run, with a checksum that is passed over
            0x28, 0xb5, 0x2f, 0xfd, 0x24, 5, 0x2b, 0, 0, 'x', 1, 2, 3, 4);

    @Test
    void framesAreReadOneBehindTheOther() throws IOException {
        assertThat(unpacked(TWO_FRAMES)).asString().isEqualTo("abcxxxxx");
    }

    @Test
    void whatIsCutIsSaidAfterWhatCouldBeRead() throws IOException {
        for (int length = 1; length < TWO_FRAMES.length; length++) {
            byte[] cut = Arrays.copyOf(TWO_FRAMES, length);
            if (length != 12 && length != 22) { // where a frame ends
                assertThatThrownBy(() -> unpacked(cut)).as("%s", length).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void aWindowThatIsTooLargeIsRefused() {
        assertThatThrownBy(() -> unpacked(bytes(0x28, 0xb5, 0x2f, 0xfd, 0, 0xf8, 0x19, 0, 0, 'a', 'b', 'c')))
                .isInstanceOf(IOException.class).hasMessageContaining("window");
    }

    @Test
    void whatTheProgramPacksIsUnpacked() throws Exception {
        var random = new Random(7);
        var text = new ByteArrayOutputStream();
        while (text.size() < 12 << 20) {
            byte[] line = new byte[random.nextInt(2000)];
            random.nextBytes(line);
            text.write(random.nextBoolean() ? line : new byte[line.length]);
            text.write(
                    "Received: from x.example.org by y.example.org\n".repeat(random.nextInt(20))
                            .getBytes(StandardCharsets.US_ASCII));
        }
        byte[] plain = text.toByteArray();
        for (String level : new String[]{"-1", "-9", "--ultra -22 --long=27"}) {
            byte[] packed = zstd(plain, level);
            assertThat(Arrays.equals(unpacked(packed), plain)).as(level).isTrue();
        }
    }

    private static byte[] zstd(byte[] plain, String level) throws IOException, InterruptedException {
        Process zstd;
        try {
            zstd = new ProcessBuilder(("zstd -q -c " + level).split(" ", -1)).start();
        } catch (IOException none) {
            Assumptions.abort("there is no zstd here");
            throw none;
        }
        Thread.ofVirtual().start(() -> {
            try (var out = zstd.getOutputStream()) {
                out.write(plain);
            } catch (IOException failed) {
                zstd.destroy();
            }
        });
        byte[] packed = zstd.getInputStream().readAllBytes();
        assertThat(zstd.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(zstd.exitValue()).isZero();
        return packed;
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (var stream = new ZstdStream(new ByteArrayInputStream(packed))) {
            return stream.readAllBytes();
        }
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int index = 0; index < values.length; index++) {
            bytes[index] = (byte) values[index];
        }
        return bytes;
    }
}
