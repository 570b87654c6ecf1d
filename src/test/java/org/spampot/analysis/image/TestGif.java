package org.spampot.analysis.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.spampot.model.Bytes;

/// Writes animations. Transparent pixels are color 255.
final class TestGif {
    private TestGif() {}

    static Bytes of(List<BufferedImage> frames) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (BufferedImage frame : frames) {
                BufferedImage indexed = indexed(frame);
                IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(indexed), null);
                var root = (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
                var control = (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
                control.setAttribute("disposalMethod", "doNotDispose");
                control.setAttribute("delayTime", "50");
                metadata.setFromTree(metadata.getNativeMetadataFormatName(), root);
                writer.writeToSequence(new IIOImage(indexed, null, metadata), null);
            }
            writer.endWriteSequence();
        } catch (IOException bug) {
            throw new UncheckedIOException(bug);
        }
        writer.dispose();
        return Bytes.own(out.toByteArray());
    }

    private static BufferedImage indexed(BufferedImage frame) {
        byte[] grey = new byte[256];
        for (int value = 0; value < 256; value++) {
            grey[value] = (byte) value;
        }
        var colors = new IndexColorModel(8, 256, grey, grey, grey, 255);
        var out = new BufferedImage(frame.getWidth(), frame.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, colors);
        for (int y = 0; y < frame.getHeight(); y++) {
            for (int x = 0; x < frame.getWidth(); x++) {
                int rgb = frame.getRGB(x, y);
                boolean clear = rgb >>> 24 < 128;
                out.getRaster().setSample(x, y, 0, clear ? 255 : Math.min(254, Luminance.ofRgb(rgb)));
            }
        }
        return out;
    }

    static BufferedImage onWhite(BufferedImage image) {
        BufferedImage out = Drawn.blank(image.getWidth(), image.getHeight(), Color.WHITE);
        Graphics2D pen = out.createGraphics();
        pen.drawImage(image, 0, 0, null);
        pen.dispose();
        return out;
    }
}
