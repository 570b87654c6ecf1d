package org.spampot.analysis;

import java.util.ArrayList;
import java.util.List;
import org.spampot.model.Finding;
import org.spampot.model.Link;

/// The operator's patterns, searched in decoded header fields, text, HTML as text, and normalized URLs. Each pattern is
/// reported once for each place, with its first match there.
public final class PatternHits implements Analyzer {
    private static final int MOST = 100;

    private final Patterns patterns;

    public PatternHits(Patterns patterns) {
        this.patterns = patterns;
    }

    @Override
    public String name() {
        return "pattern-hits";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Finding> analyze(Mail mail) {
        if (patterns.isEmpty()) {
            return List.of();
        }
        var places = new ArrayList<>(mail.places());
        for (Link link : mail.links()) {
            places.add(new Mail.Place(link.where(), link.url()));
        }
        List<Finding> hits = new ArrayList<>();
        for (Mail.Place place : places) {
            if (hits.size() < MOST) {
                hits.addAll(patterns.match(place.text(), place.where()));
            }
        }
        if (hits.size() > MOST) {
            mail.truncated("patterns: the first " + MOST + " hits were kept");
        }
        return hits.stream().distinct().limit(MOST).toList();
    }
}
