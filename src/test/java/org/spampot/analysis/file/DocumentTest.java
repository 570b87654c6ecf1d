package org.spampot.analysis.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spampot.analysis.file.DocumentCases.Case;
import org.spampot.analysis.image.CodeReader;
import org.spampot.analysis.image.Effort;
import org.spampot.analysis.image.Pens;
import org.spampot.analysis.image.PictureFile;
import org.spampot.analysis.image.PictureHeader;
import org.spampot.model.Bytes;
import org.spampot.model.FileEntry;

/// Each document of the table shows what it holds and does: all of that and nothing else.
class DocumentTest {
    static List<Case> cases() {
        return Stream.concat(DocumentCases.all().stream(), CarrierCases.all().stream()).toList();
    }

    @Test
    void thereAreManyCases() {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(50);
        assertThat(cases()).extracting(Case::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void documentShowsWhatItHoldsAndDoes(Case each) {
        Contents found = FileFixtures.open(each.content().toArray(), each.file());

        assertThat(found.oddities().stream().filter(odd -> !odd.name().equals("archive-password-found"))).isEmpty();
        assertThat(found.type()).isEqualTo(each.type());
        assertThat(found.flags()).as("flags").containsExactlyInAnyOrderElementsOf(each.flags());
        assertThat(found.references().stream().map(url -> url.how() + "=" + url.url()).toList()).as("urls")
                .containsExactlyInAnyOrderElementsOf(each.urls());
        assertThat(found.entries()).extracting(FileEntry::path).as("entries")
                .containsExactlyElementsOf(each.entries());
        String text = Stream.concat(found.texts().stream(), found.pages().stream()).map(Contents.Text::text)
                .collect(Collectors.joining("\n"));
        assertThat(each.words()).allSatisfy(words -> assertThat(text).contains(words));
    }

    @Test
    void picturesInDocumentsAreHandedOn() {
        String text = "https://example.com/in-a-document";
        BufferedImage code = Pens.code(text, ErrorCorrectionLevel.M, 4);
        String image = "/Subtype /Image /Width " + code.getWidth() + " /Height " + code.getHeight()
                + " /BitsPerComponent 1 /ColorSpace /DeviceGray";
        byte[] pdf = PdfMaker.page("BT ET").packed(7, image, rows(code, ""))
                .packed(8, image + " /DecodeParms << /Predictor 15 >>", rows(code, "\0"))
                .stream(9, "/Subtype /Image /Filter /DCTDecode", ZipMaker.bytes("\u00ff\u00d8\u00ff")).done();

        Contents found = FileFixtures.open(new ZipMaker().entry("a.pdf", pdf, true).done(), "a.zip");

        assertThat(found.pictures()).extracting(Contents.Picture::how).containsExactly("zip:a.pdf!pdf:image7",
                "zip:a.pdf!pdf:image8", "zip:a.pdf!pdf:image9");
        for (Contents.Picture each : found.pictures().subList(0, 2)) {
            assertThat(codes(each.content())).as(each.how()).containsExactly(text);
        }
    }

    /// A bit a pixel, `filter` before each row.
    private static String rows(BufferedImage image, String filter) {
        var out = new StringBuilder();
        for (int y = 0; y < image.getHeight(); y++) {
            out.append(filter);
            for (int x = 0; x < image.getWidth(); x += 8) {
                int bits = 0;
                for (int bit = 0; bit < 8; bit++) {
                    boolean light = x + bit >= image.getWidth() || (image.getRGB(x + bit, y) & 255) > 127;
                    bits = bits << 1 | (light ? 1 : 0);
                }
                out.append((char) bits);
            }
        }
        return out.toString();
    }

    private static List<String> codes(Bytes picture) {
        List<String> found = new ArrayList<>();
        PictureFile.read(picture, Objects.requireNonNull(PictureHeader.of(picture)), new Effort(),
                each -> CodeReader.read(each, new Effort()).forEach(code -> found.add(code.text())));
        return found;
    }

    @Test
    void vbaCopiesAreFollowed() {
        // [MS-OVBA] section 3.2.3: the example of maximum compression
        byte[] packed = ZipMaker.bytes("\u0001\u0003\u00b0\u0002aE\u0000");

        assertThat(new String(Vba.unpack(packed, 0, 100), java.nio.charset.StandardCharsets.ISO_8859_1))
                .isEqualTo("a".repeat(73));
    }
}
