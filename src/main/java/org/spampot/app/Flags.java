package org.spampot.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spampot.config.Effective;
import org.spampot.config.Inputs;
import org.spampot.config.Loader;
import org.spampot.config.Settings;

/// What the command line and the environment say about settings; what is empty was not said.
///
/// @param environment all variables of the process
public record Flags(@Nullable Path config, String data, List<String> smtp, String console, String persona,
        Map<String, String> environment) {
    public Flags {
        smtp = List.copyOf(smtp);
        environment = Map.copyOf(environment);
    }

    /// Those of a command that only names a data directory.
    public static Flags of(@Nullable Path config, String data, Map<String, String> environment) {
        return new Flags(config, data, List.of(), "", "", environment);
    }

    /// The settings that hold under these flags.
    ///
    /// @throws org.spampot.config.ConfigError for the first one that cannot be used
    Effective effective() {
        String named = environment.getOrDefault("SPAMPOT_CONFIG", "");
        Path file = config != null ? config : named.isEmpty() ? null : Path.of(named);
        List<Inputs.Given> given = new ArrayList<>();
        add(given, "data", "--data", data.isEmpty() ? List.of() : List.of(data));
        add(given, "smtp.listeners", "--smtp", smtp);
        add(given, "console.bind", "--console", console.isEmpty() ? List.of() : List.of(console));
        add(given, "smtp.persona", "--persona", persona.isEmpty() ? List.of() : List.of(persona));
        return Loader.load(new Inputs(file, environment, given));
    }

    /// The data directory. Reads no settings where no file of them is named: that takes longer than keeping a message.
    Path directory() {
        String named = data.isEmpty() ? environment.getOrDefault("SPAMPOT_DATA", "") : data;
        boolean settingsDecide = named.isEmpty() || config != null
                || !environment.getOrDefault("SPAMPOT_CONFIG", "").isEmpty();
        return settingsDecide ? settings().data() : Path.of(named);
    }

    Settings settings() {
        return effective().settings();
    }

    private static void add(List<Inputs.Given> given, String key, String flag, List<String> values) {
        if (!values.isEmpty()) {
            given.add(new Inputs.Given(key, flag, values));
        }
    }
}
