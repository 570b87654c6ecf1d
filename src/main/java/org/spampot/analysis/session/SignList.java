package org.spampot.analysis.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.spampot.model.Printable;
import org.spampot.model.SessionKind;
import org.spampot.model.Sign;

/// Signs as they are found: each once, so many at most.
final class SignList {
    private static final int MOST = 40;
    private static final int LONGEST_QUOTE = 60;
    /// Escapes are longer than what they stand for.
    private static final int LONGEST_SHOWN = 120;

    private final Set<Sign> signs = new LinkedHashSet<>();
    private final Set<Sign> rows = new HashSet<>();

    void add(SessionKind kind, int score, String reason) {
        add(new Sign(kind, score, reason));
    }

    void add(Sign sign) {
        if (signs.size() < MOST) {
            signs.add(sign);
        }
    }

    /// What known probes say of `text`, which is quoted: each row counts once, however many texts match it.
    void probes(Probes.Place place, String text) {
        for (Sign sign : Probes.of(place, text)) {
            if (rows.add(sign)) {
                add(sign.kind(), sign.score(), sign.reason() + ": " + quoted(text));
            }
        }
    }

    static String quoted(String text) {
        String shown = Printable.line(text, LONGEST_QUOTE);
        return shown.length() <= LONGEST_SHOWN ? shown : shown.substring(0, LONGEST_SHOWN) + "...";
    }

    List<Sign> all() {
        return new ArrayList<>(signs);
    }
}
