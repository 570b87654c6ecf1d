package org.spampot.store;

/// A window on a long list.
///
/// @param before continue after the last row of the page before: its id; empty for the first page
/// @param size 1 to 1000
/// @param order which row is the first of all; messages alone know another than the newest
public record PageRequest(String before, int size, Order order) {
    /// In which order rows come.
    public enum Order {
        NEWEST_FIRST, OLDEST_FIRST
    }

    public PageRequest {
        if (size < 1 || size > 1000) {
            throw new IllegalArgumentException("a page has 1 to 1000 rows, not " + size);
        }
    }

    /// Newest first.
    public PageRequest(String before, int size) {
        this(before, size, Order.NEWEST_FIRST);
    }

    public static PageRequest first(int size) {
        return new PageRequest("", size);
    }
}
