package org.spampot.app;

/// Which ids were seen, by 64 bits of each: two of four million are taken for one less than once in a million times.
/// Bounded: of more than [#MOST] nothing is known.
///
/// Thread-safety: belongs to one thread.
final class SeenIds {
    /// 64 MB.
    static final int MOST = 4_000_000;

    /// Open addressing; 0 is a free place.
    private long[] table = new long[1024];
    private int size;

    /// Whether it was not seen before.
    boolean add(String id) {
        long bits = hash(id);
        int at = place(table, bits);
        if (table[at] == bits) {
            return false;
        }
        if (!isFull()) {
            table[at] = bits;
            size++;
            grow();
        }
        return true;
    }

    boolean isFull() {
        return size >= MOST;
    }

    private void grow() {
        if (2 * size < table.length) {
            return;
        }
        var larger = new long[2 * table.length];
        for (long bits : table) {
            if (bits != 0) {
                larger[place(larger, bits)] = bits;
            }
        }
        table = larger;
    }

    private static int place(long[] table, long bits) {
        int at = (int) (bits ^ bits >>> 32) & table.length - 1;
        while (table[at] != 0 && table[at] != bits) {
            at = at + 1 & table.length - 1;
        }
        return at;
    }

    /// FNV-1a; never 0.
    private static long hash(String id) {
        long bits = 0xcbf29ce484222325L;
        for (int index = 0; index < id.length(); index++) {
            bits = (bits ^ id.charAt(index)) * 0x100000001b3L;
        }
        return bits == 0 ? 1 : bits;
    }
}
