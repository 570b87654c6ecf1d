package org.spampot.store;

import java.util.List;

/// A window on a long list.
///
/// @param next what [PageRequest#before] takes for the next page; empty when this was the last
public record Page<T>(List<T> rows, String next) {
    public Page {
        rows = List.copyOf(rows);
    }
}
