package org.spampot.smtp;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.spampot.model.Defect;

/// The defects seen, in order: each name at each place once, and never more than [#MOST].
///
/// Thread-safety: none; confined to its session.
final class Oddities {
    static final int MOST = 100;

    private final List<Defect> seen = new ArrayList<>(0);
    private final Set<String> known = new HashSet<>(0);

    void add(Defect defect) {
        if (seen.size() < MOST && known.add(defect.name() + '|' + defect.where())) {
            seen.add(defect);
        }
    }

    List<Defect> list() {
        return List.copyOf(seen);
    }
}
