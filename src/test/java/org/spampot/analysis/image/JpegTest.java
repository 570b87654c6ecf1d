package org.spampot.analysis.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spampot.model.Bytes;

/// Our reader of JPEG beside the JDK's, which writes the files.
class JpegTest {
    /// Kinds of files: whether progressive, shares of brightness, units between restarts.
    static Stream<Arguments> kinds() {
        return Stream.of(Arguments.of(false, "2x2", 0), Arguments.of(false, "1x1", 0), Arguments.of(false, "2x1", 0),
                Arguments.of(false, "1x2", 0), Arguments.of(false, "4x1", 0), Arguments.of(false, "gray", 0),
                Arguments.of(true, "2x2", 0), Arguments.of(true, "1x1", 0), Arguments.of(true, "gray", 0),
                Arguments.of(false, "2x2", 3), Arguments.of(false, "gray", 1), Arguments.of(true, "2x1", 5));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyPixelIsAsTheJdkReadsIt(boolean progressive, String shares, int interval) throws IOException {
        for (int side = 97; side < 113; side += 5) {
            Bytes file = written(side, progressive, shares, interval);
            assertThat(contains(file, 0xdd)).as("restarts").isEqualTo(interval > 0);
            assertThat(contains(file, 0xc2)).as("progressive").isEqualTo(progressive);
            for (int step = 1; step <= 3; step++) {
                assertThat(own(file, step).grey()).as("side %d, step %d", side, step).isEqualTo(jdk(file, step));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsThereOfADamagedFileCounts(boolean progressive, String shares, int interval) throws IOException {
        Bytes file = written(97, progressive, shares, interval);
        Picture whole = own(file, 1);

        for (int eighth = 5; eighth < 8; eighth++) {
            Picture most = own(file.slice(0, file.size() * eighth / 8), 1);

            long wrong = 0;
            for (int at = 0; at < 97 * 32; at++) {
                wrong += Math.abs(most.at(at % 97, at / 97) - whole.at(at % 97, at / 97));
            }
            assertThat(wrong / (97 * 32)).as("%d eighths", eighth).isLessThan(progressive ? 8 : 1);
            if (!progressive) {
                assertThat(most.at(96, most.height() - 1)).as("what is missing is gray").isEqualTo(128);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void nothingBrokenThrowsAnythingElse(boolean progressive, String shares, int interval) throws IOException {
        byte[] file = written(64, progressive, shares, interval).toArray();
        var random = new Random(5);
        int read = 0;
        for (int time = 0; time < 400; time++) {
            byte[] bent = file.clone();
            for (int change = 0; change < 4; change++) {
                bent[random.nextInt(bent.length)] = (byte) random.nextInt(256);
            }
            try {
                own(Bytes.own(bent).slice(0, time % 2 == 0 ? bent.length : random.nextInt(bent.length)), 1);
                read++;
            } catch (IOException nothing) {
                assertThat(nothing).hasMessageStartingWith("no ");
            }
        }
        assertThat(read).isGreaterThan(100);
    }

    @Test
    void whatHasNoScanIsNoPicture() throws IOException {
        Bytes file = written(97, false, "2x2", 0);
        int scan = 0;
        while (file.at(scan) != 0xff || file.at(scan + 1) != 0xda) {
            scan++;
        }
        int end = scan;

        assertThatThrownBy(() -> own(file.slice(0, end), 1)).isInstanceOf(IOException.class);
    }

    @Test
    void otherKindsAreLeftToOthers() throws IOException {
        byte[] file = written(97, false, "2x2", 0).toArray();
        int frame = 0;
        while (file[frame] != (byte) 0xff || file[frame + 1] != (byte) 0xc0) {
            frame++;
        }
        byte[] arithmetic = file.clone();
        arithmetic[frame + 1] = (byte) 0xc9;
        byte[] fine = file.clone();
        fine[frame + 4] = 12;
        byte[] coarse = file.clone();
        coarse[frame + 11] = 0x11;
        coarse[frame + 14] = 0x22;

        assertThat(Jpeg.frame(Bytes.own(file))).isNotNull();
        assertThat(Jpeg.frame(Bytes.own(arithmetic))).isNull();
        assertThat(Jpeg.frame(Bytes.own(fine))).isNull();
        assertThat(Jpeg.frame(Bytes.own(coarse))).as("colors finer than brightness").isNull();
    }

    private static Picture own(Bytes file, int step) throws IOException {
        JpegFrame frame = Jpeg.frame(file);
        if (frame == null || frame.width() * frame.height() > 1_000_000) {
            throw new IOException("no frame");
        }
        return Jpeg.read(file, frame, step, 20);
    }

    private static byte[] jdk(Bytes file, int step) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (var in = new MemoryCacheImageInputStream(file.stream())) {
            reader.setInput(in, true, true);
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(step, step, 0, 0);
            return Luminance.ofJpeg(reader.readRaster(0, param), Luminance.JpegColors.YCC).grey();
        } finally {
            reader.dispose();
        }
    }

    private static boolean contains(Bytes file, int marker) {
        for (int at = 2; file.at(at + 1) != 0xda; at += 2 + (file.at(at + 2) << 8 | file.at(at + 3))) {
            if (file.at(at + 1) == marker) {
                return true;
            }
        }
        return false;
    }

    private static Bytes written(int side, boolean progressive, String shares, int interval) throws IOException {
        boolean gray = shares.equals("gray");
        BufferedImage image = drawn(side, gray ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), param);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
        if (!gray) {
            var first = (IIOMetadataNode) root.getElementsByTagName("componentSpec").item(0);
            first.setAttribute("HsamplingFactor", shares.substring(0, 1));
            first.setAttribute("VsamplingFactor", shares.substring(2));
        }
        if (interval > 0) {
            var restarts = new IIOMetadataNode("dri");
            restarts.setAttribute("interval", Integer.toString(interval));
            Objects.requireNonNull(root.getElementsByTagName("markerSequence").item(0)).appendChild(restarts);
        }
        metadata.setFromTree(metadata.getNativeMetadataFormatName(), root);
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, metadata), param);
        } finally {
            writer.dispose();
        }
        return Bytes.own(out.toByteArray());
    }

    private static BufferedImage drawn(int side, int type) {
        var image = new BufferedImage(side, side * 3 / 4, type);
        var random = new Random(side);
        Graphics2D pen = image.createGraphics();
        for (int shape = 0; shape < 60; shape++) {
            pen.setColor(new Color(random.nextInt(0xffffff)));
            pen.fillOval(random.nextInt(side), random.nextInt(side), random.nextInt(40), random.nextInt(40));
        }
        pen.dispose();
        return image;
    }
}
