package org.spampot.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.spampot.model.Network;
import org.spampot.model.Printable;

/// The types that a single value can have: how each is read and written.
///
/// @param wanted what an operator should write, with an example
record Scalar(Function<String, Optional<?>> reader, String wanted) {
    private static final Map<Class<?>, Scalar> ALL = Map.of(
            String.class, new Scalar(Optional::of, "text"),
            int.class, new Scalar(Scalar::integer, "a whole number, for example 1000"),
            boolean.class, new Scalar(Scalar::truth, "true or false"),
            Path.class, new Scalar(Scalar::path, "a path, for example /var/lib/spampot"),
            Duration.class, new Scalar(Quantity::duration, "a number with ms, s, m, h or d, for example 30s"),
            ByteSize.class, new Scalar(ByteSize::parse, "a number with B, KB, MB or GB, for example 25MB"),
            Percent.class, new Scalar(Percent::parse, "a share from 0% to 100%, for example 20%"),
            Network.class,
            new Scalar(Network::parse, "an address or a network, for example 10.0.0.0/8 or 2001:db8::/32"),
            Address.class, new Scalar(Address::parse,
                    "HOST:PORT with a numeric host, for example 0.0.0.0:2525 or [::1]:2525"));

    /// A value that cannot be read, and why.
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }

    static boolean reads(Class<?> type) {
        return ALL.containsKey(type);
    }

    /// The value that `text` writes for `key`, within its bounds.
    static Object read(Key key, String text) throws Unreadable {
        Object value = read(key.type(), text);
        Doc doc = key.doc();
        if (doc.words().length > 0 && !List.of(doc.words()).contains(text)) {
            throw new Unreadable(quoted(text) + " is not allowed; write one of " + String.join(", ", doc.words()));
        }
        if ((!doc.from().isEmpty() && compare(value, read(key.type(), doc.from())) < 0)
                || (!doc.to().isEmpty() && compare(value, read(key.type(), doc.to())) > 0)) {
            throw new Unreadable(text + " is out of bounds; write " + doc.from() + " to " + doc.to());
        }
        return value;
    }

    private static Object read(Class<?> type, String text) throws Unreadable {
        Scalar scalar = ALL.get(type);
        if (scalar == null) {
            throw new IllegalStateException("no way to read a " + type);
        }
        Optional<?> value = scalar.reader.apply(text.strip());
        if (value.isEmpty()) {
            throw new Unreadable(quoted(text) + " cannot be used; write " + scalar.wanted);
        }
        return value.get();
    }

    /// As it would be written in the file.
    static String text(Object value) {
        return value instanceof Duration duration ? Quantity.text(duration) : value.toString();
    }

    static String quoted(String text) {
        return "\"" + Printable.line(text, 60) + "\"";
    }

    // both are values of one key, so of one type that has an order
    @SuppressWarnings("unchecked")
    private static int compare(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }

    private static Optional<Integer> integer(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    private static Optional<Boolean> truth(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Path> path(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException unusable) {
            return Optional.empty();
        }
    }
}
