package org.spampot.report;

import java.util.List;

/// What an import did, or would do.
///
/// @param run names it; empty when nothing was to be kept
/// @param stopped whether it was told to stop before its end
/// @param places where it all was, in order; what is in one folder counts as one place. Bounded: the last one may be
///        `others`
/// @param methods how sources were found, most messages first
/// @param unsure the first messages whose source is not sure
/// @param top the sources of most messages
public record ImportSummary(String run, boolean stopped, Counts all, List<Place> places, List<Method> methods,
        List<Unsure> unsure, List<Top> top) {
    public ImportSummary {
        places = List.copyOf(places);
        methods = List.copyOf(methods);
        unsure = List.copyOf(unsure);
        top = List.copyOf(top);
    }

    /// Numbers of messages; each one read is exactly one of `kept`, `damaged`, `duplicate` and `skipped`.
    ///
    /// @param damaged kept too, though something is wrong with the place where they stood
    /// @param duplicate there already: from this import or one before
    /// @param skipped places that are no message, or cannot be read
    /// @param sessions of mail logs; not counted among the messages
    /// @param newSessions those of them that were not there yet
    public record Counts(long kept, long damaged, long duplicate, long skipped, long sessions, long newSessions) {
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

        public long read() {
            return kept + damaged + duplicate + skipped;
        }

        public Counts plus(Counts more) {
            return new Counts(kept + more.kept, damaged + more.damaged, duplicate + more.duplicate,
                    skipped + more.skipped, sessions + more.sessions, newSessions + more.newSessions);
        }
    }

    /// A file of many messages, or a folder of files.
    public record Place(String path, String format, Counts counts) {}

    /// How many messages have a source that was found so and is so sure, in the words of [org.spampot.model.Source].
    public record Method(String method, String confidence, long messages) {}

    /// A message whose source should be looked at.
    ///
    /// @param source empty when none was found
    public record Unsure(String id, String path, long offset, String source, String method, String confidence,
            String why) {}

    /// How many messages came from one address.
    public record Top(String source, long messages) {}
}
