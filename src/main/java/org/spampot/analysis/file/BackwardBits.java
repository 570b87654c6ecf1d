package org.spampot.analysis.file;

/// Bits read from the end of bytes to their beginning, where the highest bit that is set says how many count (RFC 8878
/// section 4.1). Before the beginning all bits are 0, and [#left()] is negative.
final class BackwardBits {
    private final byte[] data;
    private final int start;
    private int left;

    BackwardBits(byte[] data, int start, int end) {
        ZstdDamage.when(end <= start || end > data.length || data[end - 1] == 0);
        this.data = data;
        this.start = start;
        this.left = (end - start) * 8 - Integer.numberOfLeadingZeros(data[end - 1] & 0xff) + 23;
    }

    int left() {
        return left;
    }

    /// @param count up to 31
    int take(int count) {
        left -= count;
        if (count == 0) {
            return 0;
        }
        int from = Math.max(0, left);
        int wanted = left + count - from;
        if (wanted <= 0) {
            return 0;
        }
        long value = 0;
        int first = from >> 3;
        int last = (from + wanted - 1) >> 3;
        for (int at = last; at >= first; at--) {
            value = value << 8 | (data[start + at] & 0xff);
        }
        int bits = (int) (value >> (from & 7) & ((1L << wanted) - 1));
        return bits << (count - wanted);
    }
}
