package org.spampot.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spampot.analysis.image.Pens;
import org.spampot.model.Analysis;
import org.spampot.model.Barcode;
import org.spampot.model.Bytes;
import org.spampot.model.Defect;
import org.spampot.model.Image;
import org.spampot.model.Link;
import org.spampot.model.Source;
import org.spampot.model.Where;

/// Mails with codes in them: wherever a code is, what it says is found as if it were written in the text.
class BarcodesTest {
    private static final String URL = "https://login.example.com/a?b=1";

    private final MessageAnalysis analysis = new MessageAnalysis(Patterns.parse("p", "login = login.example\n"));

    private Analysis of(String mail) {
        Analysis found = analysis.of(Bytes.utf8(mail), Source.UNKNOWN);
        assertThat(found.defects()).extracting(Defect::name).doesNotContain("analyzer-failed");
        return found;
    }

    private static String base64(BufferedImage image, String format) {
        return Base64.getMimeEncoder().encodeToString(Pens.file(image, format).toArray());
    }

    private static BufferedImage code(String text) {
        return Pens.code(text, ErrorCorrectionLevel.M, 4);
    }

    private static String related(String html, String... pictures) {
        var out = new StringBuilder("Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n")
                .append(html).append('\n');
        int number = 0;
        for (String picture : pictures) {
            out.append("--b\nContent-Type: image/png\nContent-ID: <p").append(++number)
                    .append("@x>\nContent-Transfer-Encoding: base64\n\n").append(picture).append('\n');
        }
        return out + "--b--\n";
    }

    @Test
    void aCodeInAPictureIsALinkOfThatPart() {
        Analysis found = of(related("<img src=cid:p1@x>", base64(code(URL), "png")));

        assertThat(found.barcodes()).hasSize(1);
        Barcode code = found.barcodes().getFirst();
        assertThat(code.where()).isEqualTo(new Where("2", "qr"));
        assertThat(code.text()).isEqualTo(URL);
        assertThat(found.links()).anySatisfy(link -> {
            assertThat(link.url()).isEqualTo(URL);
            assertThat(link.where()).isEqualTo(new Where("2", "qr"));
        });
        assertThat(found.patterns()).extracting(hit -> hit.where().how()).contains("qr");
        assertThat(found.images()).extracting(Image::format).containsExactly("png");
    }

    @Test
    void aPictureIsKnownByItsContentNotByWhatItIsDeclaredAs() {
        Analysis found = of("Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n\n"
                + base64(code(URL), "gif"));

        assertThat(found.links()).extracting(Link::url).containsExactly(URL);
    }

    @Test
    void aCodeInADataUrlIsRead() {
        String data = Base64.getEncoder().encodeToString(Pens.file(code(URL), "png").toArray());

        Analysis found = of("Content-Type: text/html\n\n<p>Scan</p><img alt='' src=\"data:image/png;base64," + data
                + "\">");

        assertThat(found.barcodes()).extracting(Barcode::where).containsExactly(new Where("1", "data:qr"));
        assertThat(found.links()).extracting(Link::url).contains(URL);
        assertThat(found.images()).extracting(Image::where).containsExactly(new Where("1", "data"));
    }

    @Test
    void aCodeCutInTwoIsJoined() {
        BufferedImage whole = code(URL);
        int side = whole.getWidth();
        String left = base64(whole.getSubimage(0, 0, side / 2, side), "png");
        String right = base64(whole.getSubimage(side / 2, 0, side - side / 2, side), "png");
        String upper = base64(whole.getSubimage(0, 0, side, side / 3), "png");
        String lower = base64(whole.getSubimage(0, side / 3, side, side - side / 3), "png");

        for (String mail : List.of(
                related("<table><tr><td><img src=\"cid:p1@x\"></td><td><img src='cid:p2@x'></td></tr></table>", left,
                        right),
                related("<img src=cid:p2@x><img src=cid:p1@x>", right, left),
                related("<div><img src=cid:p1@x></div>\n<div><img src=cid:p2@x></div>", upper, lower))) {
            Analysis found = of(mail);
            assertThat(found.barcodes()).extracting(Barcode::text).containsExactly(URL);
            assertThat(found.barcodes()).extracting(code -> code.where().toString()).containsExactly("1:joined:qr");
        }
    }

    @Test
    void fourQuartersAreJoined() {
        BufferedImage whole = code(URL);
        int side = whole.getWidth();
        int half = side / 2;
        int rest = side - half;

        Analysis found = of(related("<table><tr><td><img src=cid:p1@x><td><img src=cid:p2@x>"
                + "<tr><td><img src=cid:p3@x><td><img src=cid:p4@x></table>",
                base64(whole.getSubimage(0, 0, half, half), "png"),
                base64(whole.getSubimage(half, 0, rest, half), "png"),
                base64(whole.getSubimage(0, half, half, rest), "png"),
                base64(whole.getSubimage(half, half, rest, rest), "png")));

        assertThat(found.barcodes()).extracting(Barcode::text).containsExactly(URL);
    }

    @Test
    void drawnCodesAreRead() {
        Analysis table = of("Content-Type: text/html\n\n" + Pens.table(URL));
        Analysis letters = of("Content-Type: text/plain; charset=utf-8\n\nHello\n\n" + Pens.halves(URL));
        Analysis pre = of("Content-Type: text/html; charset=utf-8\n\n<pre>\n" + Pens.halves(URL) + "</pre>");

        assertThat(table.barcodes()).extracting(Barcode::where).containsExactly(new Where("1", "cells:qr"));
        assertThat(letters.barcodes()).extracting(Barcode::where).containsExactly(new Where("1", "blocks:qr"));
        assertThat(pre.barcodes()).extracting(Barcode::where).containsExactly(new Where("1", "blocks:qr"));
        assertThat(table.links()).extracting(Link::url).containsExactly(URL);
    }

    @Test
    void whatIsNoLinkIsKeptAsText() {
        String wifi = "WIFI:T:WPA;S:guest;P:secret;;";
        Analysis found = of(related("x", base64(code(wifi), "png"), base64(code("mailto:joe@example.com"), "bmp")));

        assertThat(found.barcodes()).extracting(Barcode::text).containsExactly(wifi, "mailto:joe@example.com");
        assertThat(found.indicators()).extracting(each -> each.value()).contains("joe@example.com");
    }

    @Test
    void theSamePictureTwiceIsSaidOfBothPlaces() {
        String picture = base64(code(URL), "png");

        Analysis found = of(related("x", picture, picture));

        assertThat(found.barcodes()).extracting(Barcode::where).containsExactly(new Where("2", "qr"),
                new Where("3", "qr"));
        assertThat(found.images()).hasSize(2);
        assertThat(found.images().get(1).hash()).isEqualTo(found.images().get(0).hash());
    }

    @Test
    void aPixelThatIsFetchedIsNamed() {
        Analysis found = of(
                """
                        Content-Type: text/html

                        <img src="https://track.example.com/o.gif?id=1" width="1" height="1">
                        <IMG SRC=http://b.example.com/p STYLE="height:0px;width:0">
                        <img src="https://example.com/logo.png" width="100" height="1">
                        <img src="cid:dot" width="1" height="1"><img src="https://example.com/big.png">
                        <img src="http://www.example.com/images/spacer.gif" width=1 height=1><img src=//example.com/b.gif width=1 height=1>
                        <img src="http://www.example.com/spacer.gif?u=17" width=1 height=1>
                        <img src="http://example.com/abcdefghijklmnopqrstuvwxyz/abcdefghijklmnopqrstuvwxyz/abcdefghijklmnopqrstuvwxyz/abc/b.gif" width=1 height=1>
                        """);

        assertThat(found.defects()).filteredOn(defect -> defect.name().equals("tracking-pixel"))
                .extracting(Defect::detail)
                .containsExactly("https://track.example.com/o.gif?id=1", "http://b.example.com/p",
                        "http://www.example.com/spacer.gif?u=17",
                        "http://example.com/abcdefghijklmnopqrstuvwxyz/abcdefghijklmnopqrstuvwxyz/abcdefghijklmnopqrstuvwxyz/abc/b.gif");
    }

    @Test
    void manyPicturesEndAtALimitThatIsSaid() {
        var mail = new StringBuilder("Content-Type: multipart/mixed; boundary=b\n\n");
        for (int number = 0; number < 300; number++) {
            mail.append("--b\nContent-Type: image/gif\nContent-Transfer-Encoding: base64\n\n")
                    .append(base64(Pens.blank(30 + number, 30, Color.RED), "gif")).append('\n');
        }
        Analysis found = of(mail + "--b--\n");

        assertThat(found.images()).hasSize(200);
        assertThat(found.truncated()).anyMatch(why -> why.startsWith("images: "));
    }
}
