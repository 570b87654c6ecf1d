package org.spampot.analysis.file;

import java.util.Arrays;

/// The prefix code of a block's literals (RFC 8878 section 4.2).
final class ZstdHuffman {
    private static final int LONGEST = 11;

    private final int most;
    private final byte[] symbols;
    private final byte[] lengths;
    private final int used;

    private ZstdHuffman(int most, byte[] symbols, byte[] lengths, int used) {
        this.most = most;
        this.symbols = symbols;
        this.lengths = lengths;
        this.used = used;
    }

    /// Bytes of its description.
    int used() {
        return used;
    }

    /// Reads the weights of the symbols, and from them the code.
    static ZstdHuffman read(byte[] data, int from, int to) {
        ZstdDamage.when(from >= to);
        int head = data[from] & 0xff;
        int[] weights = new int[256];
        int count;
        int used;
        if (head >= 128) {
            count = head - 127;
            used = 1 + (count + 1) / 2;
            ZstdDamage.when(from + used > to);
            for (int index = 0; index < count; index++) {
                int pair = data[from + 1 + index / 2] & 0xff;
                weights[index] = index % 2 == 0 ? pair >> 4 : pair & 15;
            }
        } else {
            used = 1 + head;
            ZstdDamage.when(from + used > to);
            count = packed(data, from + 1, from + used, weights);
        }
        return built(weights, count, used);
    }

    /// Weights packed with two states that take turns.
    private static int packed(byte[] data, int from, int to, int[] weights) {
        ZstdTable table = ZstdTable.read(data, from, to, 6);
        var in = new BackwardBits(data, from + table.used(), to);
        int[] states = {in.take(table.log()), in.take(table.log())};
        int count = 0;
        for (int turn = 0;; turn ^= 1) {
            ZstdDamage.when(count >= 254);
            weights[count++] = table.symbol(states[turn]);
            states[turn] = table.next(states[turn], in);
            if (in.left() < 0) {
                weights[count++] = table.symbol(states[turn ^ 1]);
                return count;
            }
        }
    }

    private static ZstdHuffman built(int[] weights, int count, int used) {
        int sum = 0;
        for (int index = 0; index < count; index++) {
            ZstdDamage.when(weights[index] > LONGEST);
            sum += weights[index] > 0 ? 1 << (weights[index] - 1) : 0;
        }
        ZstdDamage.when(sum == 0 || count > 255);
        int most = 32 - Integer.numberOfLeadingZeros(sum);
        int rest = (1 << most) - sum;
        ZstdDamage.when(most > LONGEST || Integer.bitCount(rest) != 1);
        // the last weight is what is missing to a power of two
        weights[count] = 32 - Integer.numberOfLeadingZeros(rest);
        byte[] symbols = new byte[1 << most];
        byte[] lengths = new byte[1 << most];
        int at = 0;
        for (int weight = 1; weight <= most; weight++) {
            for (int symbol = 0; symbol <= count; symbol++) {
                if (weights[symbol] == weight) {
                    int span = 1 << (weight - 1);
                    Arrays.fill(symbols, at, at + span, (byte) symbol);
                    Arrays.fill(lengths, at, at + span, (byte) (most + 1 - weight));
                    at += span;
                }
            }
        }
        return new ZstdHuffman(most, symbols, lengths, used);
    }

    /// Decodes one stream into `out`; how many symbols there were.
    int decode(byte[] data, int from, int to, byte[] out, int start) {
        var in = new BackwardBits(data, from, to);
        int state = in.take(most);
        int at = start;
        int mask = (1 << most) - 1;
        while (in.left() > -most) {
            ZstdDamage.when(at >= out.length);
            out[at++] = symbols[state];
            int length = lengths[state];
            state = (state << length & mask) | in.take(length);
        }
        ZstdDamage.when(in.left() != -most);
        return at - start;
    }
}
