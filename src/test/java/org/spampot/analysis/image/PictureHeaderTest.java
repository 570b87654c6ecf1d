package org.spampot.analysis.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spampot.model.Bytes;

/// What files say of their pictures, and that a file that says too much is not read.
class PictureHeaderTest {
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "tiff"})
    void formatAndSizeAreRead(String format) {
        assertThat(PictureHeader.of(Drawn.file(Drawn.blank(123, 45, Color.RED), format)))
                .isEqualTo(new PictureHeader(format, 123, 45, 1, 1));
    }

    @ParameterizedTest
    @CsvSource({"UklGRiQAAABXRUJQVlA4TBcAAAAvkMALAA8QEREREREREREREREREREREQ, 145, 48",
            "UklGRlYAAABXRUJQVlA4IEoAAADQAwCdASrIAGQAPm02mUmk, 200, 100",
            "UklGRlYAAABXRUJQVlA4WAoAAAAQAAAAZwAAHwAAQUxQSAoAAAAQAAAAZwAAHwAA, 104, 32"})
    void theSizeOfWebPIsRead(String base64, int width, int height) {
        Bytes file = Bytes.own(Base64.getMimeDecoder().decode(base64));

        assertThat(PictureHeader.of(file)).isEqualTo(new PictureHeader("webp", width, height, 1, 1));
        assertThat(PictureFile.read(file, Objects.requireNonNull(PictureHeader.of(file)), new Effort(), _ -> {
        })).isEqualTo(PictureFile.Outcome.UNREADABLE);
    }

    @Test
    void framesAndPicturesAreCounted() {
        BufferedImage blank = Drawn.blank(40, 40, Color.RED);
        assertThat(PictureHeader.of(TestGif.of(List.of(blank, blank, blank))))
                .isEqualTo(new PictureHeader("gif", 40, 40, 3, 1));
        assertThat(PictureHeader.of(TestIcon.of(blank, true))).isEqualTo(new PictureHeader("ico", 40, 40, 1, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "BM", "GIF89a", "BM is how this text begins, and it is no picture",
            "II*\0 and more of it", "MM", "RIFF1234WEBPVP8 ", "\u0000\u0000\u0001\u0000\u0001\u0000 icon of nothing"})
    void whatIsNoPictureHasNoHeader(String text) {
        assertThat(PictureHeader.of(Bytes.latin1(text))).isNull();
    }

    @Test
    void aBombIsNotRead() {
        for (int side : new int[]{5_000, 50_000, Integer.MAX_VALUE}) {
            Bytes bomb = png(side, side, 20_000);
            PictureHeader header = Objects.requireNonNull(PictureHeader.of(bomb));

            assertThat(header.width()).isEqualTo(side);
            assertThat(PictureFile.read(bomb, header, new Effort(), picture -> {
                throw new AssertionError("read");
            })).isEqualTo(PictureFile.Outcome.TOO_MUCH);
        }
    }

    @Test
    void aLargePictureIsReadWithFewerPixels() {
        BufferedImage page = Drawn.pasted(Drawn.blank(4_000, 3_000, Color.WHITE),
                Drawn.plain(Drawn.modules("http://example.com/large", ErrorCorrectionLevel.M), 12, 4), 500, 900);
        Bytes file = Drawn.file(page, "png");
        List<Picture> pictures = new ArrayList<>();
        PictureFile.read(file, Objects.requireNonNull(PictureHeader.of(file)), new Effort(), pictures::add);

        assertThat(pictures).hasSize(1);
        assertThat(pictures.getFirst().width()).isEqualTo(2_000);
        assertThat(CodeRecallTest.texts(file)).containsExactly("http://example.com/large");
    }

    @Test
    void effortEndsAndSaysSo() {
        Bytes file = Drawn.file(Drawn.photograph(400, 400, new Random(1)), "png");
        var effort = new Effort(200_000);
        PictureHeader header = Objects.requireNonNull(PictureHeader.of(file));

        assertThat(PictureFile.read(file, header, effort, picture -> CodeReader.read(picture, effort)))
                .isEqualTo(PictureFile.Outcome.TOO_MUCH);
        assertThat(effort.exhausted()).isTrue();
    }

    /// A picture tiled with eyes, each three of which might be a code: the work is bounded by effort, not by their number.
    @Test
    void aPictureOfEyesEndsWithinItsEffort() {
        BufferedImage tiles = Drawn.blank(1_800, 1_600, Color.WHITE);
        BufferedImage eye = Drawn.plain(Drawn.modules("x", ErrorCorrectionLevel.L), 1, 0).getSubimage(0, 0, 8, 8);
        for (int y = 0; y < 1_600; y += 8) {
            for (int x = 0; x < 1_800; x += 8) {
                Drawn.pasted(tiles, eye, x, y);
            }
        }
        Bytes file = Drawn.file(tiles, "png");
        var effort = new Effort();
        PictureFile.read(file, Objects.requireNonNull(PictureHeader.of(file)), effort,
                picture -> assertThat(CodeReader.read(picture, effort)).isEmpty());
    }

    @Test
    void brokenFilesAreUnreadable() {
        for (String format : List.of("png", "jpeg", "gif", "bmp", "tiff")) {
            byte[] whole = Drawn.file(Drawn.photograph(60, 50, new Random(3)), format).toArray();
            for (int seed = 0; seed < 60; seed++) {
                var random = new Random(seed);
                byte[] broken = java.util.Arrays.copyOf(whole, random.nextInt(20, whole.length + 1));
                for (int flips = random.nextInt(10); flips > 0; flips--) {
                    broken[random.nextInt(8, broken.length)] = (byte) random.nextInt();
                }
                Bytes file = Bytes.own(broken);
                PictureHeader header = PictureHeader.of(file);
                if (header != null) {
                    assertThat(PictureFile.read(file, header, new Effort(), _ -> {
                    })).as("%s %d", format, seed).isNotNull();
                }
            }
        }
    }

    /// A PNG that says to be of that size, with `rows` bytes of nothing.
    private static Bytes png(int width, int height, int rows) {
        var out = new ByteArrayOutputStream();
        out.writeBytes("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1));
        chunk(out, "IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).put((byte) 2).array());
        var deflater = new Deflater();
        deflater.setInput(new byte[rows]);
        deflater.finish();
        byte[] data = new byte[rows];
        chunk(out, "IDAT", java.util.Arrays.copyOf(data, deflater.deflate(data)));
        deflater.end();
        chunk(out, "IEND", new byte[0]);
        return Bytes.own(out.toByteArray());
    }

    private static void chunk(ByteArrayOutputStream out, String name, byte[] data) {
        byte[] typed = ByteBuffer.allocate(4 + data.length).put(name.getBytes(StandardCharsets.US_ASCII)).put(data)
                .array();
        var crc = new CRC32();
        crc.update(typed);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(typed);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
