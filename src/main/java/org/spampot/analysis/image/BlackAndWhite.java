package org.spampot.analysis.image;

import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;

/// Which pixels of a picture are dark: two ways to decide it.
final class BlackAndWhite {
    private BlackAndWhite() {}

    static LuminanceSource source(Picture picture) {
        return new PlanarYUVLuminanceSource(picture.grey(), picture.width(), picture.height(), 0, 0, picture.width(),
                picture.height(), false);
    }

    /// Darker than what is around it: finds codes in shade, on gradients and in photographs.
    static BitMatrix byNeighborhood(Picture picture) {
        if (picture.width() < 40 || picture.height() < 40) {
            return byWhole(picture);
        }
        try {
            return new HybridBinarizer(source(picture)).getBlackMatrix();
        } catch (NotFoundException flat) {
            return byWhole(picture);
        }
    }

    /// Darker than one limit for the whole picture, the one that parts its histogram best (Otsu's method): finds codes in
    /// pictures made by programs, whose modules may be larger than any neighborhood.
    static BitMatrix byWhole(Picture picture) {
        int limit = limit(picture.histogram(), picture.pixels());
        var matrix = new BitMatrix(picture.width(), picture.height());
        byte[] grey = picture.grey();
        int at = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                if ((grey[at++] & 0xff) <= limit) {
                    matrix.set(x, y);
                }
            }
        }
        return matrix;
    }

    private static int limit(int[] histogram, int pixels) {
        double whole = 0;
        for (int value = 0; value < 256; value++) {
            whole += (double) value * histogram[value];
        }
        double best = -1;
        double dark = 0;
        long count = 0;
        int limit = 127;
        for (int value = 0; value < 255; value++) {
            count += histogram[value];
            dark += (double) value * histogram[value];
            long others = pixels - count;
            if (count > 0 && others > 0) {
                double apart = dark / count - (whole - dark) / others;
                double between = count * (double) others * apart * apart;
                if (between > best) {
                    best = between;
                    limit = value;
                }
            }
        }
        return limit;
    }
}
