package org.spampot.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spampot.config.Loader.Given;

/// Turns what was given for each key into the tree of records.
final class Binder {
    private final Map<String, Given> given;
    private final List<Effective.Value> values = new ArrayList<>();

    Binder(Map<String, Given> given) {
        this.given = given;
    }

    Effective effective() {
        var read = (Settings) record(Settings.class, "");
        return new Effective(new Whole(given, read).checked(), values);
    }

    private Object record(Class<?> type, String prefix) {
        List<Object> components = new ArrayList<>();
        for (Key key : Key.of(type, prefix)) {
            components.add(key.section() ? record(key.type(), key.path()) : value(key));
        }
        return Values.construct(type, components);
    }

    private Object value(Key key) {
        Given found = given.get(key.path());
        Object value = found == null
                ? Values.read(key, new Given(new Node.Text(key.doc().byDefault(), 0), Values.DEFAULT))
                : Values.read(key, found);
        String text = key.doc().secret() && !value.equals("") ? "(set, not shown)" : Shown.text(value);
        values.add(new Effective.Value(key.path(), text, found == null ? Values.DEFAULT : found.origin()));
        return value;
    }
}
