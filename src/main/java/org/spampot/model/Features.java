package org.spampot.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Counts over the text and the HTML of a message, for comparing messages; `docs/reference/analysis.md` says what each
/// counts. What a message does not have is not in the map.
///
/// @param counts by name, never negative
/// @param structure hash of the skeleton of the HTML's tags, 16 hexadecimal digits: the same for pages that differ in
///        their words, links and attributes only; empty without HTML
public record Features(SortedMap<String, Long> counts, String structure) implements Finding {
    public static final Features NONE = new Features(new TreeMap<>(), "");

    public Features {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }
}
