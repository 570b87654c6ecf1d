package org.spampot.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// Finds which of many runs of character sets occur, in one pass over a text, whatever their number: the "shift-and" automaton
/// (Baeza-Yates and Gonnet 1992). Each place of each run is a bit, which is set when the text read so far ends in the run up to
/// there; a character moves all bits on and leaves those whose set it is in. No state can grow and none depends on the text,
/// so the cost is a few operations on some words for each character.
///
/// Thread-safety: immutable.
final class RunAutomaton {
    private static final int OTHERS = 128;

    private final int words;
    private final long[] starts;
    private final long[] ends;
    private final long[][] fits;
    /// For each bit that ends a run, whose it is.
    private final int[] owner;

    /// @param runs each of at most 64 sets
    /// @param owners whose each run is
    RunAutomaton(List<List<CharSet>> runs, List<Integer> owners) {
        int[] place = new int[runs.size()];
        List<Integer> order = new ArrayList<>();
        for (int run = 0; run < runs.size(); run++) {
            order.add(run);
        }
        // long ones first, so that words are filled well; no run lies across two words
        order.sort((one, other) -> Integer.compare(runs.get(other).size(), runs.get(one).size()));
        List<Integer> used = new ArrayList<>();
        int open = 0;
        for (int run : order) {
            int length = runs.get(run).size();
            while (open < used.size() && used.get(open) > 63) {
                open++;
            }
            int word = open;
            while (word < used.size() && used.get(word) + length > 64) {
                word++;
            }
            if (word == used.size()) {
                used.add(0);
            }
            place[run] = word * 64 + used.get(word);
            used.set(word, used.get(word) + length);
        }
        words = used.size();
        starts = new long[words];
        ends = new long[words];
        owner = new int[words * 64];
        fits = new long[OTHERS + 1][words];
        for (int run = 0; run < runs.size(); run++) {
            put(runs.get(run), place[run], owners.get(run));
        }
    }

    private void put(List<CharSet> run, int place, int whose) {
        int word = place / 64;
        starts[word] |= 1L << place;
        int end = place + run.size() - 1;
        ends[word] |= 1L << end;
        owner[end] = whose;
        for (int index = 0; index < run.size(); index++) {
            for (int c = 0; c <= OTHERS; c++) {
                fits[c][word] |= run.get(index).has(c) ? 1L << (place + index) : 0;
            }
        }
    }

    /// What each character costs.
    int words() {
        return words;
    }

    boolean isEmpty() {
        return words == 0;
    }

    /// Whose runs occur in `text`.
    BitSet find(String text) {
        var found = new BitSet();
        if (words == 0) {
            return found;
        }
        long[] state = new long[words];
        long[] wanted = Arrays.copyOf(ends, words);
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (Character.isHighSurrogate(c) && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                at++; // one character of two
            }
            if (step(state, fits[Math.min(c, OTHERS)], wanted)) {
                collect(state, wanted, found);
            }
        }
        return found;
    }

    private boolean step(long[] state, long[] fit, long[] wanted) {
        long any = 0;
        for (int word = 0; word < state.length; word++) {
            long next = ((state[word] << 1) | starts[word]) & fit[word];
            state[word] = next;
            any |= next & wanted[word];
        }
        return any != 0;
    }

    private void collect(long[] state, long[] wanted, BitSet found) {
        for (int word = 0; word < words; word++) {
            long hits = state[word] & wanted[word];
            wanted[word] &= ~hits;
            for (; hits != 0; hits &= hits - 1) {
                found.set(owner[word * 64 + Long.numberOfTrailingZeros(hits)]);
            }
        }
    }
}
