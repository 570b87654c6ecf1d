package org.spampot.config;

import java.util.List;
import java.util.stream.Collectors;
import org.spampot.config.Settings.Listener;

/// How a value is shown to whoever asks what holds.
final class Shown {
    private Shown() {}

    static String text(Object value) {
        return switch (value) {
            case List<?> items -> items.stream().map(Shown::text).collect(Collectors.joining(", ", "[", "]"));
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
}
