package org.spampot.analysis.image;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.spampot.model.Bytes;

/// Draws codes, and does to them what senders and cameras do.
final class Drawn {
    private static final List<String> WORDS = List.of("account", "payroll", "invoice", "please", "scan", "urgent",
            "ticket", "2026");

    private Drawn() {}

    /// The modules of a QR code; true is dark.
    static boolean[][] modules(String text, ErrorCorrectionLevel level) {
        try {
            var matrix = Encoder.encode(text, level).getMatrix();
            boolean[][] dark = new boolean[matrix.getHeight()][matrix.getWidth()];
            for (int y = 0; y < dark.length; y++) {
                for (int x = 0; x < dark.length; x++) {
                    dark[y][x] = matrix.get(x, y) == 1;
                }
            }
            return dark;
        } catch (WriterException bug) {
            throw new IllegalStateException(bug);
        }
    }

    static BufferedImage plain(boolean[][] dark, int module, int quiet) {
        return plain(dark, module, quiet, Color.BLACK, Color.WHITE);
    }

    static BufferedImage plain(boolean[][] dark, int module, int quiet, Color ink, Color paper) {
        int side = (dark.length + 2 * quiet) * module;
        var image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        pen.setComposite(AlphaComposite.Src);
        pen.setColor(paper);
        pen.fillRect(0, 0, side, side);
        pen.setColor(ink);
        for (int y = 0; y < dark.length; y++) {
            for (int x = 0; x < dark.length; x++) {
                if (dark[y][x]) {
                    pen.fillRect((x + quiet) * module, (y + quiet) * module, module, module);
                }
            }
        }
        pen.dispose();
        return image;
    }

    /// Modules as dots; the eyes as rings when `roundEyes`, else square.
    static BufferedImage dots(boolean[][] dark, int module, double size, boolean roundEyes) {
        int n = dark.length;
        int side = (n + 8) * module;
        BufferedImage image = blank(side, side, Color.WHITE);
        Graphics2D pen = smooth(image);
        pen.setColor(Color.BLACK);
        for (int y = 0; y < n; y++) {
            for (int x = 0; x < n; x++) {
                boolean eye = (x < 7 || x >= n - 7) && (y < 7 || y >= n - 7) && !(x >= n - 7 && y >= n - 7);
                double left = (x + 4) * module;
                double top = (y + 4) * module;
                if (dark[y][x] && eye && !roundEyes) {
                    pen.fillRect((int) left, (int) top, module, module);
                } else if (dark[y][x] && !eye) {
                    double off = module * (1 - size) / 2;
                    pen.fill(new Ellipse2D.Double(left + off, top + off, module * size, module * size));
                }
            }
        }
        if (roundEyes) {
            for (int[] at : new int[][]{{4, 4}, {n - 3, 4}, {4, n - 3}}) {
                for (int ring = 0; ring < 3; ring++) {
                    pen.setColor(ring == 1 ? Color.WHITE : Color.BLACK);
                    double off = ring * module;
                    double wide = (7 - 2 * ring) * module;
                    pen.fill(new Ellipse2D.Double(at[0] * module + off, at[1] * module + off, wide, wide));
                }
            }
        }
        pen.dispose();
        return image;
    }

    static BufferedImage blank(int width, int height, Color paper) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(paper);
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        return image;
    }

    static Graphics2D smooth(BufferedImage image) {
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        return pen;
    }

    static BufferedImage rotated(BufferedImage image, double degrees) {
        int side = (int) (image.getWidth() * 1.5);
        BufferedImage out = blank(side, side, Color.WHITE);
        Graphics2D pen = smooth(out);
        pen.rotate(Math.toRadians(degrees), side / 2.0, side / 2.0);
        pen.drawImage(image, (side - image.getWidth()) / 2, (side - image.getHeight()) / 2, null);
        pen.dispose();
        return out;
    }

    static BufferedImage mirrored(BufferedImage image) {
        var turn = new AffineTransform(-1, 0, 0, 1, image.getWidth(), 0);
        return new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(image, null);
    }

    static BufferedImage resized(BufferedImage image, int width, int height) {
        BufferedImage out = blank(width, height, Color.WHITE);
        Graphics2D pen = smooth(out);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, width, height, null);
        pen.dispose();
        return out;
    }

    /// As a camera sees it that does not stand right before it: the far side `narrow` times as wide as the near one.
    static BufferedImage slanted(BufferedImage image, double narrow) {
        int side = image.getWidth();
        BufferedImage out = blank(side, side, Color.WHITE);
        for (int y = 0; y < side; y++) {
            double depth = y / (double) side;
            double scale = narrow + (1 - narrow) * depth;
            // rows that are farther away are also less high
            double sourceY = depth / scale * side;
            for (int x = 0; x < side; x++) {
                double sourceX = (x - side / 2.0) / scale + side / 2.0;
                if (sourceX >= 0 && sourceX < side && sourceY < side) {
                    out.setRGB(x, y, image.getRGB((int) sourceX, (int) sourceY));
                }
            }
        }
        return out;
    }

    static BufferedImage blurred(BufferedImage image, int radius) {
        int side = 2 * radius + 1;
        float[] weights = new float[side * side];
        java.util.Arrays.fill(weights, 1f / weights.length);
        BufferedImage copy = resized(image, image.getWidth(), image.getHeight());
        return new ConvolveOp(new Kernel(side, side, weights), ConvolveOp.EDGE_NO_OP, null).filter(copy, null);
    }

    static BufferedImage noisy(BufferedImage image, Random random, double strength, double specks) {
        BufferedImage out = resized(image, image.getWidth(), image.getHeight());
        for (int y = 0; y < out.getHeight(); y++) {
            for (int x = 0; x < out.getWidth(); x++) {
                int value = (out.getRGB(x, y) & 255) + (int) (random.nextGaussian() * strength);
                if (random.nextDouble() < specks) {
                    value = random.nextBoolean() ? 0 : 255;
                }
                int clean = Math.clamp(value, 0, 255);
                out.setRGB(x, y, clean << 16 | clean << 8 | clean);
            }
        }
        return out;
    }

    /// As light falls on paper: one side in shade.
    static BufferedImage shaded(BufferedImage image, double darkest) {
        BufferedImage out = resized(image, image.getWidth(), image.getHeight());
        for (int y = 0; y < out.getHeight(); y++) {
            for (int x = 0; x < out.getWidth(); x++) {
                double light = darkest + (1 - darkest) * (x + y) / (out.getWidth() + out.getHeight());
                int value = (int) ((out.getRGB(x, y) & 255) * light);
                out.setRGB(x, y, value << 16 | value << 8 | value);
            }
        }
        return out;
    }

    /// A page of text and boxes, as on a screen.
    static BufferedImage screen(int width, int height, Random random) {
        BufferedImage out = blank(width, height, new Color(245, 245, 248));
        Graphics2D pen = smooth(out);
        pen.setColor(new Color(0x1a, 0x4f, 0x9c));
        pen.fillRect(0, 0, width, 50);
        pen.setColor(Color.WHITE);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 22));
        pen.drawString("Example Bank  Secure Portal", 20, 34);
        pen.setColor(Color.DARK_GRAY);
        pen.setFont(new Font(Font.SERIF, Font.PLAIN, 14));
        for (int y = 80; y < height; y += 18) {
            var line = new StringBuilder();
            while (line.length() < width / 8) {
                line.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
            }
            pen.drawString(line.toString(), 20, y);
        }
        for (int box = 0; box < 6; box++) {
            pen.setColor(new Color(random.nextInt(0xffffff)));
            pen.drawRect(random.nextInt(width), random.nextInt(height), random.nextInt(200), random.nextInt(100));
        }
        pen.dispose();
        return out;
    }

    static BufferedImage pasted(BufferedImage on, BufferedImage what, int x, int y) {
        Graphics2D pen = on.createGraphics();
        pen.drawImage(what, x, y, null);
        pen.dispose();
        return on;
    }

    /// What is not a code and looks like a photograph: many soft, overlapping blots of color, and grain.
    static BufferedImage photograph(int width, int height, Random random) {
        BufferedImage out = blank(width, height, new Color(random.nextInt(0xffffff)));
        Graphics2D pen = smooth(out);
        for (int blot = 0; blot < 150; blot++) {
            pen.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256),
                    20 + random.nextInt(150)));
            int size = 5 + random.nextInt(width / 3);
            pen.fill(new Ellipse2D.Double(random.nextInt(width) - size / 2.0, random.nextInt(height) - size / 2.0, size,
                    size * (0.3 + random.nextDouble())));
        }
        pen.dispose();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = out.getRGB(x, y);
                int grain = (int) (random.nextGaussian() * 8);
                out.setRGB(x, y, Math.clamp((rgb >> 16 & 255) + grain, 0, 255) << 16
                        | Math.clamp((rgb >> 8 & 255) + grain, 0, 255) << 8 | Math.clamp((rgb & 255) + grain, 0, 255));
            }
        }
        return out;
    }

    /// A code of another kind than QR.
    static BufferedImage other(String text, BarcodeFormat format, int width, int height) {
        try {
            BitMatrix matrix = new MultiFormatWriter().encode(text, format, width, height,
                    Map.of(EncodeHintType.MARGIN, 4));
            BufferedImage image = blank(matrix.getWidth() + 20, matrix.getHeight() + 20, Color.WHITE);
            for (int y = 0; y < matrix.getHeight(); y++) {
                for (int x = 0; x < matrix.getWidth(); x++) {
                    image.setRGB(x + 10, y + 10, matrix.get(x, y) ? 0 : 0xffffff);
                }
            }
            return image;
        } catch (WriterException bug) {
            throw new IllegalStateException(bug);
        }
    }

    /// The picture as a file; JPEG and BMP on white.
    static Bytes file(BufferedImage image, String format) {
        var out = new ByteArrayOutputStream();
        boolean opaque = format.equals("jpeg") || format.equals("bmp");
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            if (!ImageIO.write(opaque ? resized(image, image.getWidth(), image.getHeight()) : image, format, stream)) {
                throw new IllegalStateException("no writer for " + format);
            }
        } catch (IOException bug) {
            throw new UncheckedIOException(bug);
        }
        return Bytes.own(out.toByteArray());
    }

    static Bytes jpeg(BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality);
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(resized(image, image.getWidth(), image.getHeight()), null, null), param);
        } catch (IOException bug) {
            throw new UncheckedIOException(bug);
        }
        writer.dispose();
        return Bytes.own(out.toByteArray());
    }
}
