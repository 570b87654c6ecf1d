package org.spampot.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spampot.app.Flags;
import picocli.CommandLine.Option;

/// Options of every command that works on a data directory.
final class DataOptions {
    @Option(names = "--config", paramLabel = "FILE", order = 90, description = "Read settings from FILE (default: $$SPAMPOT_CONFIG, else none).")
    @Nullable
    Path config;

    @Option(names = "--data", paramLabel = "DIR", order = 91, description = "The data directory (default: $$SPAMPOT_DATA, else ./spampot-data).")
    String data = "";

    Flags flags(Map<String, String> environment) {
        return Flags.of(config, data, environment);
    }
}
