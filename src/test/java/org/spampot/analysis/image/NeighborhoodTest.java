package org.spampot.analysis.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.NotFoundException;
import com.google.zxing.common.HybridBinarizer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NeighborhoodTest {
    @Test
    void everyBitIsAsZxingDecidesIt() throws NotFoundException {
        var random = new Random(5);
        for (int number = 0; number < 60; number++) {
            Picture picture = picture(random, 40 + random.nextInt(90), 40 + random.nextInt(90), number % 5);

            assertThat(BlackAndWhite.byNeighborhood(picture))
                    .isEqualTo(new HybridBinarizer(BlackAndWhite.source(picture)).getBlackMatrix());
        }
    }

    @Test
    void oneLimitForAllIsTheSameForEveryPixel() {
        var random = new Random(6);
        for (int width = 1; width < 80; width++) {
            Picture picture = picture(random, width, 3, 0);
            var matrix = BlackAndWhite.byWhole(picture);
            int darkest = 256;
            int lightest = -1;
            for (int y = 0; y < 3; y++) {
                for (int x = 0; x < width; x++) {
                    if (matrix.get(x, y)) {
                        lightest = Math.max(lightest, picture.at(x, y));
                    } else {
                        darkest = Math.min(darkest, picture.at(x, y));
                    }
                }
            }
            assertThat(lightest).as("the lightest dark pixel").isLessThan(darkest);
        }
    }

    /// Noise, a gradient with noise, or patches of one color.
    private static Picture picture(Random random, int width, int height, int kind) {
        byte[] grey = new byte[width * height];
        int noise = kind == 0 ? 256 : kind == 1 ? 2 : 40;
        for (int at = 0; at < grey.length; at++) {
            int x = at % width;
            int y = at / width;
            int base = kind < 2 ? 0 : kind == 2 ? x : kind == 3 ? y * 2 % 200 : (x / 11 + y / 7) % 3 * 100;
            grey[at] = (byte) Math.min(255, base + random.nextInt(kind == 4 ? 3 : noise));
        }
        return new Picture(width, height, grey);
    }
}
