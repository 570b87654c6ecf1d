package org.spampot.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.spampot.analysis.image.Pens;
import org.spampot.analysis.image.PictureMemo;
import org.spampot.mime.MimeReader;
import org.spampot.model.Bytes;

/// What is found in the pictures of a mail does not depend on the mails before it.
class PictureMemoryTest {
    /// What a mail says by its pictures.
    private record Said(Pictures.Found found, List<String> truncated) {}

    private static Said said(Bytes mail, PictureMemo memo) {
        var read = new Mail(MimeReader.read(mail), memo);
        return new Said(read.pictures(), read.truncated());
    }

    @Test
    void mailsSayTheSameWhateverWasSeenBefore() {
        List<Bytes> mails = mails();
        List<Said> alone = mails.stream().map(mail -> said(mail, PictureMemo.NONE)).toList();
        var memo = new PictureMemo();
        List<Integer> order = new ArrayList<>();
        for (int number = 0; number < mails.size(); number++) {
            order.add(number);
        }
        for (int pass = 0; pass < 3; pass++) {
            for (int number : order) {
                assertThat(said(mails.get(number), memo)).as("mail %d", number).isEqualTo(alone.get(number));
            }
            Collections.shuffle(order, new Random(pass));
        }

        assertThat(memo.hits()).isGreaterThan(mails.size());
        assertThat(alone).anyMatch(each -> each.found().codes().size() > 1)
                .anyMatch(each -> each.truncated().stream().anyMatch(why -> why.startsWith("images: ")))
                .anyMatch(
                        each -> each.found().codes().stream().anyMatch(code -> code.where().how().equals("joined:qr")));
    }

    private static List<Bytes> mails() {
        Bytes one = Pens.file(code("https://one.example.com/"), "png");
        Bytes two = Pens.file(code("https://two.example.com/"), "gif");
        BufferedImage whole = code("https://cut.example.com/");
        int half = whole.getWidth() / 2;
        Bytes left = Pens.file(whole.getSubimage(0, 0, half, whole.getHeight()), "png");
        Bytes right = Pens.file(whole.getSubimage(half, 0, whole.getWidth() - half, whole.getHeight()), "png");
        Bytes blank = Pens.file(Pens.blank(50, 50, Color.GREEN), "png");
        String join = "<img src=cid:p0><img src=cid:p1>";
        return List.of(mail("", one), mail("", two, one), mail("", one, one, two), mail(join, left, right),
                mail(join, right, left), mail(join, left, right, left), mail("", blank, left, one),
                mail(data(one) + data(blank), one), mail(data(left) + data(right)), tiring(0, one), tiring(3, one),
                tiring(6, two), mail("", broken(one), one));
    }

    private static BufferedImage code(String text) {
        return Pens.code(text, ErrorCorrectionLevel.M, 4);
    }

    private static Bytes broken(Bytes file) {
        return file.slice(0, file.size() / 2);
    }

    private static String data(Bytes file) {
        return "<img src='data:image/png;base64," + Base64.getEncoder().encodeToString(file.toArray()) + "'>";
    }

    /// Pictures of 18 million pixels each, of which some are too many, around one with a code; the first so many of them are
    /// the same in every such mail.
    private static Bytes tiring(int first, Bytes code) {
        Bytes[] pictures = new Bytes[9];
        for (int number = 0; number < pictures.length; number++) {
            pictures[number] = number == first ? code : hugeGif(number);
        }
        return mail("", pictures);
    }

    /// A GIF whose screen is large and whose one frame is small.
    private static Bytes hugeGif(int number) {
        byte[] file = Pens.file(Pens.blank(30, 30, new Color(number, 0, 0)), "gif").toArray();
        file[6] = (byte) 4_000;
        file[7] = 4_000 >> 8;
        file[8] = (byte) 4_500;
        file[9] = 4_500 >> 8;
        return Bytes.own(file);
    }

    private static Bytes mail(String html, Bytes... pictures) {
        var out = new StringBuilder("Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n")
                .append(html).append('\n');
        int number = 0;
        for (Bytes picture : pictures) {
            out.append("--b\nContent-Type: application/octet-stream\nContent-ID: <p").append(number++)
                    .append(">\nContent-Transfer-Encoding: base64\n\n")
                    .append(Base64.getMimeEncoder().encodeToString(picture.toArray())).append('\n');
        }
        return Bytes.utf8(out + "--b--\n");
    }
}
