package org.spampot.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.journal.Captures;
import org.spampot.model.Bytes;
import org.spampot.model.Envelope;
import org.spampot.model.EnvelopePath;
import org.spampot.model.MessageCapture;

final class MboxTest {
    @TempDir
    Path folder;

    private static MessageCapture from(String sender, String content) {
        var message = Captures.message(1, Bytes.latin1(content));
        return new MessageCapture(message.id(), message.connection(), message.helo(),
                new Envelope(new EnvelopePath(sender, sender, List.of()), List.of()), "", message.at(),
                message.content(), message.end(), List.of());
    }

    private static String written(MessageCapture message, MboxVariant variant) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var mbox = Mbox.into(out, variant, EnvelopeHead.NONE)) {
            mbox.put(message);
            mbox.finish();
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void aSenderCannotBreakTheFromLine() throws IOException {
        String date = " Sun Mar  1 12:00:00 2026\n";
        assertThat(written(from("", "x\n"), MboxVariant.RD)).isEqualTo("From MAILER-DAEMON" + date + "x\n\n");
        assertThat(written(from("a b\nFrom c\u00e9\u0000", "x\n"), MboxVariant.RD))
                .isEqualTo("From a?b?From?c??" + date + "x\n\n");
        assertThat(written(from("a".repeat(5_000), ""), MboxVariant.RD)).hasSize(5 + 900 + date.length() + 1);
    }

    @Test
    void theLengthIsThatOfTheBodyAsItStands() throws IOException {
        assertThat(written(from("a", "A: b\r\n\r\nFrom c"), MboxVariant.CL))
                .contains("\nContent-Length: 7\nA: b\r\n\r\n>From c\n\n");
        assertThat(written(from("a", "A: b\r\n\r\nFrom c"), MboxVariant.CL2))
                .contains("\nContent-Length: 6\nA: b\r\n\r\nFrom c\n\n");
        assertThat(written(from("a", "A: b"), MboxVariant.CL2)).contains("\nContent-Length: 0\nA: b\n\n");
        assertThat(written(from("a", "\nbody\n"), MboxVariant.CL2)).contains("\nContent-Length: 5\n\nbody\n\n");
    }

    @Test
    void aMessageOf64MegabytesOfFromLinesIsQuotedWithoutACopy() throws IOException {
        byte[] line = "From \n".getBytes(StandardCharsets.US_ASCII);
        var all = new byte[64 << 20];
        for (int at = 0; at < all.length; at++) {
            all[at] = line[at % line.length];
        }
        var message = Captures.message(1, Bytes.own(all));
        long lines = (all.length + line.length - 1L) / line.length;
        try (var counted = new Counted(OutputStream.nullOutputStream());
                var mbox = Mbox.into(counted, MboxVariant.RD, EnvelopeHead.NONE)) {
            mbox.put(message);
            mbox.finish();
            // the last line is cut and short of being one
            long quoted = all.length % line.length == 5 || all.length % line.length == 0 ? lines : lines - 1;
            assertThat(counted.count()).isEqualTo(FromLines.of(message).length + all.length + quoted + 2);
        }
    }

    @Test
    void nothingHasTheNameBeforeItIsWhole() throws IOException {
        Path file = folder.resolve("m");
        try (var mbox = Mbox.file(file, MboxVariant.RD, EnvelopeHead.NONE)) {
            mbox.put(Captures.message(1));
            assertThat(file).doesNotExist();
        }
        assertThat(folder).isEmptyDirectory();
        // the leftover of a run that was killed is in nobody's way
        Files.writeString(folder.resolve(".m.part"), "left");
        try (var mbox = Mbox.file(file, MboxVariant.RD, EnvelopeHead.NONE)) {
            mbox.put(Captures.message(1));
            mbox.finish();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(each -> each.getFileName().toString())).containsExactlyInAnyOrder("m",
                    "m.manifest.jsonl");
        }
    }
}
