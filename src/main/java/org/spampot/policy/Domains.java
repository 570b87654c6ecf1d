package org.spampot.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The domains that mail is taken for: `example.com` itself, `*.example.com` for all below it.
///
/// Thread-safety: immutable.
final class Domains {
    private static final String BELOW = "*.";

    private final Set<String> exact = new HashSet<>();
    private final Set<String> above = new HashSet<>();

    Domains(List<String> written) {
        for (String each : written) {
            String domain = each.strip().toLowerCase(Locale.ROOT);
            if (domain.startsWith(BELOW)) {
                above.add(domain.substring(BELOW.length()));
            } else {
                exact.add(domain);
            }
        }
    }

    /// Whether `domain` is one of them, in any case and with or without the dot at its end.
    boolean contain(String domain) {
        String name = domain.toLowerCase(Locale.ROOT);
        name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (exact.contains(name)) {
            return true;
        }
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            if (above.contains(name.substring(dot + 1))) {
                return true;
            }
        }
        return false;
    }
}
