package org.spampot.store;

/// A window on a long list.
///
/// @param before continue after the last row of the page before: its id; empty for the first page
/// @param size 1 to 1000
public record PageRequest(String before, int size) {
    public PageRequest {
        if (size < 1 || size > 1000) {
            throw new IllegalArgumentException("a page has 1 to 1000 rows, not " + size);
        }
    }

    public static PageRequest first(int size) {
        return new PageRequest("", size);
    }
}
