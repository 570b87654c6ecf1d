package org.spampot.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spampot.model.Bytes;
import org.spampot.model.Defect;

class ReadingsTest {
    private static final MimeLimits FEW = new MimeLimits(50, 100, 100, 1000, 10_000, 2, 1_000);

    private static MimeMessage read(String text) {
        return MimeReader.read(Bytes.latin1(text));
    }

    private static List<String> numbers(MimeMessage message) {
        return message.parts().stream().map(MimePart::number).toList();
    }

    @Test
    void mailWithoutDoubtsHasOneReading() {
        MimeMessage message = read("""
                Content-Type: multipart/mixed; boundary="=_a"

                This is a multi-part message in MIME format.
                --=_a
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                Gr=C3=BC=C3=9Fe, 2 + 2 =3D 4 =
                and so on
                --=_a
                Content-Type: image/gif; name="a.gif"
                Content-Transfer-Encoding: base64

                R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7
                --=_a--
                """);
        assertThat(numbers(message)).containsExactly("0", "1", "2");
        assertThat(message.defects()).isEmpty();
    }

    @Test
    void readingsComeAfterTheirPartAndSayHowTheyWereReached() {
        assertThat(numbers(read("""
                Content-Type: multipart/mixed; boundary=a

                --a
                Content-Type: text/plain
                Content-Type: text/html

                one
                --a

                two
                --a--
                """))).containsExactly("0", "1", "1~type", "2");
    }

    @Test
    void readingsThatGiveTheSameAreLeftOut() {
        assertThat(numbers(read("Content-Type: text/html\nContent-Type: TEXT/HTML\n\nx\n"))).containsExactly("1");
        assertThat(numbers(read("Content-Transfer-Encoding: 7bit\nContent-Transfer-Encoding: 8bit\n\nx\n")))
                .containsExactly("1");
    }

    @Test
    void tooManyReadingsAreSaid() {
        String part = "--a\nContent-Type: text/plain\nContent-Type: text/html\n\none\n";
        MimeMessage message = MimeReader.read(
                Bytes.latin1("Content-Type: multipart/mixed; boundary=a\n\n" + part.repeat(5) + "--a--\n"), FEW);

        assertThat(numbers(message)).containsExactly("0", "1", "1~type", "2", "2~type", "3", "4", "5");
        assertThat(message.truncated()).singleElement().asString().startsWith("readings: no more than 2 others");
    }

    @Test
    void doubtsInDoubtsEnd() {
        String nested = "<html>\n";
        for (int depth = 0; depth < 12; depth++) {
            nested = "words\n\n" + Base64.getMimeEncoder().encodeToString(nested.repeat(40).getBytes(
                    java.nio.charset.StandardCharsets.US_ASCII)) + "\n";
            nested = nested.substring(0, Math.min(nested.length(), 20_000));
        }
        assertThat(numbers(read("Subject: x\n\n" + nested))).allMatch(number -> number.split("~", -1).length <= 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            // the two examples of MS-OXRTFCP section 4
            "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0|"
                    + "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n",
            "1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0|{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"})
    void compressedRtfIsExpanded(String example) {
        List<String> both = List.of(example.split("\\|", 2));
        Bytes packed = Bytes.own(HexFormat.of().parseHex(both.get(0)));
        assertThat(CompressedRtf.expand(packed, _ -> true).latin1()).isEqualTo(both.get(1));
        assertThat(CompressedRtf.expand(packed, _ -> false)).isEqualTo(Bytes.EMPTY);
    }

    @Test
    void yEncIsCheckedAgainstItsEnd() {
        // "abc" moved up by 42, its CRC-32, and one that is not
        byte[] good = Bytes
                .latin1("=ybegin line=128 size=3 name=a b.txt\n\u008b\u008c\u008d\n=yend size=3 crc32=352441c2\n")
                .toArray();
        byte[] bad = Bytes.latin1("=ybegin line=128 size=3 name=x\n\u008b\u008c\u008d\n=yend size=3 crc32=352441c3\n")
                .toArray();
        YEnc.File file = YEnc.decode(good, 0, good.length);
        assertThat(file.name()).isEqualTo("a b.txt");
        assertThat(file.bytes().latin1()).isEqualTo("abc");
        assertThat(file.wrong()).isNull();
        assertThat(YEnc.decode(bad, 0, bad.length).wrong()).isEqualTo("crc32");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"base-64 | base64", "Base64; | base64", "x-base64 | base64",
            "quoted_printable | quoted-printable", "base64,quoted-printable | base64 quoted-printable",
            "x-uue2 | x-uuencode", "8bits | ''", "none | ''"})
    void unknownEncodingsMayMeanKnownOnes(String unknown, String meant) {
        assertThat(String.join(" ", TransferDecoding.meantBy(unknown))).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"a =20\\n | a  \\n", "a  \\n | a\\n", "a \\r\\nb | a\\r\\nb",
            "a=20 \\n | a \\n",
            "a =\\n \\nb | a \\nb", "=3d | =", "a= \\nb | ab", "a= | a", "a=G | a=G"})
    void whiteSpaceAtTheEndOfALineCountsWhenItWasEncoded(String quoted, String text) {
        Bytes raw = Bytes.latin1(quoted.replace("\\n", "\n").replace("\\r", "\r"));
        assertThat(TransferDecoding.quotedPrintable(raw, TransferDecoding.BadEscape.KEPT).bytes().latin1())
                .isEqualTo(text.replace("\\n", "\n").replace("\\r", "\r"));
    }

    @Test
    void derMayBeCutAnywhere() {
        byte[] signed = HexFormat.of().parseHex("308006092a864886f70d010702a0803080020101310030800609"
                + "2a864886f70d010701a0802480040568656c6c6f0402206f000000000000000000000000");
        for (int length = 0; length <= signed.length; length++) {
            Bytes cut = Bytes.own(signed).slice(0, length);
            String text = "Content-Type: application/pkcs7-mime\nContent-Transfer-Encoding: base64\n\n"
                    + Base64.getEncoder().encodeToString(cut.toArray());
            assertThat(read(text).parts()).isNotEmpty();
        }
        MimeMessage whole = read("Content-Type: application/pkcs7-mime\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getEncoder().encodeToString(signed));
        assertThat(whole.defects()).extracting(Defect::name).contains("opaque-signed");
        assertThat(numbers(whole)).contains("1~smime.1");
    }
}
