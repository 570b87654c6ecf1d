package org.spampot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.spampot.model.Bytes;
import org.spampot.model.TranscriptEntry;

final class TranscriptTest {
    private static final Duration AT = Duration.ofMillis(5);

    @Test
    void keepsWhatWasSaidInOrder() {
        var transcript = new Transcript(1000);
        transcript.reply(Duration.ZERO, 0, Bytes.latin1("220 hello\r\n"));
        transcript.command(AT, 1, Bytes.latin1("DATA\r\n"));
        transcript.content(AT, 2, 77, null);
        transcript.note(AT, "over");

        assertThat(transcript.entries()).containsExactly(
                new TranscriptEntry.Reply(Duration.ZERO, Bytes.latin1("220 hello\r\n")),
                new TranscriptEntry.Command(AT, 1, Bytes.latin1("DATA\r\n")),
                new TranscriptEntry.Content(AT, 2, 77, null), new TranscriptEntry.Note(AT, "over"));
    }

    @Test
    void isCutOnceAndSaysSo() {
        var transcript = new Transcript(200);
        transcript.command(AT, 1, Bytes.latin1("NOOP\r\n"));
        transcript.command(AT, 2, Bytes.latin1("x".repeat(500)));
        transcript.command(AT.plusMillis(1), 3, Bytes.latin1("QUIT\r\n"));

        assertThat(transcript.entries()).containsExactly(new TranscriptEntry.Command(AT, 1, Bytes.latin1("NOOP\r\n")),
                new TranscriptEntry.Note(AT, "transcript cut after 200 bytes: 2 left out"));
    }
}
