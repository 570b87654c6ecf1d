package org.spampot.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.spampot.model.Analysis;
import org.spampot.model.Bytes;
import org.spampot.model.Source;

/// Odd mails by the thousand, made from the corpus with a fixed seed, cost no analyzer. `-Dmutations=N` makes more,
/// `-Dmutation.seed=N` makes others; a failure names the seed and the number of the mail.
class MutationTest {
    private static final List<String> DELIMITERS = List.of("=?", "?=", "\r\n", "\n", "\r", "\0", "<", ">", "\"", "(",
            ")",
            "--", ";", "=", "%", "\n\n", "http://", "@", "[", "]", ":", "::", "\u00ff", "=\n", "*0*=", "&#x0;", "//");
    private static final List<String> CHARSETS = List.of("utf-8", "utf-7", "utf-16", "utf-32", "iso-2022-jp",
            "iso-2022-kr",
            "gb18030", "hz-gb-2312", "big5", "euc-jp", "shift_jis", "koi8-r", "x-user-defined", "ibm037", "", "\"",
            "none");
    private static final List<String> ENCODINGS = List.of("base64", "quoted-printable", "x-uuencode", "7bit", "binary",
            "8bit",
            "yenc");
    private static final List<String> TYPES = List.of("text/html", "text/plain", "message/rfc822", "multipart/mixed",
            "multipart/mixed; boundary=b", "image/png", "text/calendar", "/", "multipart/digest; boundary=\"outer\"");

    private final int count = Integer.getInteger("mutations", 10_000);
    private final long seed = Long.getLong("mutation.seed", 20_261_103L);
    private final MessageAnalysis analysis = new MessageAnalysis(Patterns.parse("p", "a = account\nb = /l.*n/i\n"));

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void noOddMailCostsAnAnalyzer() throws IOException {
        List<byte[]> mails = new ArrayList<>();
        for (Path mail : GoldenTest.mails()) {
            mails.add(Files.readAllBytes(mail));
        }
        for (int number = 0; number < count; number++) {
            var random = new Random(seed + number);
            byte[] mail = mails.get(random.nextInt(mails.size()));
            for (int change = random.nextInt(1, 6); change > 0; change--) {
                mail = changed(mail, mails, random);
            }
            Analysis found = analysis.of(Bytes.own(mail), Source.UNKNOWN);
            assertThat(found.defects()).as("seed %d, mail %d", seed, number)
                    .noneMatch(defect -> defect.name().equals("analyzer-failed"));
        }
    }

    private static byte[] changed(byte[] mail, List<byte[]> others, Random random) {
        String text = new String(mail, StandardCharsets.ISO_8859_1);
        String result = switch (random.nextInt(9)) {
            case 0 -> flipped(text, random);
            case 1 -> text.substring(0, random.nextInt(text.length() + 1));
            case 2 -> text.substring(random.nextInt(text.length() + 1));
            case 3 -> spliced(text, new String(others.get(random.nextInt(others.size())), StandardCharsets.ISO_8859_1),
                    random);
            case 4 -> shuffled(text, random);
            case 5 -> text.replaceFirst("(?i)charset=[^;\\s]*", "charset=" + pick(CHARSETS, random));
            case 6 -> inserted(text, pick(DELIMITERS, random).repeat(random.nextInt(1, 4)), random);
            case 7 -> text.replaceFirst("(?i)content-transfer-encoding: *\\S*",
                    "Content-Transfer-Encoding: " + pick(ENCODINGS, random));
            default -> text.replaceFirst("(?i)content-type: *[^;\\s]*", "Content-Type: " + pick(TYPES, random));
        };
        return result.substring(0, Math.min(result.length(), 100_000)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static String flipped(String text, Random random) {
        var out = new StringBuilder(text);
        for (int flips = random.nextInt(1, 20); flips > 0 && !out.isEmpty(); flips--) {
            int at = random.nextInt(out.length());
            out.setCharAt(at, (char) ((out.charAt(at) ^ (1 << random.nextInt(8))) & 0xff));
        }
        return out.toString();
    }

    private static String spliced(String text, String other, Random random) {
        int from = random.nextInt(other.length() + 1);
        return inserted(text, other.substring(from, random.nextInt(from, other.length() + 1)), random);
    }

    private static String inserted(String text, String more, Random random) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + more + text.substring(at);
    }

    private static String shuffled(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int from = random.nextInt(lines.size() + 1);
        Collections.shuffle(lines.subList(from, Math.min(lines.size(), from + 20)), random);
        return String.join("\n", lines);
    }
}
