package org.spampot.config;

import java.util.List;
import java.util.Map;

/// A piece of a configuration before it is known what it means.
///
/// An empty value (`smtp:` and nothing after it) is [Empty]: a section whose keys are all commented out.
sealed interface Node {
    /// Where it begins, counted from 1; 0 for what does not come from a file.
    int line();

    record Text(String text, int line) implements Node {}

    record Empty(int line) implements Node {}

    record Items(List<Node> items, int line) implements Node {
        public Items {
            items = List.copyOf(items);
        }
    }

    /// Keys in the order of the file; each with the line it is on.
    record Keys(Map<String, Node> keys, Map<String, Integer> lines, int line) implements Node {}
}
