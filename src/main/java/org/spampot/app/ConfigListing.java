package org.spampot.app;

import java.io.IOException;
import java.util.Locale;
import org.spampot.config.Effective;
import org.spampot.model.Printable;

/// Every setting that holds, and where it came from.
public final class ConfigListing {
    private ConfigListing() {}

    /// Writes one line a key: key, value, origin. What a setting names (patterns, personas) is looked at too.
    ///
    /// @throws org.spampot.config.ConfigError for the first setting that cannot be used
    public static void write(Flags flags, Appendable out) throws IOException {
        Effective effective = flags.effective();
        Analyses.patterns(effective.settings().patterns());
        Policies.check(effective.settings().policy());
        String yara;
        try (var rules = YaraScanner.open(effective.settings())) {
            yara = rules.notice();
        }
        int keys = effective.values().stream().mapToInt(value -> value.key().length()).max().orElse(0);
        int texts = effective.values().stream().mapToInt(value -> Math.min(40, value.text().length())).max().orElse(0);
        for (Effective.Value value : effective.values()) {
            out.append(String.format(Locale.ROOT, "%-" + keys + "s  %-" + texts + "s  %s%n", value.key(),
                    Printable.line(value.text(), 300), value.origin().text()));
        }
        if (!yara.isEmpty()) {
            out.append("# ").append(Printable.line(yara, 300)).append(System.lineSeparator());
        }
    }
}
