package org.spampot.analysis.image;

import com.google.zxing.common.BitMatrix;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spampot.analysis.image.FinderPatterns.Center;

/// Finds the codes in a picture: several QR codes, of any rotation, mirrored, light on dark, of low contrast, small, noisy;
/// and one Aztec, Data Matrix or PDF417 code where a picture is two-toned and has no QR code.
///
/// The picture is looked at as it is, and only when there is reason to (three eyes that say nothing, or few tones) again
/// enlarged, reduced or smoothed. A photograph without a code is looked at twice: whole and halved.
public final class CodeReader {
    /// No side of a code of the smallest size with a pixel a module is shorter.
    private static final int SHORTEST = 21;
    private static final int MOST = 16;
    /// Pictures up to this many pixels a side may have modules of a pixel or two: they are looked at enlarged.
    private static final int SMALL = 220;
    private static final int HALVED_FROM = 160;
    /// Modules of so large a picture are of more than two pixels, or without noise.
    private static final int HALVED_BEFORE_SMOOTHED = 1_000_000;
    /// An eye has three lines through its core at least: pictures with fewer such lines are looked at neither enlarged nor smoothed.
    private static final int LIKELY = 3;

    private final Effort effort;
    private final List<Code> found = new ArrayList<>();
    /// Eyes that stood as those of a code do, whatever came of it.
    private boolean promising;
    /// What of the picture itself is dark, by its neighborhood.
    private @Nullable BitMatrix whole;
    /// Lines in the proportions of an eye.
    private int likely;

    private CodeReader(Effort effort) {
        this.effort = effort;
    }

    /// The codes of `picture`, each text once, in the order in which they were found.
    public static List<Code> read(Picture picture, Effort effort) {
        if (picture.width() < SHORTEST || picture.height() < SHORTEST) {
            return List.of();
        }
        Tone tone = Tone.of(picture);
        if (tone.flat()) {
            return List.of();
        }
        var reader = new CodeReader(effort);
        reader.look(tone.clear(picture), tone.twoToned());
        return List.copyOf(reader.found);
    }

    private void look(Picture picture, boolean twoToned) {
        boolean small = picture.width() <= SMALL && picture.height() <= SMALL;
        look(picture, 1, twoToned);
        if (small && found.isEmpty() && likely >= LIKELY) {
            look(picture.enlarged(3), 1 / 3.0, false);
        }
        boolean large = picture.width() >= HALVED_FROM && picture.height() >= HALVED_FROM;
        if (found.isEmpty() && large) {
            look(picture.halved(), 2, twoToned);
        }
        if (found.isEmpty() && (promising || (twoToned && likely >= LIKELY))) {
            int scale = picture.pixels() > HALVED_BEFORE_SMOOTHED ? 2 : 1;
            Picture smooth = (scale == 2 ? picture.halved() : picture).smoothed();
            look(smooth, scale, true);
            if (found.isEmpty() && large) {
                look(smooth.halved().smoothed(), 2 * scale, true);
            }
        }
        if (found.isEmpty() && twoToned && whole != null) {
            OtherCodes.find(picture, whole, effort).forEach(this::add);
        }
    }

    private void look(Picture picture, double scale, boolean bothWays) {
        if (found.isEmpty() && effort.spend(picture.pixels())) {
            BitMatrix matrix = BlackAndWhite.byNeighborhood(picture);
            if (whole == null) {
                whole = matrix;
            }
            qr(matrix, scale);
        }
        if (found.isEmpty() && bothWays && effort.spend(picture.pixels())) {
            qr(BlackAndWhite.byWhole(picture), scale);
        }
    }

    private void qr(BitMatrix matrix, double scale) {
        FinderPatterns.Eyes eyes = FinderPatterns.find(matrix);
        likely += eyes.likely();
        read(matrix, eyes.dark(), scale);
        if (eyes.light().size() >= 3) {
            matrix.flip();
            read(matrix, eyes.light(), scale);
            matrix.flip();
        }
    }

    private void read(BitMatrix matrix, List<Center> centers, double scale) {
        if (centers.size() < 3) {
            return;
        }
        List<Center> used = new ArrayList<>();
        for (EyeTriple eyes : EyeTriple.of(centers)) {
            promising = true;
            if (found.size() < MOST && used.stream().noneMatch(eyes::holds)) {
                @Nullable
                Code code = QrGrid.read(matrix, eyes, effort);
                if (code != null) {
                    used.addAll(List.of(eyes.corner(), eyes.right(), eyes.below()));
                    add(code.scaled(scale));
                }
            }
        }
    }

    private void add(Code code) {
        if (found.stream().noneMatch(each -> each.text().equals(code.text()))) {
            found.add(code);
        }
    }
}
