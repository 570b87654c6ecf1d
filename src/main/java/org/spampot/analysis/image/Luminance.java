package org.spampot.analysis.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DirectColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import org.jspecify.annotations.Nullable;

/// Brightness out of colors (ITU-R BT.601), without the JDK's color management, which costs ten times as much.
final class Luminance {
    private static final int WHITE = 255;

    private Luminance() {}

    static int of(int red, int green, int blue) {
        return (299 * red + 587 * green + 114 * blue + 500) / 1000;
    }

    static int ofRgb(int rgb) {
        return of(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
    }

    /// A picture as a reader gave it, transparent pixels over `paper` (0 to 255); nothing when it has none and the paper
    /// is not white, as then it is the same once more.
    static @Nullable Picture of(BufferedImage image, int paper) {
        ColorModel colors = image.getColorModel();
        Raster raster = image.getRaster();
        if (colors instanceof IndexColorModel index) {
            return indexed(raster, index, paper);
        }
        int bands = raster.getNumBands();
        boolean alpha = colors.hasAlpha() && (bands == 2 || bands == 4);
        if (paper != WHITE && !alpha) {
            return null;
        }
        int bits = colors.getComponentSize(0);
        if (colors instanceof DirectColorModel && bits < 8) {
            // 16-bit colors of a bitmap
            return generic(image);
        }
        return bands(raster, alpha, bands >= 3, Math.max(0, bits - 8), Math.max(0, 8 - bits), paper);
    }

    private static @Nullable Picture bands(Raster raster, boolean alpha, boolean color, int down, int up, int paper) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        int bands = raster.getNumBands();
        byte[] grey = new byte[width * height];
        int[] row = new int[width * bands];
        long clear = 0;
        for (int y = 0; y < height; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int at = x * bands;
                int value = color
                        ? of(row[at] >> down, row[at + 1] >> down, row[at + 2] >> down)
                        : row[at] >> down;
                if (up > 0) {
                    value = value * 255 / ((1 << (8 - up)) - 1);
                }
                if (alpha) {
                    int opaque = row[at + bands - 1] >> down;
                    clear += 255 - opaque;
                    value = (value * opaque + paper * (255 - opaque)) / 255;
                }
                grey[y * width + x] = (byte) value;
            }
        }
        return paper != WHITE && clear == 0 ? null : new Picture(width, height, grey);
    }

    private static @Nullable Picture indexed(Raster raster, IndexColorModel colors, int paper) {
        if (paper != WHITE && !colors.hasAlpha()) {
            return null;
        }
        byte[] table = new byte[65536];
        for (int index = 0; index < colors.getMapSize(); index++) {
            int opaque = colors.getAlpha(index);
            table[index] = (byte) ((ofRgb(colors.getRGB(index)) * opaque + paper * (255 - opaque)) / 255);
        }
        int width = raster.getWidth();
        byte[] grey = new byte[width * raster.getHeight()];
        int[] row = new int[width];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
            for (int x = 0; x < width; x++) {
                grey[y * width + x] = table[row[x] & 0xffff];
            }
        }
        return new Picture(width, raster.getHeight(), grey);
    }

    private static Picture generic(BufferedImage image) {
        int width = image.getWidth();
        byte[] grey = new byte[width * image.getHeight()];
        int[] row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                grey[y * width + x] = (byte) ofRgb(row[x]);
            }
        }
        return new Picture(width, image.getHeight(), grey);
    }

    /// The raw samples of a JPEG: brightness is their first band, unless they are kept as red, green, blue or as ink.
    static Picture ofJpeg(Raster raster, JpegColors kept) {
        int width = raster.getWidth();
        int bands = raster.getNumBands();
        byte[] grey = new byte[width * raster.getHeight()];
        if (bands < 3 || kept == JpegColors.YCC) {
            int[] row = new int[width];
            for (int y = 0; y < raster.getHeight(); y++) {
                raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
                int ink = y * width;
                for (int x = 0; x < width; x++) {
                    grey[ink + x] = (byte) row[x];
                }
            }
            return new Picture(width, raster.getHeight(), grey);
        }
        int[] row = new int[width * bands];
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int at = x * bands;
                int value = kept == JpegColors.YCCK ? 255 - row[at] : of(row[at], row[at + 1], row[at + 2]);
                grey[y * width + x] = (byte) (bands == 4 ? value * row[at + 3] / 255 : value);
            }
        }
        return new Picture(width, raster.getHeight(), grey);
    }

    /// What the samples of a JPEG are (the Adobe marker's transform, or the names of the components).
    enum JpegColors {
        YCC, RGB, CMYK, YCCK
    }
}
