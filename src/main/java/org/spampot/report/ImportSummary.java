package org.spampot.report;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an import did, or would do.
///
/// @param run names it; empty when nothing was to be kept, and it is said what would be
/// @param stopped whether it was told to stop before its end
/// @param formats what was read, by format
/// @param places where it all was, in order; what is in one folder counts as one place. Bounded: the last one may be
///        `others`
/// @param methods how sources were found, most messages first
/// @param unsure the first messages whose source is not sure
/// @param top the sources of most messages
/// @param lines of mail logs
public record ImportSummary(String run, boolean stopped, Counts all, List<Format> formats, List<Place> places,
        List<Method> methods, List<Unsure> unsure, List<Top> top, Lines lines) {
    public ImportSummary {
        formats = List.copyOf(formats);
        places = List.copyOf(places);
        methods = List.copyOf(methods);
        unsure = List.copyOf(unsure);
        top = List.copyOf(top);
    }

    /// Numbers of messages; each one read is exactly one of `kept`, `damaged`, `duplicate` and `skipped`.
    ///
    /// @param damaged kept too, though something is wrong with the place where they stood
    /// @param duplicate there already: from this import or one before
    /// @param skipped places that are no message
    /// @param unreadable those of the skipped where mail is or may be that could not be read
    /// @param sessions of mail logs and journals; not counted among the messages
    /// @param newSessions those of them that were not there yet
    public record Counts(long kept, long damaged, long duplicate, long skipped, long unreadable, long sessions,
            long newSessions) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

        public long read() {
            return kept + damaged + duplicate + skipped;
        }

        public Counts plus(Counts more) {
            return new Counts(kept + more.kept, damaged + more.damaged, duplicate + more.duplicate,
                    skipped + more.skipped, unreadable + more.unreadable, sessions + more.sessions,
                    newSessions + more.newSessions);
        }
    }

    /// How many messages stood in a format, in the words of [org.spampot.model.Imported].
    public record Format(String format, Counts counts) {}

    /// A file of many messages, or a folder of files.
    public record Place(String path, String format, Counts counts) {}

    /// How many messages have a source that was found so and is so sure, in the words of [org.spampot.model.Source].
    public record Method(String method, String confidence, long messages) {}

    /// A message whose source should be looked at.
    ///
    /// @param source empty when none was found
    public record Unsure(String id, String path, long offset, String source, String method, String confidence,
            String why) {}

    /// What became of the lines of mail logs; each one is exactly one of these.
    ///
    /// @param read all
    /// @param understood tell of a session, or of the server itself
    /// @param repeated stand in another log as well
    /// @param undated without a date: no log, or damage
    /// @param others of programs that are no mail server, counted by program
    /// @param unparsed of mail servers and not understood, by program
    public record Lines(long read, long understood, long repeated, long undated, SortedMap<String, Long> others,
            SortedMap<String, Unparsed> unparsed) {
        public Lines {
            others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
            unparsed = Collections.unmodifiableSortedMap(new TreeMap<>(unparsed));
        }

        /// How many are of programs that are no mail server.
        public long ofOthers() {
            return others.values().stream().mapToLong(Long::longValue).sum();
        }

        /// How many are not understood, those without a date among them.
        public long notUnderstood() {
            return undated + unparsed.values().stream().mapToLong(Unparsed::count).sum();
        }
    }

    /// Lines of one program that are not understood.
    ///
    /// @param first one of them, as it stands there
    public record Unparsed(long count, String first) {}

    /// How many messages came from one address.
    public record Top(String source, long messages) {}
}
