package org.spampot.journal;

/// A set of names, by 64 bits of hash each, that forgets all when it is full: [#MOST] names in 64 MB. Two different names share
/// their bits once in some million sets of that size.
///
/// Thread-safety: belongs to one thread.
public final class SeenIds {
    /// So many it remembers at most.
    public static final int MOST = 1 << 22;

    private long[] slots = new long[1 << 12];
    private int size;
    private boolean forgot;

    /// Adds `id`; says whether it is new.
    public boolean add(String id) {
        if (size >= MOST) {
            slots = new long[1 << 12];
            size = 0;
            forgot = true;
        }
        if (size * 2 >= slots.length) {
            grow();
        }
        if (!put(slots, hash(id))) {
            return false;
        }
        size++;
        return true;
    }

    /// Whether it was full at some time, so that a name may be new that is not.
    public boolean hasForgotten() {
        return forgot;
    }

    private void grow() {
        var larger = new long[slots.length * 2];
        for (long hash : slots) {
            if (hash != 0) {
                put(larger, hash);
            }
        }
        slots = larger;
    }

    private static boolean put(long[] slots, long hash) {
        int mask = slots.length - 1;
        for (int index = (int) hash & mask;; index = (index + 1) & mask) {
            if (slots[index] == hash) {
                return false;
            }
            if (slots[index] == 0) {
                slots[index] = hash;
                return true;
            }
        }
    }

    /// FNV-1a with a last mix (of SplitMix64); 0 is kept for empty slots.
    private static long hash(String id) {
        long hash = 0xcbf29ce484222325L;
        for (int index = 0; index < id.length(); index++) {
            hash = (hash ^ id.charAt(index)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        hash ^= hash >>> 31;
        return hash == 0 ? 1 : hash;
    }
}
