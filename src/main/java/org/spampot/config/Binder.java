package org.spampot.config;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.spampot.config.Loader.Given;
import org.spampot.config.Settings.Listener;

/// Turns what was given for each key into the tree of records.
final class Binder {
    private static final Origin DEFAULT = new Origin.Default();

    private final Map<String, Given> given;
    private final List<Effective.Value> values = new ArrayList<>();

    Binder(Map<String, Given> given) {
        this.given = given;
    }

    Effective effective() {
        var settings = named((Settings) record(Settings.class, ""));
        refuseTwins(settings.smtp().listeners());
        checkPolicy(settings);
        var store = settings.store().url();
        if (!store.isEmpty() && !store.startsWith("jdbc:sqlite:")) {
            throw error("store.url", Scalar.quoted(store) + " is not supported; write jdbc:sqlite:FILE, or nothing");
        }
        var tls = settings.tls();
        if (tls.certificate().isEmpty() != tls.key().isEmpty()) {
            String missing = tls.key().isEmpty() ? "tls.key" : "tls.certificate";
            throw error(tls.key().isEmpty() ? "tls.certificate" : "tls.key", "without " + missing
                    + "; write both, or none to have one made");
        }
        return new Effective(settings, values);
    }

    private Object record(Class<?> type, String prefix) {
        List<Object> components = new ArrayList<>();
        for (Key key : Key.of(type, prefix)) {
            components.add(key.section() ? record(key.type(), key.path()) : value(key));
        }
        return construct(type, components);
    }

    private static Object construct(Class<?> type, List<Object> components) {
        try {
            Constructor<?> canonical = type.getDeclaredConstructors()[0];
            return canonical.newInstance(components.toArray());
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("settings record " + type, broken);
        }
    }

    private Object value(Key key) {
        Given found = given.get(key.path());
        Object value = found == null
                ? read(key, new Given(new Node.Text(key.doc().byDefault(), 0), DEFAULT))
                : read(key, found);
        String text = key.doc().secret() && !value.equals("") ? "(set, not shown)" : text(value);
        values.add(new Effective.Value(key.path(), text, found == null ? DEFAULT : found.origin()));
        return value;
    }

    private static String text(Object value) {
        return switch (value) {
            case List<?> items -> items.stream().map(Binder::text).collect(Collectors.joining(", ", "[", "]"));
            case Listener listener -> listener.bind() + written(Listener.class, listener);
            case Settings.Rule rule -> written(Settings.Rule.class, rule).strip();
            case String text when text.isEmpty() -> "\"\"";
            default -> Scalar.text(value);
        };
    }

    /// Whatever was said of an item, but for what needs no name.
    private static String written(Class<?> type, Object item) {
        var text = new StringBuilder();
        for (Key key : Key.of(type, "")) {
            String value = text(key.of(item));
            boolean said = !value.equals(key.list() ? "[" + key.doc().byDefault() + "]" : key.doc().byDefault())
                    && !value.equals("\"\"");
            if (said && !key.name().equals("bind")) {
                text.append(' ').append(key.name()).append(' ').append(value);
            }
        }
        return text.toString();
    }

    private Object read(Key key, Given from) {
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

    /// Listeners that say nothing else are called `smtp`, `smtp-2` ... and answer as `smtp.persona`.
    private static Settings named(Settings settings) {
        List<Listener> named = new ArrayList<>();
        for (Listener listener : settings.smtp().listeners()) {
            String standard = named.isEmpty() ? "smtp" : "smtp-" + (named.size() + 1);
            named.add(listener.called(listener.name().isEmpty() ? standard : listener.name(),
                    listener.persona().isEmpty() ? settings.smtp().persona() : listener.persona(),
                    listener.accept().isEmpty() ? settings.policy().accept() : listener.accept()));
        }
        var smtp = new Settings.Smtp(settings.smtp().host(), settings.smtp().persona(), named,
                settings.smtp().p0f());
        return new Settings(settings.data(), smtp, settings.policy(), settings.tls(), settings.tarpit(),
                settings.limits(), settings.journal(),
                settings.store(),
                settings.console(), settings.patterns(), settings.log());
    }

    private void checkPolicy(Settings settings) {
        var policy = settings.policy();
        List<String> words = List.of("open-relay", "trap", "login", "nobody");
        for (Listener listener : settings.smtp().listeners()) {
            if (!words.contains(listener.accept())) {
                throw error("smtp.listeners", "accept " + Scalar.quoted(listener.accept())
                        + " is not allowed; write one of " + String.join(", ", words));
            }
        }
        for (String domain : policy.domains()) {
            if (!domain.matches("(\\*\\.)?[^\\s@*/:]+")) {
                throw error("policy.domains", Scalar.quoted(domain)
                        + " is not a domain; write example.com, or \"*.example.com\" for all below it");
            }
        }
        boolean closed = settings.smtp().listeners().stream().anyMatch(each -> each.accept().equals("trap"));
        if (closed && policy.domains().isEmpty() && policy.rules().isEmpty()) {
            throw error("policy.domains", "empty, so accept: trap would refuse everything; write the domains, or"
                    + " accept: nobody");
        }
        if (policy.logins().equals("list") && policy.loginsFile().isEmpty()) {
            throw error("policy.logins", "list, and no file; write policy.logins-file: FILE");
        }
        for (int index = 0; index < policy.rules().size(); index++) {
            var rule = policy.rules().get(index);
            if (!rule.rcpt().isEmpty() && List.of("refuse-sender", "require-login").contains(rule.then())) {
                throw error("policy.rules", "rule " + (index + 1) + " says " + rule.then()
                        + ", which is said to MAIL, before there is a recipient; remove rcpt, or write unknown-user");
            }
        }
    }

    private void refuseTwins(List<Listener> listeners) {
        Set<String> names = new HashSet<>();
        Set<Address> addresses = new HashSet<>();
        for (Listener listener : listeners) {
            if (!names.add(listener.name())) {
                throw error("smtp.listeners",
                        "two listeners are called " + Scalar.quoted(listener.name()) + "; name one differently");
            }
            if (listener.bind().port() != 0 && !addresses.add(listener.bind())) {
                throw error("smtp.listeners", "two listeners are on " + listener.bind() + "; remove one");
            }
        }
    }

    private ConfigError error(String path, String message) {
        Given found = given.get(path);
        return error(found == null ? DEFAULT : found.origin(), found == null ? 0 : found.node().line(), path, message);
    }

    private static ConfigError error(Origin origin, int line, String path, String message) {
        return new ConfigError(place(origin, line) + ": " + path + ": " + message);
    }

    private static String place(Origin origin, int line) {
        return switch (origin) {
            case Origin.InFile file -> file.file() + ":" + (line > 0 ? line : file.line());
            case Origin.Default _,Origin.Environment _,Origin.Flag _ -> origin.text();
        };
    }
}
