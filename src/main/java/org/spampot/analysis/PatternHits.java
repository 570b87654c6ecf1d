package org.spampot.analysis;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.spampot.model.Finding;
import org.spampot.model.Link;

/// The operator's patterns, searched in decoded header fields, text, HTML as it is seen and what it
/// hides, and normalized URLs; characters that take no room are left out first. Each pattern is
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
        return 3;
    }

    @Override
    public List<Finding> analyze(Mail mail) {
        if (patterns.isEmpty()) {
            return List.of();
        }
        List<Finding> hits = new ArrayList<>();
        var work = new Patterns.Work();
        for (Mail.Place place : mail.places()) {
            if (hits.size() < MOST) {
                hits.addAll(patterns.match(HiddenCharacters.without(place.text()), place.where(),
                        PatternScope.of(place.where()), work));
            }
        }
        for (Link link : mail.links()) {
            if (hits.size() < MOST) {
                hits.addAll(patterns.match(link.url(), link.where(), EnumSet.of(PatternScope.URL), work));
            }
        }
        if (hits.size() > MOST) {
            mail.truncated("patterns: the first " + MOST + " hits were kept");
        }
        if (work.exhausted()) {
            mail.truncated("patterns: expressions were run over " + Patterns.MOST_WORK + " characters in all");
        }
        return hits.stream().distinct().limit(MOST).toList();
    }
}
