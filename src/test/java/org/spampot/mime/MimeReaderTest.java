package org.spampot.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spampot.model.Bytes;
import org.spampot.model.Defect;

class MimeReaderTest {
    private static MimeMessage read(String text) {
        return MimeReader.read(Bytes.latin1(text));
    }

    private static List<String> numbers(String text) {
        return read(text).parts().stream().map(part -> part.number() + " " + part.type().name()).toList();
    }

    private static List<String> defects(String text) {
        return read(text).defects().stream().map(Defect::name).toList();
    }

    @Test
    void partsAreNumberedAsImapDoes() {
        assertThat(numbers("""
                Content-Type: multipart/mixed; boundary=a

                --a

                text
                --a
                Content-Type: message/rfc822

                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/html

                --b--
                --a
                Content-Type: message/rfc822

                Subject: x

                leaf
                --a--
                """)).containsExactly("0 multipart/mixed", "1 text/plain", "2 message/rfc822",
                "2.0 multipart/alternative", "2.1 text/html", "3 message/rfc822", "3.1 text/plain");
    }

    @Test
    void bodyLeavesOutTheLineEndThatBelongsToTheBoundary() {
        var parts = read("Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n\r\none\r\n\r\n--a\r\n\r\n\r\n--a--")
                .parts();
        assertThat(parts).extracting(part -> part.body().latin1()).containsExactly("", "one\r\n", "");
    }

    @Test
    void fieldsKeepTheirBytesAndAreUnfoldedBesides() {
        var fields = read("Subject: one\r\n\ttwo \r\n  three\r\nX : y\n\n").header().fields();
        assertThat(fields).extracting(field -> field.name() + "|" + field.value() + "|" + field.raw().latin1())
                .containsExactly("Subject|one two  three| one\r\n\ttwo \r\n  three", "X|y| y");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"=?utf-8?Q?a_b?= | a b", "=?utf-8?q?=C3=A4?= | \u00e4",
            "=?utf-8?B?w6Q=?= | \u00e4",
            "=?utf-8?B?w6Q?= | \u00e4", "=?utf-8?Q?a?= =?utf-8?Q?b?= | ab", "=?utf-8?Q?a?= c =?utf-8?Q?b?= | a c b",
            "x=?utf-8?Q?a?=y | xay", "=?utf-8*en?Q?a?= | a",
            "=?utf-8?X?a?= | =?utf-8?X?a?=", "=?utf-8?Q?a | =?utf-8?Q?a", "=?iso-8859-1?Q?=E4 b?= | \u00e4 b",
            "=?none?Q?abc?= | abc", "=? | =?", "=?utf-8?Q??= x | x", "=?utf-7?Q?+AOQ-?= | \u00e4"})
    void encodedWordsAreReadLeniently(String word, String text) {
        assertThat(EncodedWords.decode(word).strip()).isEqualTo(text);
    }

    @Test
    void charactersSplitBetweenWordsAreJoined() {
        assertThat(EncodedWords.decode("=?utf-8?Q?=C3?= =?UTF-8?Q?=A4?=")).isEqualTo("\u00e4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {"SGVsbG8= | Hello", "SGVsbG8 | Hello", "SGVs bG8= | Hello",
            "SG*Vsb!G8= | Hello", "SGVsbG8=SGVsbG8= | HelloHello", "SGVsbG8=\u0009 -- footer | Hello", "S | ''",
            "==== | ''",
            "SGVsbG8=== | Hello"})
    void base64IsReadLeniently(String data, String text) {
        var bytes = Bytes.latin1(data).toArray();
        assertThat(Base64Decoder.decode(bytes, 0, bytes.length).bytes().latin1()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"+AGE- | a", "+- | +", "a+AOQ | a\u00e4", "+AOQA9g-x | \u00e4\u00f6x", "+ | +",
            "+AOQ.b | \u00e4.b", "+2D3cqQ- | \ud83d\udca9"})
    void utf7IsRead(String text, String decoded) {
        assertThat(Utf7.decode(text)).isEqualTo(decoded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", ":", "--", "Content-Type: multipart/mixed; boundary=a",
            "Content-Type: multipart/mixed; boundary=a\n\n--a", "Content-Type: multipart/mixed; boundary=a\n\n--a--",
            "Content-Type: message/rfc822", "Content-Type: ;;;=", "Content-Type: a/b; c=\"", "\0", "From ", " \n x"})
    void anythingIsAMessage(String text) {
        assertThat(read(text).parts()).isNotEmpty().extracting(MimePart::number).doesNotHaveDuplicates();
    }

    @Test
    void oneBoundaryOfTheOuterEndsAllInner() {
        assertThat(defects(
                "Content-Type: multipart/a; boundary=a\n\n--a\nContent-Type: multipart/b; boundary=b\n\n--b\n\nx\n--a--\n"))
                .containsExactly("unclosed-multipart");
    }

    @Test
    void declaredCharsetThatIsUntrueIsReplacedAndNamed() {
        var decoded = Charsets.decode(Bytes.latin1(
                "\u00cf\u00f0\u00e8\u00e2\u00e5\u00f2, \u00ea\u00e0\u00ea \u00e4\u00e5\u00eb\u00e0? \u00dd\u00f2\u00ee \u00f2\u00e5\u00f1\u00f2"),
                "utf-8");
        assertThat(decoded.defect()).isEqualTo(MimeDefect.CHARSET_MISMATCH);
        assertThat(decoded.text()).isEqualTo(
                "\u041f\u0440\u0438\u0432\u0435\u0442, \u043a\u0430\u043a \u0434\u0435\u043b\u0430? \u042d\u0442\u043e \u0442\u0435\u0441\u0442");
    }

    @Test
    void eachDefectHasAWordOfItsOwn() {
        assertThat(MimeDefect.values()).extracting(MimeDefect::word).doesNotHaveDuplicates()
                .allMatch(word -> word.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @Test
    void eachDefectIsInTheReference() throws IOException {
        String page = Files.readString(
                Path.of(System.getProperty("spampot.basedir", "."), "docs/reference/analysis.md"));
        assertThat(MimeDefect.values()).extracting(MimeDefect::word)
                .allSatisfy(word -> assertThat(page).contains("\n| `" + word + "` |"));
    }
}
