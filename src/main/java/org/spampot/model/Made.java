package org.spampot.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// That an analyzer ran, and how many findings of which kind are its: in the order of analyzers they divide the lists of an
/// [Analysis], so that one analyzer can run again and only its findings are replaced.
///
/// @param version of the analyzer
/// @param counts by the kind of finding: `Defect`, `Link` ...
public record Made(String analyzer, int version, SortedMap<String, Integer> counts) {
    public Made {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }
}
