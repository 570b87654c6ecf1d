package org.spampot.console;

import java.util.List;

/// Whether the program works, for those who restart it or send it traffic.
public interface Health {
    /// Whether the program should be left running; a bad verdict asks for a restart.
    Verdict live();

    /// Whether it takes mail and understands it in time.
    Verdict ready();

    /// An answer, and why.
    ///
    /// @param reasons why not, or what is worth knowing; one line each, in our own words
    record Verdict(boolean good, List<String> reasons) {
        public static final Verdict GOOD = new Verdict(true, List.of());

        public Verdict {
            reasons = List.copyOf(reasons);
        }
    }
}
