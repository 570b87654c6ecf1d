package org.spampot.smtp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spampot.model.Refused;

/// The addresses that a session was refused, in order; the first [#MOST], each cut.
///
/// Thread-safety: none; confined to its session.
final class Refusals {
    static final int MOST = 200;
    private static final int LONGEST = 320;

    private final List<Refused> kept = new ArrayList<>(0);

    void add(Duration at, String verb, String address, Access.Ruling why) {
        if (kept.size() < MOST) {
            kept.add(new Refused(at, verb, address.substring(0, Math.min(address.length(), LONGEST)),
                    why.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        }
    }

    List<Refused> list() {
        return List.copyOf(kept);
    }
}
