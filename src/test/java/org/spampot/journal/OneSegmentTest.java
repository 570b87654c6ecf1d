package org.spampot.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spampot.journal.Captures.message;
import static org.spampot.journal.Captures.messages;
import static org.spampot.journal.Captures.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.model.Bytes;
import org.spampot.model.Capture;
import org.spampot.model.MessageCapture;

/// A file of captures, wherever it is from.
final class OneSegmentTest {
    private static final List<Capture> CAPTURES = List.of(message(1), session(1), message(2));

    @TempDir
    Path folder;

    @Test
    void allCapturesComeInOrder() throws IOException {
        Path file = write(segment(1, CAPTURES));

        assertThat(Desk.captures(read(file))).isEqualTo(CAPTURES);
        assertThat(Desk.damage(read(file))).isEmpty();
        assertThat(isOurs(file)).isTrue();
    }

    /// As `cat *.warc` makes them.
    @Test
    void segmentsOneBehindTheOtherAreReadAll() throws IOException {
        Path file = write(segment(1, CAPTURES), segment(2, List.of()), segment(3, messages(2)));

        assertThat(Desk.captures(read(file))).hasSize(5).endsWith(message(2));
        assertThat(Desk.damage(read(file))).isEmpty();
    }

    @Test
    void aSegmentBehindADamagedRecordIsReadWhenThatSaysWhereItEnds() throws IOException {
        byte[] first = segment(1, CAPTURES);
        first[first.length - 6] ^= 1;
        Path file = write(first, segment(2, messages(2)));

        assertThat(Desk.captures(read(file))).containsExactly(message(1), session(1), message(1), message(2));
        assertThat(Desk.damage(read(file))).extracting(Entry.Damaged::reason)
                .containsExactly("its block does not match its digest");
    }

    /// A sender can put a whole segment into a mail, with all digests right.
    @Test
    void aSegmentInsideADamagedMailIsNotBelieved() throws IOException {
        String forged = Bytes.own(segment(66, messages(3))).latin1();
        for (String before : List.of("", "\r\n\r\n", "x\r\n\r\n")) {
            var mail = message(2, Bytes.latin1(before + forged + forged));
            byte[] all = segment(1, List.of(message(1), mail, message(3)));
            int header = Bytes.own(all).latin1().indexOf("WARC-Record-ID: <urn:spampot:message:" + mail.id());
            all[header + 5] ^= 1;
            Path file = write(all);

            assertThat(Desk.captures(read(file))).containsExactly(message(1), message(3));
            assertThat(Desk.damage(read(file))).hasSize(1);
        }
    }

    @Test
    void aTornEndIsDamageButForWhatIsWrittenOn() throws IOException {
        byte[] whole = segment(1, CAPTURES);
        Path file = write(Arrays.copyOf(whole, whole.length - 10));
        assertThat(Desk.damage(read(file))).extracting(Entry.Damaged::reason).containsExactly("it is cut short");

        try (var segment = new OneSegment(file)) {
            Files.write(file, Arrays.copyOfRange(whole, whole.length - 10, whole.length), StandardOpenOption.APPEND);
            Files.write(file, new byte[]{1}, StandardOpenOption.APPEND);
            assertThat(Desk.captures(read(segment))).as("up to where it ended").isEqualTo(CAPTURES.subList(0, 2));
            assertThat(segment.next()).isEmpty();
        }
        try (var segment = new OneSegment(file)) {
            assertThat(Desk.damage(read(segment))).as("not a torn one").hasSize(1);
        }
    }

    @Test
    void aLostBeginningLosesNothingElse() throws IOException {
        byte[] whole = segment(1, CAPTURES);
        Arrays.fill(whole, 0, 300, (byte) 0);
        Path file = write(whole);

        assertThat(isOurs(file)).isTrue();
        assertThat(Desk.captures(read(file))).isEqualTo(CAPTURES);
        assertThat(Desk.damage(read(file))).hasSize(1);
    }

    @Test
    void theWarcOfAnotherProgramIsNotOurs() throws IOException {
        byte[] head = """
                WARC/1.1\r
                WARC-Type: warcinfo\r
                WARC-Filename: spampot.warc\r
                Content-Length: 0\r
                \r
                \r
                \r
                """.getBytes(StandardCharsets.US_ASCII);
        assertThat(isOurs(write(head, segment(1, CAPTURES)))).as("a crawl of one of ours").isFalse();
        assertThat(isOurs(write("WARC/1.1\r\n".getBytes(StandardCharsets.US_ASCII)))).isFalse();
        assertThat(isOurs(write("no warc at all".getBytes(StandardCharsets.US_ASCII)))).isFalse();
        assertThat(isOurs(write(new byte[0]))).isFalse();
    }

    /// Digests prove nothing of a file that is made by hand.
    @Test
    void whatCannotBeWrittenAgainIsDamage() throws IOException {
        var huge = "\u00e9".repeat(6 << 20);
        var good = message(1);
        var text = new String(segment(1, List.of(good)), StandardCharsets.ISO_8859_1);
        int at = text.indexOf("WARC/1.1\r\n", 5);
        String record = text.substring(at, text.indexOf(RecordWriter.HEADER_DIGEST, at))
                .replace("Spampot-Helo: \"client.example.com\"", "Spampot-Helo: \"" + huge + "\"");
        byte[] header = record.getBytes(StandardCharsets.ISO_8859_1);
        String digest = RecordWriter.HEADER_DIGEST + RecordWriter.sha256(header, 0, header.length) + "\r\n\r\n";
        Path file = write(text.substring(0, at).getBytes(StandardCharsets.ISO_8859_1), header,
                (digest + good.content().latin1() + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Desk.damage(read(file))).extracting(Entry.Damaged::reason)
                .containsExactly("it holds what cannot be written again");
    }

    @Test
    void whatIsReadCanBeKept() throws IOException {
        int kept = 0;
        for (Instant at : List.of(Instant.MIN, Instant.MAX, Instant.parse("-0001-01-01T00:00:00Z"), Instant.EPOCH)) {
            var odd = new MessageCapture(message(1).id(), Captures.CONNECTION, "", message(1).envelope(), "", at,
                    Bytes.EMPTY, message(1).end(), List.of());
            Entry found = read(write(segment(1, List.of(odd)))).getFirst();
            if (found instanceof Entry.Read read) {
                Path journal = folder.resolve("journal" + kept++);
                Desk.fill(Files.createDirectory(journal), JournalLimits.DEFAULT, List.of(read.capture()));
                assertThat(Desk.captures(Desk.entries(journal))).containsExactly(odd);
            }
        }
        assertThat(kept).isPositive();
    }

    private static byte[] segment(int number, List<Capture> captures) throws IOException {
        var out = new ByteArrayOutputStream();
        var copy = new SegmentCopy(Desk.CLOCK, new Random(number));
        copy.begin("x.warc", out);
        for (Capture capture : captures) {
            copy.add(capture, out);
        }
        return out.toByteArray();
    }

    private Path write(byte[]... parts) throws IOException {
        Path file = folder.resolve("x.warc");
        Files.deleteIfExists(file);
        try (var out = Files.newOutputStream(file)) {
            for (byte[] part : parts) {
                out.write(part);
            }
        }
        return file;
    }

    private static boolean isOurs(Path file) throws IOException {
        try (var segment = new OneSegment(file)) {
            return segment.isOurs();
        }
    }

    private static List<Entry> read(Path file) throws IOException {
        try (var segment = new OneSegment(file)) {
            return read(segment);
        }
    }

    private static List<Entry> read(OneSegment segment) throws IOException {
        var entries = new ArrayList<Entry>();
        for (var next = segment.next(); next.isPresent(); next = segment.next()) {
            entries.add(next.get());
        }
        return entries;
    }
}
