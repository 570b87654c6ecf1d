package org.spampot.journal;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.spampot.model.Position;

/// Any bytes in the place of a segment, alone or after whole records, and any edit of a good one: reading, verifying
/// and recovering never throw, and what was whole before the first changed byte is still read.
class JournalFuzz {
    @FuzzTest(maxDuration = "30s")
    void anyBytesAreRecoveredAndRead(FuzzedDataProvider data) throws IOException {
        Path folder = MemoryFolder.create();
        try {
            Desk.fill(folder, JournalLimits.DEFAULT, List.of(Captures.message(1), Captures.session(1)));
            var ends = Desk.entries(folder).stream().map(entry -> entry.next().offset()).toList();
            Path segment = Segments.file(folder, 1);
            byte[] good = Files.readAllBytes(segment);
            int from = data.consumeInt(0, good.length);
            int until = Math.min(good.length, from + data.consumeInt(0, 200));
            byte[] middle = data.consumeBytes(4000);
            byte[] bytes = Arrays.copyOf(good, from + middle.length + good.length - until);
            System.arraycopy(middle, 0, bytes, from, middle.length);
            System.arraycopy(good, until, bytes, from + middle.length, good.length - until);
            Files.write(segment, bytes);

            JournalVerify.verify(folder, _ -> {
            });
            try (var alone = new OneSegment(segment)) {
                alone.isOurs();
                while (alone.next().isPresent()) {
                    // read to its end
                }
            }
            long whole = ends.stream().filter(end -> end <= from).count();
            expect(Desk.captures(Desk.entries(folder)).size() >= whole);
            try (var journal = Desk.open(folder)) {
                expect(Desk.append(journal, Captures.message(9)) == Outcome.DURABLE);
                var captures = Desk.captures(Desk.entries(journal, Position.START));
                expect(captures.size() > whole && captures.getLast().equals(Captures.message(9)));
            }
        } finally {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void expect(boolean fact) {
        if (!fact) {
            throw new AssertionError("a whole record was lost");
        }
    }
}
