package org.spampot.analysis.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.spampot.model.Bytes;

class ColorScansTest {
    @Test
    void brightnessIsTheSameWithoutThem() throws IOException {
        Bytes file = progressive();
        Bytes fewer = ColorScans.leftOut(file);

        assertThat(brightness(fewer)).isEqualTo(brightness(file));
        assertThat(scans(file)).isEqualTo(10);
        assertThat(scans(fewer)).isEqualTo(6);
    }

    @Test
    void whatIsNotProgressiveStaysAsItIs() {
        Bytes file = Drawn.jpeg(Drawn.photograph(90, 70, new Random(1)), 0.8f);

        assertThat(ColorScans.leftOut(file)).isSameAs(file);
    }

    @Test
    void aFileThatEndsAnywhereIsGoneOverToItsEnd() throws IOException {
        Bytes file = progressive();
        for (int end = 0; end < file.size(); end += 7) {
            assertThat(ColorScans.leftOut(file.slice(0, end)).size()).isLessThanOrEqualTo(end);
        }
    }

    private static int scans(Bytes file) {
        return Objects.requireNonNull(PictureHeader.of(file)).passes();
    }

    private static int[] brightness(Bytes file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file.toArray()))) {
            reader.setInput(in, true, true);
            var raster = reader.readRaster(0, reader.getDefaultReadParam());
            return raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
        } finally {
            reader.dispose();
        }
    }

    private static Bytes progressive() throws IOException {
        var image = new BufferedImage(150, 110, BufferedImage.TYPE_INT_RGB);
        var random = new Random(2);
        Graphics2D pen = image.createGraphics();
        for (int shape = 0; shape < 60; shape++) {
            pen.setColor(new Color(random.nextInt(0xffffff)));
            pen.fillOval(random.nextInt(150), random.nextInt(110), random.nextInt(40), random.nextInt(40));
        }
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return Bytes.own(out.toByteArray());
    }
}
