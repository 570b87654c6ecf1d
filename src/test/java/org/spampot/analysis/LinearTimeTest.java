package org.spampot.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spampot.model.Bytes;
import org.spampot.model.Source;

/// Twice the input is at most about twice the work. Work is what the thread allocates, which unlike time is the same on
/// every machine and every run: what looks at all again allocates again, or is caught by the bombs' hang guard.
class LinearTimeTest {
    private static final int SIZE = 200_000;
    private final MessageAnalysis analysis = new MessageAnalysis(Patterns.parse("p", "a = abc\nb = /x[yz]+/\n"));

    @ParameterizedTest
    @ValueSource(strings = {"Subject: x\n\n|http://", "Subject: x\n\n|a@b.c ", "Subject: x\n\n|www.",
            "Subject: x\n\n|=?",
            "Subject: x\n\n|hxxp://a[.]b ", "Subject: x\n\n|1.2.3.4 ", "Subject: x\n\n|::", "Subject: x\n\n|\"",
            "Subject: x\n\n|a.com ", "Subject: x\n\n|a.com", "Subject: x\n\n|hxxp", "Subject: x\n\n| dot ",
            "Subject: x\n\n|a at b (dot) ",
            "Subject: x\n\n|%3A%2F", "Subject: x\n\n|&#104", "Subject: x\n\n|aHR0c", "Subject: x\n\n|\\u0068",
            "Subject: x\n\n|+1 ",
            "Subject: x\n\n|DE89 ", "Subject: x\n\n|http://a.com?u=", "Subject: x\n\n|http%3A",
            "Subject: x\n\n|<http://a.com/\n",
            "Subject: x\n\n|1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa ", "Content-Type: text/html\n\n|<!--<a href=x>-->",
            "Content-Type: text/html\n\n|<p srcdoc='<a href=x>'>",
            "Content-Type: text/html\n\n|<a href=data:text/html,<b>",
            "Content-Type: text/html\n\n<style>|url('", "Content-Type: text/html\n\n<script>|fromCharCode",
            "Content-Type: text/html\n\n<script>|atob('", "Content-Type: text/html\n\n|<a href=http://a.com>b.com",
            "Content-Type: text/html\n\n|<", "Content-Type: text/html\n\n|<b>",
            "Content-Type: text/html\n\n|<a href='//",
            "Content-Type: text/html\n\n|<!--", "Content-Type: text/html\n\n|&", "Content-Type: text/html\n\n|<table>",
            "Content-Transfer-Encoding: base64\n\n|=", "Content-Transfer-Encoding: quoted-printable\n\n|= ",
            "Content-Type: text/plain; charset=utf-7\n\n|+", "To: |(", "To: |<", "To: |\"", "To: |a,", "Received: |(",
            "Received: |[", "Subject: |=?", "Subject: |=?utf-8?Q?=", "Content-Type: a/b|;a*0*=%", "|X:\n", "|\n",
            "Content-Type: multipart/mixed; boundary=b\n\n|--b\n",
            "Content-Type: multipart/mixed\n\n|--a\nContent-Type:x\n\n",
            "X: y\n\n|begin 644 a\n#86)C\n", "X: y\n\n|=ybegin \n", "X: y\n\n|=3D=\n", "X: y\n\n|+ADw-",
            "X: y\n\n|\0\r--a",
            "Content-Type: a/b\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n|YWJj=\n",
            "Content-Type: text/vcard\n\nBEGIN:VCARD\nNOTE:|\\n\\,\n ",
            "Content-Type: text/css\n\n|a{b:url(http://c.example/)}",
            "Content-Type: text/html\n\n<style>|.a{color:red}",
            "Content-Type: text/html\n\n|<p style='font-size:0'>x", "Content-Type: application/rtf\n\n{\\rtf1 |{\\b ",
            "Content-Type: application/pdf\n\n%PDF-1.7\n|1 0 obj<</URI(a)>>endobj ",
            "Content-Type: text/html\n\n|<img src=data:image/png;base64,iVBOR>",
            "Received: from a (b [192.0.2.1]) by c; |(x)", "|Received: from a by b; c\n",
            "Content-Type: a/b\n\n0|\u0001", "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n|--B\n"})
    void twiceTheInputIsTwiceTheWork(String recipe) {
        List<String> parts = Arrays.asList(recipe.split("\\|", 2));
        String unit = parts.get(1);
        work(parts.get(0), unit, 10);
        long once = work(parts.get(0), unit, SIZE / unit.length());
        long twice = work(parts.get(0), unit, 2 * SIZE / unit.length());
        // 4 MB besides: buffers and tables whose size has nothing to do with the input
        assertThat(twice).isLessThan(once * 22 / 10 + 4_000_000);
    }

    private long work(String start, String unit, int times) {
        Bytes mail = Bytes.utf8(start + unit.repeat(times));
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        analysis.of(mail, Source.UNKNOWN);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
