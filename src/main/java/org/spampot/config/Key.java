package org.spampot.config;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// One place of the tree of settings: a section, or a key that has a value.
///
/// @param path with its sections: `journal.segment-size`
/// @param type of the record's component; for a list, of its items
/// @param accessor reads its value from the record of its section
record Key(String path, Class<?> type, boolean list, Doc doc, Method accessor) {
    /// The keys of the section that the record type `section` describes, in its order.
    ///
    /// @param prefix the section's own path; empty for the top
    static List<Key> of(Class<?> section, String prefix) {
        return Arrays.stream(section.getRecordComponents()).map(component -> key(component, prefix)).toList();
    }

    /// Every key that has a value, in order.
    static List<Key> leaves() {
        List<Key> leaves = new ArrayList<>();
        collect(Settings.class, "", leaves);
        return leaves;
    }

    private static void collect(Class<?> section, String prefix, List<Key> leaves) {
        for (Key key : of(section, prefix)) {
            if (key.section()) {
                collect(key.type, key.path, leaves);
            } else {
                leaves.add(key);
            }
        }
    }

    private static Key key(RecordComponent component, String prefix) {
        boolean list = component.getType() == List.class;
        Class<?> type = list
                ? (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                : component.getType();
        String name = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return new Key(prefix.isEmpty() ? name : prefix + "." + name, type, list,
                Objects.requireNonNull(component.getAnnotation(Doc.class), component::toString),
                component.getAccessor());
    }

    /// The value that it has in `section`.
    Object of(Object section) {
        try {
            return accessor.invoke(section);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException("settings record " + section, broken);
        }
    }

    /// Whether this is a section, which has keys instead of a value.
    boolean section() {
        return !list && section(type);
    }

    /// Whether a value of `type` is written as keys.
    static boolean section(Class<?> type) {
        return type.isRecord() && !Scalar.reads(type);
    }

    /// The last word of the path.
    String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /// The environment variable that sets it.
    String variable() {
        return "SPAMPOT_" + path.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
