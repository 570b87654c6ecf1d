package org.spampot.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What settings are made of, the built-in defaults aside.
///
/// @param file the configuration file; nothing when there is none
/// @param environment all variables; only those that begin with `SPAMPOT_` are looked at
public record Inputs(@Nullable Path file, Map<String, String> environment, List<Given> flags) {
    public Inputs {
        environment = Map.copyOf(environment);
        flags = List.copyOf(flags);
    }

    /// What was said on the command line for one key.
    ///
    /// @param flag as it was written: `--data`
    /// @param values more than one only for a list
    public record Given(String key, String flag, List<String> values) {
        public Given {
            values = List.copyOf(values);
        }
    }
}
