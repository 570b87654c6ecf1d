package org.spampot.config;

import java.util.List;

/// The settings that hold, and where each came from.
///
/// @param values every key in the order of [Settings]
public record Effective(Settings settings, List<Value> values) {
    public Effective {
        values = List.copyOf(values);
    }

    /// One key.
    ///
    /// @param key with its sections: `journal.segment-size`
    /// @param text the value as it would be written in the file
    public record Value(String key, String text, Origin origin) {}
}
