package org.spampot.analysis.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.spampot.model.Bytes;

/// Our reader of PNG beside the JDK's, which writes the files.
class PngTest {
    private static List<Picture> read(Bytes file, int step) throws IOException {
        List<Picture> found = new ArrayList<>();
        Png.read(file, step, found::add);
        return found;
    }

    @Test
    void everyKindIsReadAsTheJdkReadsIt() throws IOException {
        List<BufferedImage> images = new ArrayList<>();
        for (int type : new int[]{BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_BYTE_INDEXED}) {
            images.add(drawn(new BufferedImage(61, 47, type)));
        }
        for (int bits = 1; bits <= 4; bits *= 2) {
            images.add(drawn(new BufferedImage(61, 47, BufferedImage.TYPE_BYTE_BINARY, palette(bits))));
        }
        images.add(drawn(new BufferedImage(61, 47, BufferedImage.TYPE_BYTE_INDEXED, palette(8))));
        for (BufferedImage image : images) {
            List<Picture> read = read(Pens.file(image, "png"), 1);
            Picture white = Objects.requireNonNull(Luminance.of(image, 255));
            Picture black = Luminance.of(image, 0);

            assertThat(read.getFirst().width()).isEqualTo(61);
            assertThat(read.getFirst().grey()).as("%s", image).isEqualTo(white.grey());
            assertThat(read).hasSize(black == null ? 1 : 2);
            if (black != null) {
                assertThat(read.getLast().grey()).isEqualTo(black.grey());
            }
        }
    }

    @Test
    void everySecondPixelIsTakenOfEverySecondRow() throws IOException {
        BufferedImage image = drawn(new BufferedImage(61, 47, BufferedImage.TYPE_INT_RGB));
        Picture whole = read(Pens.file(image, "png"), 1).getFirst();

        Picture sparse = read(Pens.file(image, "png"), 2).getFirst();

        assertThat(sparse.width()).isEqualTo(31);
        assertThat(sparse.height()).isEqualTo(24);
        assertThat(sparse.at(30, 23)).isEqualTo(whole.at(60, 46));
        assertThat(sparse.at(7, 9)).isEqualTo(whole.at(14, 18));
    }

    @Test
    void whatIsThereOfADamagedFileCounts() throws IOException {
        Bytes file = Pens.file(drawn(new BufferedImage(61, 47, BufferedImage.TYPE_INT_RGB)), "png");
        Picture whole = read(file, 1).getFirst();

        Picture half = read(file.slice(0, file.size() / 2), 1).getFirst();

        assertThat(half.at(5, 5)).isEqualTo(whole.at(5, 5));
        assertThat(half.at(60, 46)).as("what is missing is white").isEqualTo(255);
        assertThatThrownBy(() -> read(file.slice(0, 40), 1)).isInstanceOf(IOException.class);
    }

    private static BufferedImage drawn(BufferedImage image) {
        var random = new Random(3);
        Graphics2D pen = image.createGraphics();
        for (int shape = 0; shape < 40; shape++) {
            pen.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256),
                    64 + random.nextInt(192)));
            pen.fillOval(random.nextInt(50), random.nextInt(40), 5 + random.nextInt(20), 5 + random.nextInt(20));
        }
        pen.dispose();
        return image;
    }

    private static IndexColorModel palette(int bits) {
        int size = 1 << bits;
        byte[][] colors = new byte[4][size];
        new Random(bits).nextBytes(colors[0]);
        new Random(bits + 1).nextBytes(colors[1]);
        new Random(bits + 2).nextBytes(colors[2]);
        for (int color = 0; color < size; color++) {
            colors[3][color] = (byte) (color % 2 == 0 ? 255 : 100);
        }
        return new IndexColorModel(bits, size, colors[0], colors[1], colors[2], colors[3]);
    }
}
