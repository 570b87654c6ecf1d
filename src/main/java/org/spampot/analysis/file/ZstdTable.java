package org.spampot.analysis.file;

/// A table of finite state entropy (RFC 8878 section 4.1): a state says a symbol, and with some bits the next state.
final class ZstdTable {
    private static final int MOST_SYMBOLS = 256;

    private final int log;
    private final byte[] symbols;
    private final byte[] bits;
    private final short[] next;
    private final int used;

    private ZstdTable(int log, byte[] symbols, byte[] bits, short[] next, int used) {
        this.log = log;
        this.symbols = symbols;
        this.bits = bits;
        this.next = next;
        this.used = used;
    }

    int log() {
        return log;
    }

    /// Bytes of its description.
    int used() {
        return used;
    }

    static ZstdTable of(int log, int... counts) {
        return built(log, counts, counts.length, 0);
    }

    /// A table of one state.
    static ZstdTable single(int symbol) {
        return new ZstdTable(0, new byte[]{(byte) symbol}, new byte[1], new short[1], 1);
    }

    int symbol(int state) {
        return symbols[state] & 0xff;
    }

    int next(int state, BackwardBits in) {
        return (next[state] & 0xffff) + in.take(bits[state]);
    }

    /// Reads the description of a table.
    static ZstdTable read(byte[] data, int from, int to, int highest) {
        var in = new Bits(data, from, to);
        int log = in.take(4) + 5;
        ZstdDamage.when(log > highest);
        int remaining = 1 << log;
        int[] counts = new int[MOST_SYMBOLS];
        int symbol = 0;
        while (remaining > 0 && symbol < MOST_SYMBOLS) {
            int count = in.count(remaining + 1) - 1;
            remaining -= Math.abs(count);
            counts[symbol++] = count;
            for (int zeros = count == 0 ? in.take(2) : 0; zeros > 0; zeros = zeros == 3 ? in.take(2) : 0) {
                symbol += zeros;
            }
        }
        ZstdDamage.when(remaining != 0 || symbol > MOST_SYMBOLS || in.at > to * 8L);
        return built(log, counts, symbol, (in.at + 7) / 8 - from);
    }

    private static ZstdTable built(int log, int[] counts, int symbolCount, int used) {
        int size = 1 << log;
        byte[] symbols = new byte[size];
        int[] following = new int[symbolCount];
        int high = size;
        for (int symbol = 0; symbol < symbolCount; symbol++) {
            following[symbol] = Math.abs(counts[symbol]);
            if (counts[symbol] < 0) {
                symbols[--high] = (byte) symbol;
            }
        }
        int step = (size >> 1) + (size >> 3) + 3;
        int at = 0;
        for (int symbol = 0; symbol < symbolCount; symbol++) {
            for (int left = counts[symbol]; left > 0; left--) {
                symbols[at] = (byte) symbol;
                do {
                    at = (at + step) & (size - 1);
                } while (at >= high);
            }
        }
        byte[] bits = new byte[size];
        short[] next = new short[size];
        for (int state = 0; state < size; state++) {
            int number = following[symbols[state] & 0xff]++;
            int width = log - 31 + Integer.numberOfLeadingZeros(number);
            bits[state] = (byte) width;
            next[state] = (short) ((number << width) - size);
        }
        return new ZstdTable(log, symbols, bits, next, used);
    }

    /// Bits from the beginning on, the lowest of a byte first.
    private static final class Bits {
        private final byte[] data;
        private final int end;
        private int at;

        Bits(byte[] data, int from, int to) {
            this.data = data;
            this.at = from * 8;
            this.end = to * 8;
        }

        int take(int count) {
            int value = 0;
            for (int bit = 0; bit < count; bit++, at++) {
                ZstdDamage.when(at >= end);
                value |= (data[at >> 3] >> (at & 7) & 1) << bit;
            }
            return value;
        }

        /// A number below `most` + 1; small ones are one bit shorter.
        int count(int most) {
            int width = 32 - Integer.numberOfLeadingZeros(most);
            int low = take(width - 1);
            int threshold = (1 << width) - 1 - most;
            if (low < threshold) {
                return low;
            }
            int value = low | take(1) << (width - 1);
            return value >= 1 << (width - 1) ? value - threshold : value;
        }
    }
}
