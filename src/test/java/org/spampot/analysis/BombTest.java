package org.spampot.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spampot.model.Analysis;
import org.spampot.model.Bytes;
import org.spampot.model.Defect;
import org.spampot.model.Source;

/// Messages made to cost as much as they can. Each is analyzed without an exception, stays within the limits, and says
/// what was left out. The timeout is there for what would hang, not to measure. `-Dbomb.mib=25` makes them as large as the
/// largest message that is captured.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BombTest {
    private static final int SIZE = Integer.getInteger("bomb.mib", 4) * 1024 * 1024;
    /// Less of what is attached is read whole.
    private static final int ATTACHED = Math.max(SIZE, 8 * 1024 * 1024);
    private static final String TEXT = "Subject: x\n\n";
    private static final String HTML = "Content-Type: text/html\n\n";
    private static final String PARTS = "Content-Type: multipart/mixed; boundary=b\n\n";
    private static final String QP = "Content-Transfer-Encoding: quoted-printable\n\n";

    private final MessageAnalysis analysis = new MessageAnalysis(Patterns.parse("p", "a = aaa\nb = /a.*b/\n"));

    /// A message and whether something of it must be left out.
    record Bomb(String name, boolean truncated, Supplier<String> content) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Bomb> bombs() {
        List<Bomb> bombs = new ArrayList<>();
        structure(bombs);
        doubts(bombs);
        headers(bombs);
        text(bombs);
        html(bombs);
        AttachedBombs.texts(ATTACHED).forEach((name, content) -> attached(bombs, name, content));
        AttachedBombs.pictures(ATTACHED).forEach((name, content) -> attached(bombs, name, content));
        return bombs;
    }

    private static void structure(List<Bomb> bombs) {
        cut(bombs, "nested messages", () -> "Content-Type: message/rfc822\n\n".repeat(100_000));
        cut(bombs, "nested multiparts",
                () -> many(100_000, n -> "Content-Type: multipart/mixed; boundary=b" + n + "\n\n--b" + n + "\n"));
        cut(bombs, "ten thousand parts", () -> PARTS
                + "--b\nContent-Type: text/html\n\n<a href='http://www.example.com/'>\n".repeat(10_000) + "--b--\n");
        cut(bombs, "boundary lines", () -> PARTS + "--b\n\n" + filled("--\n--b \n--bb\n"));
        whole(bombs, "encoded messages", BombTest::nestedBase64);
        whole(bombs, "base64 junk", () -> "Content-Transfer-Encoding: base64\n\n" + filled("=A!"));
        whole(bombs, "soft breaks", () -> QP + filled("= "));
        whole(bombs, "spaces before line ends", () -> QP + filled(" \n"));
        whole(bombs, "utf-7", () -> "Content-Type: text/plain; charset=utf-7\n\n" + filled("+"));
    }

    private static void doubts(List<Bomb> bombs) {
        cut(bombs, "two types",
                () -> "Content-Type: text/plain\nContent-Type: text/html\n".repeat(2) + "\n" + filled("<p>x\n"));
        cut(bombs, "files in a text", () -> TEXT + filled("begin 644 a\n#86)C\n`\nend\n"));
        cut(bombs, "parts in doubt", () -> PARTS
                + "--b\nContent-Type: a/b\nContent-Type: c/d\nContent-Transfer-Encoding: x\n\n=3D=\n".repeat(900));
        cut(bombs, "doubts in doubts", () -> many(40, n -> "Content-Type: multipart/mixed; boundary=b" + n
                + "\nContent-Type: multipart/mixed; boundary=c\n\n--b" + n + "\n") + "\n" + filled("--c\n\n<html>\n"));
        cut(bombs, "guessed boundaries",
                () -> "Content-Type: multipart/mixed\n\n" + filled("--a\nContent-Type: a/b\n\n"));
        whole(bombs, "look-alikes", () -> PARTS + "--b\n\n" + filled("--B"));
        whole(bombs, "bare cr", () -> "A: b\rB: c\n\n" + filled("\r--\r"));
        whole(bombs, "yenc", () -> TEXT + filled("=ybegin line=1 size=1 name=a\n"));
        whole(bombs, "lines of base64", () -> TEXT + filled("ab+/".repeat(19) + "\n"));
    }

    private static void headers(List<Bomb> bombs) {
        cut(bombs, "header fields", () -> "X-Field: some value\n".repeat(100_000) + "\n");
        cut(bombs, "one header line", () -> "Subject: " + filled("x") + "\n\nbody");
        cut(bombs, "parameters", () -> "Content-Type: text/plain" + "; a*1*=%41".repeat(6_000) + "\n\nx");
        cut(bombs, "received", () -> fields("Received: from a (" + "[".repeat(50_000)));
        whole(bombs, "encoded words", () -> fields("Subject: " + "=?x-odd?Q?a?= ".repeat(4_000)));
        whole(bombs, "starts of encoded words", () -> fields("Subject: " + "=?".repeat(30_000)));
        cut(bombs, "addresses", () -> fields("To: " + "\"a\" <a@example.com>, ".repeat(2_500)));
        whole(bombs, "quotes in addresses", () -> fields("To: " + "\"(<,".repeat(15_000)));
    }

    private static void text(List<Bomb> bombs) {
        for (String unit : List.of(" dot ", "a at ", "%3A%2F", "aHR0c", "hxxp", "[.", "&#104", "\\u0068", "+1 ", "DE89",
                "x", "http://", "a@", "www.", "1:", "=?", "\"", "\u4e2d", "\u3000", "::", "a.")) {
            whole(bombs, "text of " + unit, () -> TEXT + filled(unit));
        }
        cut(bombs, "urls", () -> TEXT + many(SIZE / 28, n -> "http://a" + n + ".example.com/x\n"));
        cut(bombs, "mail addresses", () -> TEXT + many(SIZE / 28, n -> "user" + n + "@a" + n + ".example.com\n"));
        cut(bombs, "ip addresses",
                () -> TEXT + many(SIZE / 12, n -> "10." + (n >> 16) + "." + ((n >> 8) & 255) + "." + (n & 255) + " "));
        cut(bombs, "defanged urls", () -> TEXT + filled("hxxp://a[.]b "));
    }

    private static void html(List<Bomb> bombs) {
        for (String unit : List.of("<", "<a href=\"http://example.com/\">", "<div>", "<b><i><u><font>",
                "<table><tr><td>", "&amp;", "<!--", "<style>url(", "<style>url('", "<script>atob('",
                "<script>fromCharCode", "<p srcdoc='<a href=x>'>", "<!--<a href=x>-->", "<a href='data:text/html,<b>'>",
                "<svg>", "<p", "</p>")) {
            cut(bombs, "html of " + unit, () -> HTML + filled(unit));
        }
        cut(bombs, "html attributes", () -> HTML + "<a " + many(SIZE / 9, n -> "a" + n + "=1 "));
        cut(bombs, "html srcset", () -> HTML + "<img srcset='" + filled(",") + "'>");
    }

    private static void attached(List<Bomb> bombs, String name, Supplier<String> content) {
        bombs.add(new Bomb(name, !AttachedBombs.WHOLE.contains(name), content));
    }

    private static void cut(List<Bomb> bombs, String name, Supplier<String> content) {
        bombs.add(new Bomb(name, true, content));
    }

    private static void whole(List<Bomb> bombs, String name, Supplier<String> content) {
        bombs.add(new Bomb(name, false, content));
    }

    private static String filled(String unit) {
        return unit.repeat(SIZE / unit.getBytes(StandardCharsets.UTF_8).length);
    }

    private static String fields(String field) {
        return (field + "\n").repeat(Math.max(201, SIZE / field.length())) + "\n";
    }

    private static String many(int count, IntFunction<String> unit) {
        var out = new StringBuilder();
        for (int number = 0; number < count; number++) {
            out.append(unit.apply(number));
        }
        return out.toString();
    }

    private static String nestedBase64() {
        String message = "Subject: inner\n\nhello\n";
        for (int depth = 0; depth < 30; depth++) {
            message = "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
                    + Base64.getEncoder().encodeToString(message.getBytes(StandardCharsets.UTF_8));
        }
        return message;
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void bombIsAnalyzedWithinLimits(Bomb bomb) {
        Analysis found = analysis.of(Bytes.utf8(bomb.content.get()), Source.UNKNOWN);

        assertThat(found.defects()).extracting(Defect::name).doesNotContain("analyzer-failed");
        assertThat(found.parts().size()).isBetween(1, 1_000);
        assertThat(found.links().size()).isLessThanOrEqualTo(10_000);
        assertThat(found.indicators().size()).isLessThanOrEqualTo(40_000);
        assertThat(found.received().size()).isLessThanOrEqualTo(200);
        assertThat(found.text().length()).isLessThanOrEqualTo(64 * 1024);
        assertThat(found.header().subject().length()).isLessThanOrEqualTo(64 * 1024);
        assertThat(!found.truncated().isEmpty()).as("truncated: %s", found.truncated()).isEqualTo(bomb.truncated);
    }
}
