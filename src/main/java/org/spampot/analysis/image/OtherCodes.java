package org.spampot.analysis.image;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.Binarizer;
import com.google.zxing.LuminanceSource;
import com.google.zxing.Reader;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;
import com.google.zxing.aztec.AztecReader;
import com.google.zxing.common.BitArray;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.datamatrix.DataMatrixReader;
import com.google.zxing.pdf417.PDF417Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Codes that are no QR codes, read by zxing: Data Matrix and Aztec from the middle of a picture, PDF417 anywhere in it.
final class OtherCodes {
    private OtherCodes() {}

    /// The first that is found.
    ///
    /// @param matrix what of `picture` is dark, by its neighborhood
    static List<Code> find(Picture picture, BitMatrix matrix, Effort effort) {
        boolean tiny = picture.width() < Neighborhood.LEAST || picture.height() < Neighborhood.LEAST;
        BinaryBitmap bitmap = null;
        for (String symbology : List.of("datamatrix", "aztec", "pdf417")) {
            if (effort.spend(picture.pixels() * 2L)) {
                if (bitmap == null) {
                    bitmap = new BinaryBitmap(tiny
                            ? new HybridBinarizer(BlackAndWhite.source(picture))
                            : new Ready(BlackAndWhite.source(picture), matrix));
                }
                List<Code> found = read(symbology, bitmap);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    private static List<Code> read(String symbology, BinaryBitmap bitmap) {
        try {
            Reader reader = switch (symbology) {
                case "datamatrix" -> new DataMatrixReader();
                case "aztec" -> new AztecReader();
                default -> new PDF417Reader();
            };
            if (symbology.equals("pdf417") && !GuardPattern.isIn(bitmap.getBlackMatrix())) {
                return List.of();
            }
            Result result = reader.decode(bitmap);
            return result.getText().isEmpty()
                    ? List.of()
                    : List.of(Code.within(symbology, result.getText(), corners(result)));
        } catch (ReaderException | RuntimeException nothing) {
            // no code of this kind; these readers are not made for hostile pictures and also throw other things
            return List.of();
        }
    }

    private static float[] corners(Result result) {
        ResultPoint @Nullable [] points = result.getResultPoints();
        if (points == null) {
            return new float[]{0, 0};
        }
        List<Float> corners = new ArrayList<>();
        for (@Nullable
        ResultPoint point : points) {
            if (point != null) {
                corners.add(point.getX());
                corners.add(point.getY());
            }
        }
        float[] out = new float[corners.size()];
        for (int at = 0; at < out.length; at++) {
            out[at] = corners.get(at);
        }
        return out.length == 0 ? new float[]{0, 0} : out;
    }

    /// A decision on dark and light that was taken already, for all readers.
    private static final class Ready extends Binarizer {
        private final BitMatrix matrix;

        Ready(LuminanceSource source, BitMatrix matrix) {
            super(source);
            this.matrix = matrix;
        }

        @Override
        public BitArray getBlackRow(int y, BitArray row) {
            return matrix.getRow(y, row);
        }

        @Override
        public BitMatrix getBlackMatrix() {
            return matrix;
        }

        @Override
        public Binarizer createBinarizer(LuminanceSource source) {
            return new HybridBinarizer(source);
        }
    }
}
