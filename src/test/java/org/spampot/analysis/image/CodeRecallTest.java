package org.spampot.analysis.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.Immutable;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spampot.model.Bytes;

/// Pictures with codes, drawn with fixed seeds: of each kind so many are read, and nothing is read that is not there.
class CodeRecallTest {
    private static final int EACH = 8;

    /// A file and what it says.
    private record Sample(Bytes file, Set<String> texts) {}

    @Immutable
    private interface Recipe {
        Sample draw(String text, Random random, int number);
    }

    /// Kinds of pictures, and how many of [#EACH] must be read.
    enum Kind {
        PLAIN(8, (text, random, number) -> png(Drawn.plain(code(text), 3 + number, 4), text)), NO_QUIET_ZONE(8,
                (text, random, number) -> png(Drawn.plain(code(text), 3 + number, 0), text)), LARGE_VERSION(8,
                        (text, random, number) -> {
                            String more = text + "?" + "token=0123456789abcdef&".repeat(3 + 8 * number);
                            return png(Drawn.plain(Drawn.modules(more, ErrorCorrectionLevel.L), 4, 4), more);
                        }), INVERTED(8, (text, random, number) -> png(
                                Drawn.plain(code(text), 3 + number, 4, Color.WHITE, new Color(10 * number, 0, 20)),
                                text)), ROTATED(
                                        8,
                                        (text, random, number) -> png(
                                                Drawn.rotated(Drawn.plain(code(text), 5, 4), 7 + 43 * number),
                                                text)), MIRRORED(
                                                        8,
                                                        (text, random, number) -> png(
                                                                Drawn.mirrored(Drawn.plain(code(text), 3 + number, 4)),
                                                                text)), LOW_CONTRAST(8, (text, random, number) -> {
                                                                    int dark = 60 + 15 * number;
                                                                    int light = dark + 20 + 3 * number;
                                                                    return png(
                                                                            Drawn.plain(code(text), 4, 4,
                                                                                    new Color(dark, dark, dark),
                                                                                    new Color(light, light, light)),
                                                                            text);
                                                                }), SMALL(8, (text, random, number) -> {
                                                                    BufferedImage code = Drawn.plain(code(text),
                                                                            1 + number % 3, 2 + number % 3);
                                                                    return png(number < 5
                                                                            ? code
                                                                            : Drawn.pasted(
                                                                                    Drawn.screen(500, 300, random),
                                                                                    code, 210, 97),
                                                                            text);
                                                                }), NOISY(8, (text, random, number) -> png(
                                                                        Drawn.noisy(
                                                                                Drawn.plain(code(text), 6 + number % 3,
                                                                                        4),
                                                                                random, 20 + 10 * number,
                                                                                0.01 * number),
                                                                        text)), TRANSPARENT(
                                                                                8,
                                                                                (text, random, number) -> png(
                                                                                        Drawn.plain(code(text), 4, 4,
                                                                                                number % 2 == 0
                                                                                                        ? Color.BLACK
                                                                                                        : Color.WHITE,
                                                                                                new Color(0, 0, 0, 0)),
                                                                                        text)), COLORED(
                                                                                                8,
                                                                                                (text, random,
                                                                                                        number) -> png(
                                                                                                                Drawn.plain(
                                                                                                                        code(text),
                                                                                                                        4,
                                                                                                                        4,
                                                                                                                        Color.getHSBColor(
                                                                                                                                number / 8f,
                                                                                                                                1,
                                                                                                                                0.6f),
                                                                                                                        Color.getHSBColor(
                                                                                                                                number / 8f
                                                                                                                                        + 0.4f,
                                                                                                                                0.25f,
                                                                                                                                1)),
                                                                                                                text)), ROUNDED(
                                                                                                                        8,
                                                                                                                        (text, random,
                                                                                                                                number) -> png(
                                                                                                                                        Drawn.dots(
                                                                                                                                                code(text),
                                                                                                                                                6 + number,
                                                                                                                                                0.75 + 0.04
                                                                                                                                                        * number,
                                                                                                                                                number % 2 == 0),
                                                                                                                                        text)), LOGO(
                                                                                                                                                8,
                                                                                                                                                (text, random,
                                                                                                                                                        number) -> png(
                                                                                                                                                                logo(text,
                                                                                                                                                                        random,
                                                                                                                                                                        0.14 + 0.01
                                                                                                                                                                                * number),
                                                                                                                                                                text)), SCREENSHOT(
                                                                                                                                                                        8,
                                                                                                                                                                        (text, random,
                                                                                                                                                                                number) -> png(
                                                                                                                                                                                        Drawn.pasted(
                                                                                                                                                                                                Drawn.screen(
                                                                                                                                                                                                        1000 + 50
                                                                                                                                                                                                                * number,
                                                                                                                                                                                                        700,
                                                                                                                                                                                                        random),
                                                                                                                                                                                                Drawn.plain(
                                                                                                                                                                                                        code(text),
                                                                                                                                                                                                        2 + number
                                                                                                                                                                                                                % 4,
                                                                                                                                                                                                        4),
                                                                                                                                                                                                100 + random
                                                                                                                                                                                                        .nextInt(
                                                                                                                                                                                                                500),
                                                                                                                                                                                                80 + random
                                                                                                                                                                                                        .nextInt(
                                                                                                                                                                                                                300)),
                                                                                                                                                                                        text)), SEVERAL(
                                                                                                                                                                                                8,
                                                                                                                                                                                                (text, random,
                                                                                                                                                                                                        number) -> several(
                                                                                                                                                                                                                text,
                                                                                                                                                                                                                2 + number
                                                                                                                                                                                                                        % 5)), JPEG(
                                                                                                                                                                                                                                8,
                                                                                                                                                                                                                                (text, random,
                                                                                                                                                                                                                                        number) -> new Sample(
                                                                                                                                                                                                                                                Drawn.jpeg(
                                                                                                                                                                                                                                                        Drawn.plain(
                                                                                                                                                                                                                                                                code(text),
                                                                                                                                                                                                                                                                3 + number
                                                                                                                                                                                                                                                                        % 5,
                                                                                                                                                                                                                                                                4),
                                                                                                                                                                                                                                                        0.1f + 0.1f
                                                                                                                                                                                                                                                                * number),
                                                                                                                                                                                                                                                Set.of(text))), BLURRED(
                                                                                                                                                                                                                                                        8,
                                                                                                                                                                                                                                                        (text, random,
                                                                                                                                                                                                                                                                number) -> png(
                                                                                                                                                                                                                                                                        Drawn.blurred(
                                                                                                                                                                                                                                                                                Drawn.plain(
                                                                                                                                                                                                                                                                                        code(text),
                                                                                                                                                                                                                                                                                        5 + number,
                                                                                                                                                                                                                                                                                        4),
                                                                                                                                                                                                                                                                                1 + number
                                                                                                                                                                                                                                                                                        / 3),
                                                                                                                                                                                                                                                                        text)), SHADED(
                                                                                                                                                                                                                                                                                8,
                                                                                                                                                                                                                                                                                (text, random,
                                                                                                                                                                                                                                                                                        number) -> png(
                                                                                                                                                                                                                                                                                                Drawn.shaded(
                                                                                                                                                                                                                                                                                                        Drawn.plain(
                                                                                                                                                                                                                                                                                                                code(text),
                                                                                                                                                                                                                                                                                                                6,
                                                                                                                                                                                                                                                                                                                4),
                                                                                                                                                                                                                                                                                                        0.15 + 0.1
                                                                                                                                                                                                                                                                                                                * number),
                                                                                                                                                                                                                                                                                                text)), SLANTED(
                                                                                                                                                                                                                                                                                                        8,
                                                                                                                                                                                                                                                                                                        (text, random,
                                                                                                                                                                                                                                                                                                                number) -> png(
                                                                                                                                                                                                                                                                                                                        Drawn.slanted(
                                                                                                                                                                                                                                                                                                                                Drawn.plain(
                                                                                                                                                                                                                                                                                                                                        code(text),
                                                                                                                                                                                                                                                                                                                                        8,
                                                                                                                                                                                                                                                                                                                                        4),
                                                                                                                                                                                                                                                                                                                                0.92 - 0.02
                                                                                                                                                                                                                                                                                                                                        * number),
                                                                                                                                                                                                                                                                                                                        text)), ANIMATED(
                                                                                                                                                                                                                                                                                                                                8,
                                                                                                                                                                                                                                                                                                                                CodeRecallTest::animated), FORMATS(
                                                                                                                                                                                                                                                                                                                                        8,
                                                                                                                                                                                                                                                                                                                                        (text, random,
                                                                                                                                                                                                                                                                                                                                                number) -> new Sample(
                                                                                                                                                                                                                                                                                                                                                        number < 6
                                                                                                                                                                                                                                                                                                                                                                ? Drawn.file(
                                                                                                                                                                                                                                                                                                                                                                        Drawn.plain(
                                                                                                                                                                                                                                                                                                                                                                                code(text),
                                                                                                                                                                                                                                                                                                                                                                                4,
                                                                                                                                                                                                                                                                                                                                                                                4),
                                                                                                                                                                                                                                                                                                                                                                        List.of("bmp",
                                                                                                                                                                                                                                                                                                                                                                                "tiff",
                                                                                                                                                                                                                                                                                                                                                                                "gif")
                                                                                                                                                                                                                                                                                                                                                                                .get(number
                                                                                                                                                                                                                                                                                                                                                                                        % 3))
                                                                                                                                                                                                                                                                                                                                                                : TestIcon
                                                                                                                                                                                                                                                                                                                                                                        .of(Drawn
                                                                                                                                                                                                                                                                                                                                                                                .plain(code(
                                                                                                                                                                                                                                                                                                                                                                                        text),
                                                                                                                                                                                                                                                                                                                                                                                        3,
                                                                                                                                                                                                                                                                                                                                                                                        2),
                                                                                                                                                                                                                                                                                                                                                                                number == 6),
                                                                                                                                                                                                                                                                                                                                                        Set.of(text))), OTHER_SYMBOLOGIES(
                                                                                                                                                                                                                                                                                                                                                                8,
                                                                                                                                                                                                                                                                                                                                                                (text, random,
                                                                                                                                                                                                                                                                                                                                                                        number) -> png(
                                                                                                                                                                                                                                                                                                                                                                                Drawn.other(
                                                                                                                                                                                                                                                                                                                                                                                        text,
                                                                                                                                                                                                                                                                                                                                                                                        List.of(BarcodeFormat.AZTEC,
                                                                                                                                                                                                                                                                                                                                                                                                BarcodeFormat.DATA_MATRIX,
                                                                                                                                                                                                                                                                                                                                                                                                BarcodeFormat.PDF_417)
                                                                                                                                                                                                                                                                                                                                                                                                .get(number
                                                                                                                                                                                                                                                                                                                                                                                                        % 3),
                                                                                                                                                                                                                                                                                                                                                                                        200 + 20 * number,
                                                                                                                                                                                                                                                                                                                                                                                        200 + 20 * number),
                                                                                                                                                                                                                                                                                                                                                                                text));

        private final int wanted;
        private final Recipe recipe;

        Kind(int wanted, Recipe recipe) {
            this.wanted = wanted;
            this.recipe = recipe;
        }
    }

    @ParameterizedTest
    @EnumSource
    void codesOfThisKindAreRead(Kind kind) {
        int read = 0;
        int wrong = 0;
        List<Integer> missed = new ArrayList<>();
        for (int number = 0; number < EACH; number++) {
            String text = "https://qr" + number + ".example.com/" + kind.name().toLowerCase(java.util.Locale.ROOT) + "/"
                    + number * 7919;
            Sample sample = kind.recipe.draw(text, new Random(kind.name().hashCode() + number), number);
            Set<String> found = texts(sample.file);
            if (found.containsAll(sample.texts)) {
                read++;
            } else {
                missed.add(number);
            }
            found.removeAll(sample.texts);
            wrong += found.size();
        }
        System.out.printf("%-18s recall %d of %d, wrong %d, missed %s%n", kind, read, EACH, wrong, missed);
        assertThat(wrong).as("texts that are not there").isZero();
        assertThat(read).as("read; missed are %s", missed).isGreaterThanOrEqualTo(kind.wanted);
    }

    static Set<String> texts(Bytes file) {
        Set<String> found = new LinkedHashSet<>();
        @Nullable
        PictureHeader header = PictureHeader.of(file);
        assertThat(header).as("header").isNotNull();
        var effort = new Effort();
        PictureFile.read(file, header, effort,
                picture -> CodeReader.read(picture, effort).forEach(code -> found.add(code.text())));
        return found;
    }

    @Test
    void aCodeSaysWhereItIs() {
        BufferedImage page = Drawn.pasted(Drawn.screen(900, 600, new Random(1)),
                Drawn.plain(code("https://example.com/here"), 4, 4), 400, 300);
        List<Code> found = new ArrayList<>();
        Bytes file = Drawn.file(page, "png");
        PictureFile.read(file, java.util.Objects.requireNonNull(PictureHeader.of(file)), new Effort(),
                picture -> found.addAll(CodeReader.read(picture, new Effort())));

        assertThat(found).hasSize(1);
        assertThat(found.getFirst().symbology()).isEqualTo("qr");
        assertThat(found.getFirst().x()).isBetween(414, 418);
        assertThat(found.getFirst().y()).isBetween(314, 318);
        assertThat(found.getFirst().width()).isBetween(96, 104);
    }

    private static boolean[][] code(String text) {
        return Drawn.modules(text, ErrorCorrectionLevel.M);
    }

    private static Sample png(BufferedImage image, String text) {
        return new Sample(Drawn.file(image, "png"), Set.of(text));
    }

    private static BufferedImage logo(String text, Random random, double share) {
        BufferedImage image = Drawn.plain(Drawn.modules(text, ErrorCorrectionLevel.H), 8, 4);
        int side = (int) (image.getWidth() * Math.sqrt(share) * 0.7);
        int at = (image.getWidth() - side) / 2;
        Graphics2D pen = Drawn.smooth(image);
        pen.setComposite(AlphaComposite.SrcOver);
        pen.setColor(Color.WHITE);
        pen.fillRect(at - 4, at - 4, side + 8, side + 8);
        pen.setColor(new Color(random.nextInt(0xffffff)));
        pen.fillOval(at, at, side, side);
        pen.dispose();
        return image;
    }

    private static Sample several(String text, int count) {
        BufferedImage page = Drawn.blank(700, 500, Color.WHITE);
        Map<String, BufferedImage> codes = new LinkedHashMap<>();
        for (int number = 0; number < count; number++) {
            String each = text + "/" + number;
            codes.put(each, Drawn.plain(code(each), 4 + number % 2, 4));
        }
        int number = 0;
        for (BufferedImage each : codes.values()) {
            Drawn.pasted(page, each, number % 3 * 230, number / 3 * 240);
            number++;
        }
        return new Sample(Drawn.file(page, "png"), codes.keySet());
    }

    /// The code on a later frame, or drawn a band at a time over what is there.
    private static Sample animated(String text, Random random, int number) {
        BufferedImage code = Drawn.plain(code(text), 4, 4);
        List<BufferedImage> frames = new ArrayList<>();
        int side = code.getWidth();
        for (int frame = 0; frame < 2 + number; frame++) {
            frames.add(Drawn.resized(Drawn.photograph(side, side, random), side, side));
        }
        boolean bands = number % 2 == 1;
        if (bands) {
            BufferedImage top = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
            Drawn.pasted(top, code.getSubimage(0, 0, side, side / 2), 0, 0);
            BufferedImage bottom = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
            Drawn.pasted(bottom, code.getSubimage(0, side / 2, side, side - side / 2), 0, side / 2);
            frames.add(top);
            frames.add(bottom);
        } else {
            frames.add(code);
        }
        return new Sample(TestGif.of(frames), Set.of(text));
    }
}
