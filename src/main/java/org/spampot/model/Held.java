package org.spampot.model;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How long a session was held in the tarpit, and why no longer: read from the notes that its transcript has of it, which
/// are written here as well.
///
/// @param time until its client gave up or left, or was served at the usual pace again; nothing is known of the end when the
///        transcript was cut, and then it is all the rest of the session
/// @param pace how slow it was, in words
/// @param end why it ended
public record Held(Duration time, String pace, End end) {
    private static final String IN = "in the tarpit: ";
    private static final String OUT = "out of the tarpit: ";
    private static final String FOR = "in the tarpit for ";
    private static final String PENDING = "; a reply was still held back";

    /// Why a session is no longer held.
    public enum End {
        /// The client hung up while a reply was held back.
        GAVE_UP("the client gave up while a reply was held back"),
        /// The session ended, by whatever side, with nothing held back.
        BORE_IT("the client bore it to the end of the session"),
        /// Its source had used up its time, or the honeypot was in a hurry: served at the usual pace from then on.
        LET_GO("it was let go and served at the usual pace"),
        /// The transcript does not say.
        UNKNOWN("the transcript was cut before it ended");

        private final String words;

        End(String words) {
            this.words = words;
        }

        /// `gave-up`: in JSON.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// What happened, for a person.
        public String words() {
            return words;
        }
    }

    /// The note that a session is held from now on.
    public static String in(Object pace) {
        return IN + pace;
    }

    /// The note that it is held no longer.
    public static String out(String why) {
        return OUT + why;
    }

    /// The note that it ended while it was held.
    ///
    /// @param pending whether a reply was still held back when the client hung up
    public static String ended(Duration age, boolean pending) {
        return FOR + age.toMillis() / 1000.0 + " s" + (pending ? PENDING : "");
    }

    /// What a transcript tells; nothing of a session that was not held.
    ///
    /// @param session how long the whole session took
    public static Optional<Held> of(List<TranscriptEntry> transcript, Duration session) {
        String pace = "";
        Duration begun = Duration.ZERO;
        for (TranscriptEntry entry : transcript) {
            if (!(entry instanceof TranscriptEntry.Note(Duration at, String text))) {
                continue;
            }
            if (pace.isEmpty() && text.startsWith(IN)) {
                pace = text.substring(IN.length());
                begun = at;
            } else if (!pace.isEmpty() && text.startsWith(OUT)) {
                return Optional.of(new Held(at.minus(begun), pace, End.LET_GO));
            } else if (!pace.isEmpty() && text.startsWith(FOR)) {
                return Optional.of(new Held(at.minus(begun), pace, text.endsWith(PENDING) ? End.GAVE_UP : End.BORE_IT));
            }
        }
        return pace.isEmpty() ? Optional.empty() : Optional.of(new Held(session.minus(begun), pace, End.UNKNOWN));
    }
}
