package org.spampot.analysis.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spampot.analysis.file.DocumentCases.Case;
import org.spampot.model.Bytes;
import org.spampot.model.FileEntry;

/// Each document of the table shows what it holds and does: all of that and nothing else.
class DocumentTest {
    static List<Case> cases() {
        return DocumentCases.all();
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
    void picturesInDocumentsAreHandedOn() throws java.io.IOException {
        byte[] rows = {(byte) 0xaa, 0x55};
        byte[] pdf = PdfMaker.page("BT ET")
                .packed(7, "/Subtype /Image /Width 8 /Height 2 /BitsPerComponent 1 /ColorSpace /DeviceGray",
                        Bytes.own(rows).latin1())
                .stream(8, "/Subtype /Image /Filter /DCTDecode", ZipMaker.bytes("\u00ff\u00d8\u00ff")).done();

        Contents found = FileFixtures.open(new ZipMaker().entry("a.pdf", pdf, true).done(), "a.zip");

        assertThat(found.pictures()).extracting(Contents.Picture::how)
                .containsExactly("zip:a.pdf!pdf:image7", "zip:a.pdf!pdf:image8");
        var image = javax.imageio.ImageIO.read(found.pictures().getFirst().content().stream());
        assertThat(image.getWidth()).isEqualTo(8);
        assertThat(image.getRGB(0, 0) & 0xff).isEqualTo(255);
        assertThat(image.getRGB(1, 0) & 0xff).isZero();
        assertThat(image.getRGB(0, 1) & 0xff).isZero();
    }

    @Test
    void vbaCopiesAreFollowed() {
        // [MS-OVBA] section 3.2.3: the example of maximum compression
        byte[] packed = ZipMaker.bytes("\u0001\u0003\u00b0\u0002aE\u0000");

        assertThat(new String(Vba.unpack(packed, 0, 100), java.nio.charset.StandardCharsets.ISO_8859_1))
                .isEqualTo("a".repeat(73));
    }
}
