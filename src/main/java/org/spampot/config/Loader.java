package org.spampot.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.spampot.model.Printable;

/// Makes [Settings] of defaults, file, environment and flags; of these the later win, key by key.
public final class Loader {
    /// Variables that begin like ours and are meant for the launcher, or name the file itself.
    private static final Set<String> NO_KEYS = Set.of("SPAMPOT_CONFIG", "SPAMPOT_JAVA_HOME", "SPAMPOT_JAVA_OPTS",
            "SPAMPOT_AOT");

    /// Keys that people look for, or that once were, and what is there in their place.
    private static final Map<String, String> INSTEAD = Map.of(
            "smtp.bind", "write smtp.listeners: [HOST:PORT]",
            "smtp.port", "write smtp.listeners: [HOST:PORT]",
            "smtp.hostname", "write smtp.host",
            "smtp.limits", "write the keys under limits",
            "console.port", "write console.bind: HOST:PORT",
            "console.password", "write console.token",
            "journal.fsync", "every message is on disk before it is acknowledged; remove the key",
            "store.path", "write store.url: jdbc:sqlite:FILE",
            "log.file", "the log goes to standard error; direct it where you want it and remove the key");

    /// A value with where it was found.
    record Given(Node node, Origin origin) {}

    private final Map<String, Given> given = new LinkedHashMap<>();

    private Loader() {}

    /// The settings that hold.
    ///
    /// @throws ConfigError for the first thing that cannot be used
    public static Effective load(Inputs inputs) {
        var loader = new Loader();
        if (inputs.file() != null) {
            String file = inputs.file().toString();
            loader.section(file, YamlFile.read(inputs.file()), Settings.class, "");
        }
        loader.environment(inputs.environment());
        loader.flags(inputs.flags());
        return new Binder(loader.given).effective();
    }

    private void section(String file, Node.Keys keys, Class<?> type, String prefix) {
        Map<String, Key> known = Key.of(type, prefix).stream()
                .collect(Collectors.toMap(Key::name, key -> key, (one, _) -> one, LinkedHashMap::new));
        keys.keys().forEach((name, node) -> {
            int line = keys.lines().getOrDefault(name, node.line());
            String path = prefix.isEmpty() ? name : prefix + "." + name;
            Key key = known.get(name);
            if (key == null) {
                throw unknown(file + ":" + line, path, name, known.keySet());
            }
            if (!key.section()) {
                given.put(key.path(), new Given(node, new Origin.InFile(file, line)));
                return;
            }
            switch (node) {
                case Node.Keys inner -> section(file, inner, key.type(), key.path());
                case Node.Empty _ -> {
                    // all its keys are commented out
                }
                case Node.Text _,Node.Items _ -> throw new ConfigError(file + ":" + line + ": " + key.path()
                        + ": a section, not a value; write its keys below it, indented: "
                        + names(Key.of(key.type(), key.path()).stream().map(Key::name).toList()));
            }
        });
    }

    static ConfigError unknown(String place, String path, String name, Set<String> allowed) {
        String instead = INSTEAD.get(path);
        if (instead != null) {
            return new ConfigError(place + ": " + path + ": not a key; " + instead);
        }
        Optional<String> near = Nearest.to(name, allowed);
        return new ConfigError(place + ": " + Printable.line(path, 80) + ": unknown key; "
                + near.map(word -> "did you mean \"" + word + "\"? ").orElse("") + "allowed: " + names(allowed));
    }

    private static String names(Iterable<String> names) {
        return String.join(", ", names);
    }

    private void environment(Map<String, String> environment) {
        Map<String, Key> variables = Key.leaves().stream().collect(Collectors.toMap(Key::variable, key -> key));
        environment.keySet().stream().sorted().filter(name -> name.startsWith("SPAMPOT_") && !NO_KEYS.contains(name))
                .forEach(name -> {
                    String value = environment.getOrDefault(name, "");
                    Key key = variables.get(name);
                    if (key == null) {
                        refuseTypo(name, variables.keySet());
                    } else if (!value.isEmpty()) {
                        given.put(key.path(), new Given(new Node.Text(value, 0), new Origin.Environment(name)));
                    }
                });
    }

    /// Only what is one letter off is an error: orchestrators set variables of their own that begin like ours
    /// (`SPAMPOT_PORT` beside a service of that name).
    private static void refuseTypo(String name, Set<String> variables) {
        Nearest.to(name, variables, 1).ifPresent(near -> {
            throw new ConfigError(name + ": unknown variable; did you mean " + near + "?");
        });
    }

    private void flags(List<Inputs.Given> flags) {
        for (Inputs.Given flag : flags) {
            List<Node> items = flag.values().stream().map(value -> (Node) new Node.Text(value, 0)).toList();
            given.put(flag.key(), new Given(items.size() == 1 ? items.getFirst() : new Node.Items(items, 0),
                    new Origin.Flag(flag.flag())));
        }
    }
}
