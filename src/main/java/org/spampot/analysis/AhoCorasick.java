package org.spampot.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Finds any of many words in one pass over a text, whatever their number (Aho and Corasick 1975). Upper and lower case
/// are the same, character by character, so that places in the text are places in the original; words come [#folded(String)].
///
/// A node has few children, so all transitions are in one hash table, and failure links are followed while searching: on
/// the whole at most one step back for each step forward.
///
/// Thread-safety: immutable once made.
final class AhoCorasick {
    private static final int ROOT = 0;

    private final Transitions next;
    private final int[] failure;
    /// For each node the word that ends there, or -1.
    private final int[] word;
    /// For each node the nearest node along failure links, itself excluded, at which a word ends, or 0.
    private final int[] output;
    private final int[] length;
    /// Words that are the same as an earlier one, by that one.
    private final Map<Integer, List<Integer>> twins = new HashMap<>();

    /// @param word its index in the list
    record Match(int word, int start, int end) {}

    /// What is known of a node while the links are made.
    private record Edge(int parent, char letter, int node) {}

    AhoCorasick(List<String> words) {
        int most = 1 + words.stream().mapToInt(String::length).sum();
        next = new Transitions(most);
        int[] ends = new int[most];
        Arrays.fill(ends, -1);
        length = words.stream().mapToInt(String::length).toArray();
        List<List<Edge>> edges = new ArrayList<>();
        edges.add(new ArrayList<>());
        for (int index = 0; index < words.size(); index++) {
            int node = grow(words.get(index), edges);
            if (ends[node] < 0) {
                ends[node] = index;
            } else {
                twins.computeIfAbsent(ends[node], _ -> new ArrayList<>()).add(index);
            }
        }
        word = Arrays.copyOf(ends, edges.size());
        failure = new int[edges.size()];
        output = new int[edges.size()];
        link(edges);
    }

    /// Adds a word to the tree and returns the node at which it ends.
    private int grow(String text, List<List<Edge>> edges) {
        int node = ROOT;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            int child = next.get(node, c);
            if (child < 0) {
                child = edges.size();
                edges.add(new ArrayList<>());
                edges.get(node).add(new Edge(node, c, child));
                next.put(node, c, child);
            }
            node = child;
        }
        return node;
    }

    /// Breadth first: a node's failure link is nearer to the root than the node, so it is known before.
    private void link(List<List<Edge>> edges) {
        var queue = new ArrayDeque<Edge>(edges.get(ROOT));
        while (!queue.isEmpty()) {
            Edge edge = queue.remove();
            int node = edge.node;
            failure[node] = edge.parent == ROOT ? ROOT : step(failure[edge.parent], edge.letter);
            output[node] = word[failure[node]] >= 0 ? failure[node] : output[failure[node]];
            queue.addAll(edges.get(node));
        }
    }

    private int step(int from, char c) {
        int node = from;
        int child = next.get(node, c);
        while (child < 0 && node != ROOT) {
            node = failure[node];
            child = next.get(node, c);
        }
        return Math.max(child, ROOT);
    }

    /// The first match of each word that occurs, in the order of the words.
    List<Match> first(String text) {
        if (length.length == 0) {
            return List.of();
        }
        Map<Integer, Match> found = new TreeMap<>();
        int node = ROOT;
        for (int at = 0; at < text.length() && found.size() < length.length; at++) {
            node = step(node, fold(text.charAt(at)));
            // a chain of outputs already reported is left at once: all behind it were reported with it
            for (int end = word[node] >= 0 ? node : output[node]; end != ROOT; end = output[end]) {
                int start = at + 1 - length[word[end]];
                if (found.putIfAbsent(word[end], new Match(word[end], start, at + 1)) != null) {
                    break;
                }
                for (int twin : twins.getOrDefault(word[end], List.of())) {
                    found.put(twin, new Match(twin, start, at + 1));
                }
            }
        }
        return List.copyOf(found.values());
    }

    /// One of all characters that are the same without regard to case: a long s is an s, and so are both kinds of sigma one.
    static char fold(char c) {
        if (c < 128) {
            return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    /// A word as it has to be looked for.
    static String folded(String text) {
        var out = new StringBuilder(text.length());
        text.chars().forEach(c -> out.append(fold((char) c)));
        return out.toString();
    }

    /// (node, character) to node: an open hash table of primitives, and an array for the root, where most steps begin.
    private static final class Transitions {
        private final long[] keys;
        private final int[] nodes;
        private final int[] fromRoot = new int[128];

        Transitions(int most) {
            int size = Integer.highestOneBit(most * 2) * 2;
            keys = new long[size];
            nodes = new int[size];
            Arrays.fill(keys, -1);
            Arrays.fill(fromRoot, -1);
        }

        int get(int node, char c) {
            if (node == ROOT && c < fromRoot.length) {
                return fromRoot[c];
            }
            int slot = slot(key(node, c));
            return keys[slot] < 0 ? -1 : nodes[slot];
        }

        void put(int node, char c, int child) {
            if (node == ROOT && c < fromRoot.length) {
                fromRoot[c] = child;
            }
            int slot = slot(key(node, c));
            keys[slot] = key(node, c);
            nodes[slot] = child;
        }

        private int slot(long key) {
            long mixed = key * 0x9e3779b97f4a7c15L;
            int slot = (int) (mixed >>> 40) & (keys.length - 1);
            while (keys[slot] >= 0 && keys[slot] != key) {
                slot = (slot + 1) & (keys.length - 1);
            }
            return slot;
        }

        private static long key(int node, char c) {
            return ((long) node << 16) | c;
        }
    }
}
