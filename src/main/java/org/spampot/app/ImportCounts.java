package org.spampot.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.spampot.archive.Found;
import org.spampot.model.MessageCapture;
import org.spampot.model.SessionCapture;
import org.spampot.report.ImportSummary;
import org.spampot.report.ImportSummary.Counts;
import org.spampot.report.ImportSummary.Place;

/// How many messages an import read, and what became of them, in all and by place.
///
/// Thread-safety: belongs to one thread.
final class ImportCounts {
    /// Formats of which a file is one message: their folder is the place.
    private static final Set<String> SINGLE = Set.of("maildir", "mh", "eml", "emlx", "msg");
    private static final int MOST_PLACES = 1000;
    private static final String OTHERS = "others";

    private static final Counts KEPT = new Counts(1, 0, 0, 0, 0, 0, 0);
    private static final Counts DAMAGED = new Counts(0, 1, 0, 0, 0, 0, 0);
    private static final Counts DUPLICATE = new Counts(0, 0, 1, 0, 0, 0, 0);
    private static final Counts NO_MAIL = new Counts(0, 0, 0, 1, 0, 0, 0);
    private static final Counts UNREADABLE = new Counts(0, 0, 0, 1, 1, 0, 0);
    private static final Counts KNOWN_SESSION = new Counts(0, 0, 0, 0, 0, 1, 0);
    private static final Counts NEW_SESSION = new Counts(0, 0, 0, 0, 0, 1, 1);

    private final Map<String, Counts> formats = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private Counts all = Counts.NONE;

    /// Counts a message.
    ///
    /// @param isNew whether it was not there yet
    void message(Found.Message found, boolean isNew) {
        add(found.path(), found.format(), !isNew ? DUPLICATE : found.damage().isEmpty() ? KEPT : DAMAGED);
    }

    /// Counts a message that a log tells of.
    void logged(Found.Session found, boolean isNew) {
        add(found.path(), "maillog", isNew ? KEPT : DUPLICATE);
    }

    void session(Found.Session found, boolean isNew) {
        add(found.path(), "maillog", isNew ? NEW_SESSION : KNOWN_SESSION);
    }

    /// Counts a capture that stood in a journal.
    void kept(Found.Kept found, boolean isNew) {
        add(found.path(), "warc", switch (found.capture()) {
            case MessageCapture _ -> isNew ? KEPT : DUPLICATE;
            case SessionCapture _ -> isNew ? NEW_SESSION : KNOWN_SESSION;
        });
    }

    void skipped(Found.Skipped found) {
        add(found.path(), "", found.unreadable() ? UNREADABLE : NO_MAIL);
    }

    private void add(String path, String format, Counts one) {
        all = all.plus(one);
        if (!format.isEmpty()) {
            formats.merge(format, one, Counts::plus);
        }
        String place = SINGLE.contains(format) ? folder(path) : path;
        if (!places.containsKey(place) && places.size() >= MOST_PLACES) {
            place = OTHERS;
        }
        places.merge(place, new Place(place, format, one),
                (before, more) -> new Place(before.path(), word(before.format(), more.format()),
                        before.counts().plus(one)));
    }

    private static String word(String before, String more) {
        return before.isEmpty() || before.equals(more) ? more : more.isEmpty() ? before : "mixed";
    }

    /// A file that was named alone stays one.
    private static String folder(String path) {
        int slash = path.lastIndexOf('/');
        return slash > 0 ? path.substring(0, slash) : path;
    }

    Counts all() {
        return all;
    }

    List<ImportSummary.Format> formats() {
        return formats.entrySet().stream().map(each -> new ImportSummary.Format(each.getKey(), each.getValue()))
                .toList();
    }

    List<Place> places() {
        return new ArrayList<>(places.values());
    }
}
