package org.spampot.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spampot.journal.Captures.message;
import static org.spampot.journal.Captures.messages;
import static org.spampot.journal.Captures.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {
    @TempDir
    Path folder;

    private VerifyReport verify() {
        return JournalVerify.verify(folder, _ -> {
        });
    }

    @Test
    void anIntactJournalIsCountedAndProgressReachesItsSize() {
        Desk.fill(folder, Desk.SMALL, messages(9));
        Desk.fill(folder, Desk.SMALL, List.of(session(1), session(2)));
        var progress = new ArrayList<JournalVerify.Progress>();
        var report = JournalVerify.verify(folder, progress::add);
        assertThat(report.intact()).isTrue();
        assertThat(report.messages()).isEqualTo(9);
        assertThat(report.sessions()).isEqualTo(2);
        assertThat(report.segments()).hasSizeGreaterThan(3).allMatch(segment -> segment.others() == 1);
        assertThat(progress.getLast()).isEqualTo(new JournalVerify.Progress(report.bytes(), report.bytes()));
        assertThat(report.lines()).last().asString().startsWith("intact: 9 messages, 2 sessions");
    }

    @Test
    void anEmptyFolderAndNoFolderAreIntact() {
        assertThat(verify().intact()).isTrue();
        folder = folder.resolve("none");
        assertThat(verify().segments()).isEmpty();
    }

    @Test
    void damageIsNamedBySegmentOffsetIdAndReason() throws IOException {
        Desk.fill(folder, JournalLimits.DEFAULT, messages(3));
        var second = Desk.entries(folder).get(1);
        DamageTest.overwrite(Segments.file(folder, 1), second.next().offset() - 6, "X");
        var report = verify();
        assertThat(report.intact()).isFalse();
        assertThat(report.messages()).isEqualTo(2);
        assertThat(report.segments().getFirst().damaged()).singleElement().satisfies(damage -> {
            assertThat(damage.begin()).isEqualTo(second.begin());
            assertThat(damage.next()).isEqualTo(second.next());
            assertThat(damage.recordId()).isEqualTo("<urn:spampot:message:" + message(2).id() + ">");
            assertThat(damage.reason()).contains("digest");
        });
        assertThat(report.lines()).anyMatch(line -> line.contains("offset " + second.begin().offset()));
    }

    @Test
    void aTornEndOfTheLastSegmentIsUnfinishedButOfAnEarlierOneDamage() throws IOException {
        Desk.fill(folder, Desk.SMALL, messages(4));
        var segments = Segments.list(folder);
        for (long segment : List.of(segments.getFirst(), segments.getLast())) {
            Path file = Segments.file(folder, segment);
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, bytes.length - 100));
        }
        var report = verify();
        assertThat(report.segments().getFirst().damagedCount()).isEqualTo(1);
        assertThat(report.segments().getLast().damagedCount()).isZero();
        assertThat(report.segments().getLast().unfinished()).isPositive();
        assertThat(report.damaged()).isEqualTo(1);
    }

    @Test
    void anIdThatComesTwiceIsNamed() {
        Desk.fill(folder, JournalLimits.DEFAULT, List.of(message(1), message(2), message(1)));
        assertThat(verify().segments().getFirst().damaged()).singleElement()
                .satisfies(damage -> assertThat(damage.reason()).isEqualTo("its id was there before"));
    }

    @Test
    void aMissingSegmentIsNamedAndNoDamage() throws IOException {
        Desk.fill(folder, Desk.SMALL, messages(9));
        Files.delete(Segments.file(folder, 2));
        assertThat(verify().missing()).containsExactly(2L);
        assertThat(verify().intact()).isTrue();
        assertThat(Desk.damage(Desk.entries(folder))).isEmpty();
    }

    @Test
    void aJournalThatIsBeingWrittenIsVerifiedUpToWhatIsThere() {
        try (var journal = Desk.open(folder, Desk.SMALL)) {
            for (int number = 1; number <= 30; number++) {
                Desk.append(journal, message(number));
                var report = verify();
                assertThat(report.intact()).isTrue();
                assertThat(report.messages()).isEqualTo(number);
            }
        }
    }

    @Test
    void idsAreSeenAgainAmongManyOthers() {
        var seen = new SeenIds();
        for (int number = 0; number < 100_000; number++) {
            assertThat(seen.add("urn:example:" + number)).isTrue();
        }
        assertThat(seen.add("urn:example:5")).isFalse();
        assertThat(seen.add("urn:example:99999")).isFalse();
        assertThat(seen.hasForgotten()).isFalse();
    }
}
