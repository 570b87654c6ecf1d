package org.spampot.listen;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;
import org.spampot.model.CaptureId;
import org.spampot.model.TranscriptEntry;

/// What was said in one session, bounded by bytes: what comes after is left out, and a note says so.
///
/// Thread-safety: confined to the session's event loop.
final class Transcript {
    /// What an entry costs besides its text, roughly what it takes in memory.
    private static final int ENTRY = 64;

    private final int most;
    private final List<TranscriptEntry> entries = new ArrayList<>(4);
    private int size;
    private int leftOut;
    private Duration cutAt = Duration.ZERO;

    Transcript(int most) {
        this.most = most;
    }

    void command(Duration at, int chunk, Bytes line) {
        if (room(at, line.size())) {
            // a copy, as the line is a slice of all that came in the same read
            entries.add(new TranscriptEntry.Command(at, chunk, Bytes.own(line.toArray())));
        }
    }

    void reply(Duration at, int chunk, Bytes text) {
        if (room(at, text.size())) {
            entries.add(new TranscriptEntry.Reply(at, chunk, text));
        }
    }

    void content(Duration at, int chunk, long wireSize, @Nullable CaptureId message) {
        if (room(at, 0)) {
            entries.add(new TranscriptEntry.Content(at, chunk, wireSize, message));
        }
    }

    void note(Duration at, String text) {
        if (room(at, text.length())) {
            entries.add(new TranscriptEntry.Note(at, text));
        }
    }

    /// All entries, with the note about those left out in the place of the first one.
    List<TranscriptEntry> entries() {
        if (leftOut == 0) {
            return List.copyOf(entries);
        }
        var cut = new ArrayList<>(entries);
        cut.add(new TranscriptEntry.Note(cutAt, "transcript cut after " + most + " bytes: " + leftOut + " left out"));
        return List.copyOf(cut);
    }

    private boolean room(Duration at, int text) {
        // once cut it stays cut, so that no later short line seems to follow an earlier one
        if (leftOut == 0 && size + ENTRY + text <= most) {
            size += ENTRY + text;
            return true;
        }
        if (leftOut++ == 0) {
            cutAt = at;
        }
        return false;
    }
}
