package org.spampot.config;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.spampot.config.Loader.Given;
import org.spampot.config.Settings.Listener;

/// Reads what was written for one key: a value, or a list of values or of sections.
final class Values {
    static final Origin DEFAULT = new Origin.Default();

    private Values() {}

    static Object read(Key key, Given from) {
        return switch (from.node()) {
            case Node.Text text when key.list() -> items(key, from, split(text));
            case Node.Text text -> scalar(key, from.origin(), key.path(), text);
            case Node.Items items when key.list() -> items(key, from, items.items());
            case Node.Items items -> throw error(from.origin(), items.line(), key.path(), "a list; write one value");
            case Node.Empty empty -> throw error(from.origin(), empty.line(), key.path(),
                    "no value; write one, or remove the key to have the default");
            case Node.Keys keys -> throw error(from.origin(), keys.line(), key.path(),
                    key.list()
                            ? "keys of one item; begin each item with \"- \""
                            : "a value, not a section; write "
                                    + key.name() + ": VALUE");
        };
    }

    private static List<Node> split(Node.Text text) {
        return Arrays.stream(text.text().split(",", -1)).map(String::strip).filter(item -> !item.isEmpty())
                .map(item -> (Node) new Node.Text(item, text.line())).toList();
    }

    private static Object scalar(Key key, Origin origin, String path, Node.Text text) {
        try {
            return Scalar.read(key, text.text());
        } catch (Scalar.Unreadable unreadable) {
            throw error(origin, text.line(), path, String.valueOf(unreadable.getMessage()));
        }
    }

    private static List<Object> items(Key key, Given from, List<Node> items) {
        return items(key, from, key.path(), items);
    }

    private static List<Object> items(Key key, Given from, String list, List<Node> items) {
        List<Object> read = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            String path = list + "[" + (index + 1) + "]";
            read.add(switch (items.get(index)) {
                case Node.Text text when key.type() == Listener.class -> listener(from.origin(), path, text);
                case Node.Text text when Key.section(key.type()) -> throw error(from.origin(), text.line(), path,
                        "a value; write keys: " + Key.of(key.type(), "").stream().map(Key::name)
                                .collect(Collectors.joining(", ")));
                case Node.Text text -> scalar(key, from.origin(), path, text);
                case Node.Keys keys when key.type().isRecord() -> item(key.type(), from.origin(), path, keys);
                case Node.Keys other -> throw error(from.origin(), other.line(), path, "keys; write a value");
                case Node.Items other ->
                    throw error(from.origin(), other.line(), path, "a list in a list; write one value");
                case Node.Empty other ->
                    throw error(from.origin(), other.line(), path, "no value; write one, or remove the dash");
            });
        }
        if (key.type() == Listener.class && read.isEmpty()) {
            throw error(from.origin(), from.node().line(), list,
                    "no listener; write at least one, for example 0.0.0.0:2525");
        }
        return read;
    }

    /// One of which nothing is said but where it is.
    private static Object listener(Origin origin, String path, Node.Text bind) {
        scalar(keyOf(Listener.class, "bind"), origin, path, bind);
        return item(Listener.class, origin, path, new Node.Keys(Map.of("bind", bind), Map.of(), bind.line()));
    }

    /// An item that is written as a section.
    private static Object item(Class<?> type, Origin origin, String path, Node.Keys keys) {
        Map<String, Key> known = Key.of(type, "").stream()
                .collect(Collectors.toMap(Key::name, key -> key, (one, _) -> one, LinkedHashMap::new));
        keys.keys().forEach((name, node) -> {
            if (!known.containsKey(name)) {
                int line = keys.lines().getOrDefault(name, node.line());
                throw Loader.unknown(place(origin, line), path + "." + name, name, known.keySet());
            }
        });
        List<Object> components = new ArrayList<>();
        for (Key key : known.values()) {
            Node node = keys.keys().get(key.name());
            String keyPath = path + "." + key.name();
            components.add(switch (node) {
                case null -> missing(key, origin, keys.line(), keyPath);
                case Node.Text text when key.list() -> items(key, new Given(text, origin), keyPath, split(text));
                case Node.Items items when key.list() -> items(key, new Given(items, origin), keyPath, items.items());
                case Node.Text text -> scalar(key, origin, keyPath, text);
                case Node.Empty _,Node.Items _,Node.Keys _ -> throw error(origin, node.line(), keyPath,
                        "no value; write " + key.name() + ": VALUE");
            });
        }
        return construct(type, components);
    }

    private static Object missing(Key key, Origin origin, int line, String path) {
        var standard = new Node.Text(key.doc().byDefault(), line);
        if (key.list()) {
            return items(key, new Given(standard, DEFAULT), path, split(standard));
        }
        if ((key.type() != String.class || key.doc().words().length > 0) && standard.text().isEmpty()) {
            throw error(origin, line, path, "missing; every item needs it");
        }
        return scalar(key, DEFAULT, path, standard);
    }

    private static Key keyOf(Class<?> type, String name) {
        return Key.of(type, "").stream().filter(key -> key.name().equals(name)).findFirst().orElseThrow();
    }

    static Object construct(Class<?> type, List<Object> components) {
        try {
            Constructor<?> canonical = type.getDeclaredConstructors()[0];
            return canonical.newInstance(components.toArray());
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("settings record " + type, broken);
        }
    }

    static ConfigError error(Origin origin, int line, String path, String message) {
        return new ConfigError(place(origin, line) + ": " + path + ": " + message);
    }

    private static String place(Origin origin, int line) {
        return switch (origin) {
            case Origin.InFile file -> file.file() + ":" + (line > 0 ? line : file.line());
            case Origin.Default _,Origin.Environment _,Origin.Flag _ -> origin.text();
        };
    }
}
