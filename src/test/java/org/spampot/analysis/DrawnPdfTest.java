package org.spampot.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spampot.analysis.image.Pens;
import org.spampot.model.Analysis;
import org.spampot.model.Barcode;
import org.spampot.model.Bytes;
import org.spampot.model.Defect;
import org.spampot.model.Link;
import org.spampot.model.Source;

/// Codes that a PDF paints with shapes, as programs paint them: they are read as those in pictures.
class DrawnPdfTest {
    private static final String URL = "https://login.example.com/a?b=1";

    private final MessageAnalysis analysis = new MessageAnalysis(Patterns.NONE);

    /// Ways to paint a module, or a run of them.
    enum Brush {
        SQUARES("0 0 0 rg\n", "%1$s %2$s %3$s %4$s re f\n", ""), ONE_PATH("0 g\n", "%1$s %2$s %3$s %4$s re\n",
                "f*\n"), CORNERS("0 0 0 1 k\n", "%1$s %2$s m %5$s %2$s l %5$s %6$s l %1$s %6$s l h f\n",
                        ""), COLORED("1 1 1 rg 50 100 500 500 re f 0.1 0.1 0.6 rg\n", "%1$s %2$s %3$s %4$s re f\n",
                                ""), LIGHT_ON_DARK("0 g 0 0 600 700 re f 1 g 90 90 320 320 re f 0 g\n",
                                        "%1$s %2$s %3$s %4$s re f\n", ""), MOVED("",
                                                "q 1 0 0 1 %1$s %2$s cm 0 0 %3$s %4$s re f Q\n",
                                                ""), SMALL("q 0.2 0 0 0.2 300 300 cm\n",
                                                        "%1$s %2$s %3$s %4$s re f\n",
                                                        "Q\n"), TURNED("q 0 1 -1 0 600 0 cm\n",
                                                                "%1$s %2$s %3$s %4$s re f\n",
                                                                "Q\n"), STROKES("0 G\n",
                                                                        "%4$s w %1$s %7$s m %5$s %7$s l S\n",
                                                                        ""), AMONG_TEXT(
                                                                                "BT /F1 12 Tf 72 720 Td (Scan me) Tj ET\n0.8 g 0 0 600 60 re f 0 g\n",
                                                                                "%1$s %2$s %3$s %4$s re f\n", "");

        private final String before;
        private final String each;
        private final String after;

        Brush(String before, String each, String after) {
            this.before = before;
            this.each = each;
            this.after = after;
        }

        /// Dark runs of each row, with the origin below on the left.
        String page(String text) {
            boolean[][] dark = Pens.modules(text);
            var out = new StringBuilder(before);
            for (int y = 0; y < dark.length; y++) {
                int x = 0;
                while (x < dark.length) {
                    int end = x;
                    while (end < dark.length && dark[y][end]) {
                        end++;
                    }
                    if (end > x) {
                        out.append(run(100 + 10 * x, 100 + 10 * (dark.length - 1 - y), 10 * (end - x)));
                    }
                    x = end + 1;
                }
            }
            return out + after;
        }

        private String run(int x, int y, int width) {
            return String.format(Locale.ROOT, each, x, y, width, 10, x + width, y + 10, y + 5);
        }
    }

    private Analysis of(String content) {
        String pdf = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n"
                + "<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n"
                + "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>\nendobj\n4 0 obj\n<< /Length "
                + content.length() + " >>\nstream\n" + content
                + "\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n";
        Analysis found = analysis.of(Bytes.utf8("Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder().encodeToString(Bytes.utf8(pdf).toArray())), Source.UNKNOWN);
        assertThat(found.defects()).extracting(Defect::name).doesNotContain("analyzer-failed");
        return found;
    }

    @ParameterizedTest
    @EnumSource
    void aPaintedCodeIsRead(Brush brush) {
        Analysis found = of(brush.page(URL));

        assertThat(found.barcodes()).extracting(Barcode::text).containsExactly(URL);
        assertThat(found.barcodes().getFirst().where().toString()).contains("pdf:drawing4");
        assertThat(found.links()).extracting(Link::url).contains(URL);
    }

    @Test
    void aPageOfAFewShapesIsNoPicture() {
        Analysis found = of("0 g\n" + "10 10 500 2 re f\n".repeat(40));

        assertThat(found.images()).isEmpty();
    }

    @Test
    void shapesThatAreNoneDoNoHarm() {
        for (String each : new String[]{"1e30 1e30 1e30 1e30 re f\n", "q\n", "Q Q\n", "0 0 m h f\n", "c l h v y f\n",
                "0 0 5000 5000 re f\n", "q 1e9 0 0 1e9 0 0 cm 0 0 1 1 re f\n", "-1e-9 w 0 0 m 9 9 l S\n",
                "0 0 0 0 0 0 cm 1 1 re f m\n"}) {
            assertThat(of(each.repeat(3_000) + " re re re m m m".repeat(100)).barcodes()).isEmpty();
        }
    }
}
