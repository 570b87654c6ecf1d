package org.spampot.analysis.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.Immutable;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spampot.model.Bytes;

/// Pictures, pages and texts that hold no code: in six of each kind none is found.
class NoCodeTest {
    private static final int EACH = 6;

    @Immutable
    private interface Recipe {
        BufferedImage draw(Random random, int number);
    }

    enum Kind {
        PHOTOGRAPH((random, number) -> Drawn.photograph(250 + 40 * number, 200 + 30 * number, random)), NOISE(
                (random, number) -> Drawn.noisy(Drawn.blank(200, 200, Color.GRAY), random, 60,
                        0.1 * number)), BLACK_AND_WHITE_NOISE((random, number) -> noise(random, 1 + number)), SCREEN(
                                (random, number) -> Drawn.screen(500 + 40 * number, 350, random)), LOGO(
                                        NoCodeTest::logo), LINEAR_BARCODE((random, number) -> Drawn.other(
                                                "40123456789" + number % 2,
                                                number % 2 == 0 ? BarcodeFormat.CODE_128 : BarcodeFormat.CODE_39, 300,
                                                60 + 10 * number)), EYES_ALONE(
                                                        (random, number) -> eyes(number % 3, 10 + number)), TORN(
                                                                (random, number) -> Drawn
                                                                        .plain(Drawn.modules("https://example.com/torn",
                                                                                ErrorCorrectionLevel.L), 5, 4)
                                                                        .getSubimage(0, 0, 100
                                                                                + number, 165)), CHECKERS((
                                                                                        random,
                                                                                        number) -> checkers(21 + 2
                                                                                                * number, 6)), ICON((
                                                                                                        random,
                                                                                                        number) -> Drawn
                                                                                                                .resized(
                                                                                                                        logo(random,
                                                                                                                                number),
                                                                                                                        16 + 4 * number,
                                                                                                                        16 + 4 * number));

        private final Recipe recipe;

        Kind(Recipe recipe) {
            this.recipe = recipe;
        }
    }

    @ParameterizedTest
    @EnumSource
    void noCodeIsFoundInPicturesOfThisKind(Kind kind) {
        for (int number = 0; number < EACH; number++) {
            BufferedImage image = kind.recipe.draw(new Random(number), number);
            Bytes file = number % 2 == 0 ? Drawn.file(image, "png") : Drawn.jpeg(image, 0.8f);

            assertThat(CodeRecallTest.texts(file)).as("%s %d", kind, number).isEmpty();
        }
    }

    @Test
    void tablesOfNumbersHoldNoCode() {
        var html = new StringBuilder("<table>");
        for (int row = 0; row < 60; row++) {
            html.append("<tr bgcolor=").append(row % 2 == 0 ? "#eeeeee" : "white").append('>');
            for (int column = 0; column < 25; column++) {
                html.append("<td style='background:").append(column % 3 == 0 ? "#222" : "#fff").append("'>")
                        .append(row % 4 == 0 ? "" : row * column).append("</td>");
            }
            html.append("</tr>");
        }
        assertThat(DrawnCodeTest.read(found -> CellPictures.find(html + "</table>", found))).isEmpty();
    }

    @Test
    void drawingsWithLettersHoldNoCode() {
        var text = new StringBuilder();
        for (int row = 0; row < 40; row++) {
            text.append("#".repeat(row + 1)).append(" ".repeat(80 - row)).append("#\n");
        }
        text.append("----------------------------------------\n".repeat(30));
        text.append("█░█░█░█░█░█░█░█░█░█░█░█░█░█\n░█░█░█░█░█░█░█░█░█░█░█░█░█░\n".repeat(20));
        assertThat(DrawnCodeTest.read(found -> BlockPictures.find(text.toString(), found))).isEmpty();
    }

    @Test
    void ordinaryTextIsNoDrawing() {
        String text = "Dear friend, I have a business proposal for you of great worth.\n".repeat(500);
        BlockPictures.find(text, picture -> {
            throw new AssertionError("a picture of " + picture.width() + " x " + picture.height());
        });
    }

    private static BufferedImage noise(Random random, int module) {
        boolean[][] dark = new boolean[180 / module][180 / module];
        for (boolean[] row : dark) {
            for (int x = 0; x < row.length; x++) {
                row[x] = random.nextBoolean();
            }
        }
        return Drawn.plain(dark, module, 2);
    }

    private static BufferedImage checkers(int side, int module) {
        boolean[][] dark = new boolean[side][side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                dark[y][x] = (x + y) % 2 == 0;
            }
        }
        return Drawn.plain(dark, module, 3);
    }

    private static BufferedImage eyes(int count, int module) {
        BufferedImage image = Drawn.blank(module * 30, module * 30, Color.WHITE);
        Graphics2D pen = image.createGraphics();
        for (int eye = 0; eye <= count; eye++) {
            int at = module + eye % 2 * 20 * module;
            int top = module + eye / 2 * 20 * module;
            for (int ring = 0; ring < 3; ring++) {
                pen.setColor(ring == 1 ? Color.WHITE : Color.BLACK);
                pen.fillRect(at + ring * module, top + ring * module, (7 - 2 * ring) * module, (7 - 2 * ring) * module);
            }
        }
        pen.dispose();
        return image;
    }

    private static BufferedImage logo(Random random, int number) {
        BufferedImage image = Drawn.blank(240, 120, Color.WHITE);
        Graphics2D pen = Drawn.smooth(image);
        for (int ring = 0; ring < 5; ring++) {
            pen.setColor(ring % 2 == 0 ? new Color(random.nextInt(0x404040)) : Color.WHITE);
            pen.fillOval(10 + 9 * ring, 10 + 9 * ring, 100 - 18 * ring, 100 - 18 * ring);
        }
        pen.setColor(Color.BLACK);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 24 + number));
        pen.drawString("Example", 120, 70);
        pen.dispose();
        return image;
    }
}
