package org.spampot.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spampot.journal.Captures.hostile;
import static org.spampot.journal.Captures.message;
import static org.spampot.journal.Captures.path;
import static org.spampot.journal.Captures.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpreserve.jwarc.HeaderValidator;
import org.netpreserve.jwarc.WarcMetadata;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.Warcinfo;
import org.spampot.model.Bytes;
import org.spampot.model.Capture;
import org.spampot.model.EndOfContent;
import org.spampot.model.MessageCapture;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionEnd;

class RoundTripTest {
    private static final String EVERY_BYTE = Bytes
            .own(IntStream.range(0, 256).collect(() -> new byte[256], (a, i) -> a[i] = (byte) i, (a, b) -> {
            })).latin1();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", " lead", "trail ", "two  spaces", "\r\n", "a\r\nWARC-Type: resource",
            "\r\n\r\nWARC/1.1\r\n", "\u0000", "\u007f", "\u0085", "\u2028\u202e", "\"\\\"", "\ud83d\ude00",
            "lone \ud800 half", "\udc00", "null", "=?utf-8?q?x?=", "<>"})
    void oddTextComesBackExactly(String text) {
        staysTheSame(hostile(text, Bytes.latin1(text), EndOfContent.COMPLETE, List.of(path(text))));
    }

    @Test
    void everyByteComesBackExactlyInEnvelopeAndContent() {
        staysTheSame(hostile(EVERY_BYTE, Bytes.latin1(EVERY_BYTE), EndOfContent.DROPPED, List.of(path(EVERY_BYTE))));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMessageOutOfAnArchiveOrLogComesBackExactly(boolean logged) {
        var imported = Captures.imported(EVERY_BYTE + "\u2028\ud83d\ude00", logged);
        MessageCapture plain = message(1);
        staysTheSame(new MessageCapture(plain.id(), plain.connection(), plain.helo(), plain.envelope(),
                plain.queueId(), plain.at(), plain.content(), EndOfContent.LOGGED, plain.defects(), imported));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSessionOutOfALogComesBackExactly(boolean logged) {
        var imported = Captures.imported(EVERY_BYTE + "\u2028\ud83d\ude00", logged);
        SessionCapture session = session(1);
        staysTheSame(new SessionCapture(session.session(), session.connection(), session.helo(), session.at(),
                SessionEnd.IMPORTED, session.commands(), session.messages(), session.transcript(), session.defects(),
                session.evidence(), imported));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatAnOwnRelayBroughtComesBackExactly(boolean whole) {
        MessageCapture message = message(1);
        SessionCapture session = session(1);
        staysTheSame(whole
                ? new SessionCapture(session.session(), Captures.relayed(), session.helo(), session.at(),
                        session.end(), session.commands(), session.messages(), session.transcript(), session.defects(),
                        session.evidence())
                : new MessageCapture(message.id(), Captures.relayed(), message.helo(), message.envelope(),
                        message.queueId(), message.at(), message.content(), message.end(), message.defects()));
    }

    @Test
    void valuesOfAHundredKilobytesComeBackExactly() {
        staysTheSame(hostile(EVERY_BYTE.repeat(400), Bytes.EMPTY, EndOfContent.TIMEOUT, List.of()));
    }

    @Test
    void aThousandRecipientsOfEightBitGarbageComeBackExactly() {
        var recipient = path("\u00ff".repeat(1900));
        staysTheSame(hostile("x", Bytes.EMPTY, EndOfContent.COMPLETE,
                IntStream.range(0, 1000).mapToObj(_ -> recipient).toList()));
    }

    @ParameterizedTest
    @EnumSource
    void everyEndOfContentComesBack(EndOfContent end) {
        staysTheSame(hostile("x", Bytes.latin1("y"), end, List.of(path("z"))));
    }

    @Test
    void contentThatLooksLikeRecordsComesBackExactly() {
        staysTheSame(message(1, Bytes.latin1("\r\n\r\nWARC/1.1\r\nContent-Length: 0\r\n\r\n\r\n\r\n".repeat(50))));
    }

    @Test
    void contentOfTenMegabytesComesBackExactly() {
        var bytes = new byte[10 << 20];
        new Random(42).nextBytes(bytes);
        staysTheSame(message(1, Bytes.own(bytes)));
    }

    /// The third has no evidence, the first all there can be, the second little.
    @ParameterizedTest
    @ValueSource(ints = {3, 1, 2})
    void aSessionComesBackExactly(int which) {
        staysTheSame(session(which));
    }

    private void staysTheSame(Capture capture) {
        Desk.fill(folder, JournalLimits.DEFAULT, List.of(capture, message(99)));
        var entries = Desk.entries(folder);
        assertThat(Desk.damage(entries)).isEmpty();
        assertThat(Desk.captures(entries)).containsExactly(capture, message(99));
        assertThat(new StoredJournal(folder).read(entries.getFirst().begin())).isEqualTo(entries.getFirst());
    }

    @Test
    void anyWarcToolReadsASegment() throws IOException {
        Desk.fill(folder, JournalLimits.DEFAULT,
                List.of(message(1), session(1), hostile(EVERY_BYTE, Bytes.latin1(EVERY_BYTE), EndOfContent.OVERSIZE,
                        List.of(path(EVERY_BYTE), path("second@example.com")))));
        var types = new ArrayList<Class<?>>();
        var validator = HeaderValidator.warc_1_1();
        try (var warc = new WarcReader(folder.resolve("0000000001.warc"))) {
            warc.setLenient(false);
            warc.calculateBlockDigest();
            warc.onWarning(warning -> assertThat(warning).isEmpty());
            for (var record : warc) {
                types.add(record.getClass());
                assertThat(validator.validate(record.headers())).isEmpty();
                record.body().consume();
                assertThat(record.calculatedBlockDigest().map(digest -> digest.hex()))
                        .isEqualTo(record.blockDigest().map(digest -> digest.hex())).isPresent();
            }
        }
        assertThat(types).containsExactly(Warcinfo.class, WarcResource.class, WarcMetadata.class, WarcResource.class);
    }

    @Test
    void aSegmentIsPrintableAsciiButForContent() throws IOException {
        Desk.fill(folder, JournalLimits.DEFAULT,
                List.of(hostile(EVERY_BYTE, Bytes.EMPTY, EndOfContent.COMPLETE, List.of(path(EVERY_BYTE))),
                        session(1)));
        String text = Files.readString(folder.resolve("0000000001.warc"), StandardCharsets.ISO_8859_1);
        assertThat(text.replace("\r\n", "")).matches("[\\x20-\\x7e]+");
    }
}
