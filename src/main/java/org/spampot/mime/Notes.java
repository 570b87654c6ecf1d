package org.spampot.mime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.spampot.model.Defect;

/// What one reading notes on the way: each defect once for each place, and why something was cut.
///
/// Thread-safety: none needed, one reading has one.
final class Notes {
    /// Enough to see what is wrong with a message; the rest would repeat it.
    static final int MOST_DEFECTS = 200;
    private static final int LONGEST_DETAIL = 200;

    private record Key(MimeDefect defect, String where) {}

    private final Set<Key> seen = new HashSet<>();
    private final List<Defect> defects = new ArrayList<>();
    private final Set<String> truncated = new LinkedHashSet<>();

    void add(MimeDefect defect, String where, String detail) {
        if (!seen.add(new Key(defect, where))) {
            return;
        }
        if (defects.size() >= MOST_DEFECTS) {
            truncated("more than " + MOST_DEFECTS + " defects");
        } else {
            defects.add(new Defect(defect.word(), where, cut(detail)));
        }
    }

    /// True when that was noted there.
    boolean has(MimeDefect defect, String where) {
        return seen.contains(new Key(defect, where));
    }

    void truncated(String why) {
        truncated.add(why);
    }

    List<Defect> defects() {
        return List.copyOf(defects);
    }

    List<String> truncated() {
        return List.copyOf(truncated);
    }

    private static String cut(String detail) {
        if (detail.length() <= LONGEST_DETAIL) {
            return detail;
        }
        int end = Character.isHighSurrogate(detail.charAt(LONGEST_DETAIL - 1)) ? LONGEST_DETAIL - 1 : LONGEST_DETAIL;
        return detail.substring(0, end);
    }
}
