package org.spampot.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.spampot.model.Analysis;
import org.spampot.model.Finding;
import org.spampot.model.Made;

/// Who found what: the lists of an analysis as the runs of analyzers they were made of, and back.
final class Provenance {
    /// @param found in its order
    record Run(String analyzer, int version, List<Finding> found) {
        Run {
            found = List.copyOf(found);
        }
    }

    private Provenance() {}

    static List<Made> made(List<Run> runs) {
        return runs.stream().map(run -> {
            SortedMap<String, Integer> counts = new TreeMap<>();
            run.found.forEach(finding -> counts.merge(kind(finding), 1, Integer::sum));
            return new Made(run.analyzer, run.version, counts);
        }).toList();
    }

    /// The runs of an analysis, what no analyzer found (it is of MIME or charsets) as the first, whose name is empty. Nothing
    /// when these analyzers did not make it: it is of an older program.
    static Optional<List<Run>> runs(Analysis analysis, List<String> analyzers) {
        if (!analysis.made().stream().map(Made::analyzer).toList().equals(analyzers)) {
            return Optional.empty();
        }
        Map<String, Deque<Finding>> left = new HashMap<>();
        all(analysis).forEach(found -> left.computeIfAbsent(kind(found), _ -> new ArrayDeque<>()).add(found));
        List<Run> runs = new ArrayList<>();
        List<Finding> nobodys = new ArrayList<>();
        for (var kind : left.entrySet()) {
            int owned = analysis.made().stream().mapToInt(each -> each.counts().getOrDefault(kind.getKey(), 0)).sum();
            while (kind.getValue().size() > owned) {
                nobodys.add(kind.getValue().remove());
            }
        }
        runs.add(new Run("", 0, nobodys));
        for (Made made : analysis.made()) {
            List<Finding> found = new ArrayList<>();
            for (var kind : made.counts().entrySet()) {
                Deque<Finding> queue = left.getOrDefault(kind.getKey(), new ArrayDeque<>());
                if (queue.size() < kind.getValue()) {
                    return Optional.empty();
                }
                for (int count = 0; count < kind.getValue(); count++) {
                    found.add(queue.remove());
                }
            }
            runs.add(new Run(made.analyzer(), made.version(), found));
        }
        return Optional.of(runs);
    }

    private static String kind(Finding finding) {
        return finding.getClass().getSimpleName();
    }

    /// Every finding in an analysis, by kind. `AgainTest` fails when a kind is forgotten here.
    private static List<Finding> all(Analysis analysis) {
        List<Finding> all = new ArrayList<>(List.of(analysis.header(), analysis.language(), analysis.features()));
        all.addAll(analysis.received());
        all.addAll(analysis.attachments());
        all.addAll(analysis.links());
        all.addAll(analysis.indicators());
        all.addAll(analysis.patterns());
        all.addAll(analysis.defects());
        all.addAll(analysis.images());
        all.addAll(analysis.barcodes());
        all.addAll(analysis.facts().results());
        all.addAll(analysis.facts().signatures());
        all.addAll(analysis.facts().traits());
        return all;
    }
}
