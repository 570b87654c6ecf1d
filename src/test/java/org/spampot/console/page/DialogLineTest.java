package org.spampot.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spampot.model.Bytes;
import org.spampot.model.TranscriptEntry;

final class DialogLineTest {
    private static TranscriptEntry command(int chunk, String text) {
        return new TranscriptEntry.Command(Duration.ofMillis(1_234), chunk, Bytes.latin1(text));
    }

    @Test
    void commandsOfOneReadAreMarked() {
        List<DialogLine> lines = DialogLine.of(List.of(command(1, "EHLO x\r\n"), command(2, "MAIL FROM:<>\r\n"),
                command(2, "DATA\r\n")));

        assertThat(lines).extracting(DialogLine::batch).containsExactly(false, true, true);
        assertThat(lines.getFirst().at()).isEqualTo("+1.234");
    }

    @Test
    void oddLineEndsAreNamed() {
        assertThat(DialogLine.of(List.of(command(1, "A\r\n"), command(2, "B\n"), command(3, "C"), command(4, ""))))
                .extracting(DialogLine::lineEnd).containsExactly("", "LF only", "no line end", "no line end");
    }

    @Test
    void controlBytesAreShown() {
        assertThat(DialogLine.of(List.of(command(1, "QU\0IT\u001b[2J\r\n"))).getFirst().text().html())
                .contains(">\\0<", ">\\x1b<").doesNotContain("\u001b");
    }

    @Test
    void aReplyOfSeveralLinesIsSeveralLines() {
        assertThat(DialogLine.of(List.of(new TranscriptEntry.Reply(Duration.ZERO,
                Bytes.utf8("250-a\r\n250-b\r\n250 c\r\n"))))).extracting(line -> line.text().html())
                .containsExactly("<bdi>250-a</bdi>", "<bdi>250-b</bdi>", "<bdi>250 c</bdi>");
    }

    @Test
    void aVeryLongDialogIsCutAndSaysSo() {
        List<TranscriptEntry> many = new ArrayList<>();
        for (int index = 1; index <= 6_000; index++) {
            many.add(command(index, "NOOP\r\n"));
        }
        List<DialogLine> lines = DialogLine.of(many);

        assertThat(lines).hasSize(5_001);
        assertThat(lines.getLast().who()).isEqualTo("note");
    }
}
