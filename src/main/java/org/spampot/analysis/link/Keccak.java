package org.spampot.analysis.link;

import java.util.Arrays;

/// Keccak-256 as Ethereum and Monero use it: SHA-3 before its padding was changed, which the JDK does not have.
final class Keccak {
    private static final int RATE = 136;
    private static final int[] ROTATION = {1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18,
            39, 61,
            20, 44};
    private static final int[] LANE = {10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9,
            6, 1};
    private static final long[] ROUND = rounds();

    private Keccak() {}

    static byte[] digest(byte[] message) {
        byte[] padded = Arrays.copyOf(message, (message.length / RATE + 1) * RATE);
        padded[message.length] ^= 1;
        padded[padded.length - 1] ^= (byte) 0x80;
        long[] state = new long[25];
        for (int block = 0; block < padded.length; block += RATE) {
            for (int at = 0; at < RATE; at++) {
                state[at / 8] ^= (padded[block + at] & 0xffL) << (8 * (at % 8));
            }
            permute(state);
        }
        byte[] digest = new byte[32];
        for (int at = 0; at < digest.length; at++) {
            digest[at] = (byte) (state[at / 8] >>> (8 * (at % 8)));
        }
        return digest;
    }

    private static void permute(long[] a) {
        long[] c = new long[5];
        for (long constant : ROUND) {
            for (int x = 0; x < 5; x++) {
                c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
            }
            for (int at = 0; at < 25; at++) {
                a[at] ^= c[(at + 4) % 5] ^ Long.rotateLeft(c[(at + 1) % 5], 1);
            }
            long moved = a[1];
            for (int step = 0; step < 24; step++) {
                long next = a[LANE[step]];
                a[LANE[step]] = Long.rotateLeft(moved, ROTATION[step]);
                moved = next;
            }
            for (int row = 0; row < 25; row += 5) {
                System.arraycopy(a, row, c, 0, 5);
                for (int x = 0; x < 5; x++) {
                    a[row + x] = c[x] ^ (~c[(x + 1) % 5] & c[(x + 2) % 5]);
                }
            }
            a[0] ^= constant;
        }
    }

    /// The round constants, by the linear feedback shift register that defines them.
    private static long[] rounds() {
        long[] rounds = new long[24];
        int register = 1;
        for (int round = 0; round < 24; round++) {
            for (int bit = 0; bit < 7; bit++) {
                if ((register & 1) != 0) {
                    rounds[round] |= 1L << ((1 << bit) - 1);
                }
                register = (register & 0x80) != 0 ? (register << 1) ^ 0x171 : register << 1;
            }
        }
        return rounds;
    }
}
