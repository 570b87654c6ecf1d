package org.spampot.app;

import java.util.function.Consumer;
import org.spampot.journal.DataDirectory;
import org.spampot.journal.JournalVerify;
import org.spampot.journal.VerifyReport;

/// Checks the journal of a data directory, also beside a running honeypot.
public final class JournalCheck {
    private JournalCheck() {}

    /// Is told how far it is, in bytes.
    public interface Progress {
        void at(long done, long all);
    }

    /// Checks every record and says a line for each segment, each damaged place, and the sum.
    ///
    /// @return whether everything is intact
    public static boolean run(Flags flags, Progress progress, Consumer<String> say) {
        try (var data = DataDirectory.look(flags.settings().data())) {
            VerifyReport report = JournalVerify.verify(data.journal(), now -> progress.at(now.done(), now.total()));
            report.lines().forEach(say);
            return report.intact();
        }
    }
}
