package org.spampot.analysis.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.spampot.model.Bytes;

/// Variants of one picture are near, others are far.
class PerceptualHashTest {
    @Test
    void variantsOfAPictureAreNear() {
        for (BufferedImage image : images()) {
            String hash = hash(Drawn.file(image, "png"));
            int width = image.getWidth();
            int height = image.getHeight();

            assertThat(hash).hasSize(16);
            for (Bytes variant : List.of(Drawn.jpeg(image, 0.9f), Drawn.jpeg(image, 0.3f),
                    Drawn.file(Drawn.resized(image, width / 2, height / 2), "png"),
                    Drawn.jpeg(Drawn.resized(image, width * 3 / 4, height * 3 / 4), 0.6f),
                    Drawn.file(Drawn.resized(image, width * 2, height * 2), "bmp"), Drawn.file(image, "gif"))) {
                assertThat(PerceptualHash.distance(hash, hash(variant))).isLessThanOrEqualTo(6);
            }
        }
    }

    @Test
    void otherPicturesAreFar() {
        List<String> hashes = images().stream().map(image -> hash(Drawn.file(image, "png"))).toList();
        for (int one = 0; one < hashes.size(); one++) {
            for (int other = one + 1; other < hashes.size(); other++) {
                assertThat(PerceptualHash.distance(hashes.get(one), hashes.get(other))).as("%d %d", one, other)
                        .isGreaterThan(12);
            }
        }
    }

    @Test
    void onePaperHasNoLikeness() {
        assertThat(hash(Drawn.file(Drawn.blank(90, 60, Color.PINK), "png"))).isEmpty();
    }

    private static List<BufferedImage> images() {
        List<BufferedImage> images = new ArrayList<>();
        for (int seed = 0; seed < 8; seed++) {
            images.add(Drawn.photograph(400, 300, new Random(seed)));
        }
        return images;
    }

    private static String hash(Bytes file) {
        List<String> hashes = new ArrayList<>();
        PictureFile.read(file, Objects.requireNonNull(PictureHeader.of(file)), new Effort(),
                picture -> hashes.add(PerceptualHash.of(picture)));
        return hashes.getFirst();
    }
}
