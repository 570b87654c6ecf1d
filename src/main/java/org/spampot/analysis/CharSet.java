package org.spampot.analysis;

/// A set of characters, exact for ASCII; all others are in it or out of it together.
///
/// @param low a bit for each of the characters 0 to 63
/// @param high a bit for each of 64 to 127
/// @param others whether any character above may be in it
record CharSet(long low, long high, boolean others) {
    static final CharSet NONE = new CharSet(0, 0, false);
    static final CharSet ALL = new CharSet(-1, -1, true);
    static final CharSet DIGIT = range('0', '9');
    static final CharSet WORD = DIGIT.or(range('a', 'z')).or(range('A', 'Z')).or(range('_', '_'));
    private static final CharSet K_AND_S = range('k', 'k').or(range('K', 'K')).or(range('s', 's')).or(range('S', 'S'));
    static final CharSet SPACE = range('\t', '\n').or(range('\f', '\r')).or(range(' ', ' '));

    /// From one character to another, both included.
    static CharSet range(int from, int to) {
        long low = 0;
        long high = 0;
        for (int c = from; c <= Math.min(to, 127); c++) {
            low |= c < 64 ? 1L << c : 0;
            high |= c < 64 ? 0 : 1L << (c - 64);
        }
        return new CharSet(low, high, to > 127);
    }

    CharSet or(CharSet other) {
        return new CharSet(low | other.low, high | other.high, others || other.others);
    }

    /// What is not in it: of characters above ASCII nobody knows.
    CharSet not() {
        return new CharSet(~low, ~high, true);
    }

    /// With the other case of each letter. The Kelvin sign is a k then, the long s an s.
    CharSet folded() {
        long letters = high & 0x07fffffe_07fffffeL;
        long both = ((letters & 0x07fffffeL) << 32) | (letters >>> 32) | letters;
        boolean odd = has('k') || has('K') || has('s') || has('S');
        var folded = new CharSet(low, high | both, others || odd);
        return others ? folded.or(K_AND_S) : folded;
    }

    boolean has(int c) {
        return c > 127 ? others : ((c < 64 ? low >>> c : high >>> (c - 64)) & 1) != 0;
    }

    /// How rarely text has one of these, in tenths of a bit: little for sets that are nearly everything or hold the letters
    /// that text is mostly made of, 65 for a single character.
    int weight() {
        int size = Math.max(1, Long.bitCount(low) + Long.bitCount(high));
        int rare = (int) Math.max(0, 10 * Math.log(96.0 / size) / Math.log(2));
        return size > 2 && has('e') ? Math.min(7, rare) : rare;
    }
}
