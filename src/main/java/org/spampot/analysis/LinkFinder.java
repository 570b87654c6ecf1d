package org.spampot.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spampot.analysis.link.BareHosts;
import org.spampot.analysis.link.Defang;
import org.spampot.analysis.link.HostName;
import org.spampot.analysis.link.Nested;
import org.spampot.analysis.link.WebUrl;
import org.spampot.model.Defect;
import org.spampot.model.Link;
import org.spampot.model.Where;

/// The links of one mail, gathered page by page and text by text.
///
/// Thread-safety: none, for one mail.
final class LinkFinder {
    static final int MOST = 10_000;
    /// A redirector in a redirector in a redirector: no further.
    private static final int DEEPEST = 5;
    private static final int MOST_DEFECTS = 100;

    private final Set<Key> seen = new HashSet<>();
    private final List<Link> kept = new ArrayList<>();
    private final Set<Defect> defects = new LinkedHashSet<>();
    private final Map<Reference, Target> known = new HashMap<>();

    private record Key(String url, Where where) {}

    private record Reference(String value, @Nullable WebUrl base) {}

    /// @param inside what it wraps
    private record Target(String url, String host, String domain, List<Nested.Target> inside) {
        static final Target NONE = new Target("", "", "", List.of());
    }

    Links.Found found() {
        return new Links.Found(List.copyOf(kept), List.copyOf(defects));
    }

    boolean isFull() {
        return kept.size() >= MOST;
    }

    void page(HtmlPage page) {
        @Nullable
        WebUrl base = page.base().isEmpty() ? null : WebUrl.parse(page.base(), null);
        for (HtmlPage.RawUrl url : page.urls()) {
            var where = new Where(page.part(), url.how());
            String value = Defang.fold(url.value()).text();
            Set<String> leadsTo = new LinkedHashSet<>();
            add(new Step(value, url.value(), where, "", 0), base, leadsTo);
            if (!url.label().isEmpty() && !leadsTo.isEmpty() && defects.size() < MOST_DEFECTS) {
                compare(url.label(), leadsTo, where);
            }
        }
    }

    /// What text seems to hold is a link only when its host can exist: that it is a URL is a guess.
    void text(TextLink link) {
        if (!target(link.value(), null).host.isEmpty()) {
            add(new Step(link.value(), link.raw(), link.where(), "", 0), null, new HashSet<>());
        }
    }

    /// A URL on its way in.
    private record Step(String value, String raw, Where where, String via, int depth) {
        Step into(Nested.Target target, String url) {
            return new Step(Defang.fold(target.raw()).text(), target.raw(),
                    new Where(where.part(), where.how() + " > " + target.how()), url, depth + 1);
        }
    }

    /// Keeps the URL and what it wraps.
    ///
    /// @param leadsTo receives the domains that a click may end at
    private void add(Step step, @Nullable WebUrl base, Set<String> leadsTo) {
        if (isFull()) {
            return;
        }
        Target target = target(step.value, base);
        if (!target.url.isEmpty()) {
            leadsTo.add(target.domain.isEmpty() ? target.host : target.domain);
            if (seen.add(new Key(target.url, step.where))) {
                String written = step.raw.length() > WebUrl.LONGEST
                        ? step.raw.substring(0, WebUrl.LONGEST)
                        : step.raw.strip();
                kept.add(new Link(target.url, written, target.host, target.domain, step.where, step.via));
            } else if (step.depth > 0) {
                return;
            }
        }
        if (step.depth < DEEPEST) {
            for (Nested.Target inside : target.inside) {
                add(step.into(inside, target.url), null, leadsTo);
            }
        }
    }

    private void compare(String label, Set<String> leadsTo, Where where) {
        Set<String> shown = ShownHosts.of(label);
        boolean same = shown.isEmpty() || shown.stream().anyMatch(leadsTo::contains);
        if (!same) {
            defects.add(new Defect("link-text-mismatch", where.toString(),
                    "shows " + String.join(" ", shown) + ", leads to " + String.join(" ", leadsTo)));
        }
    }

    private Target target(String value, @Nullable WebUrl base) {
        return known.computeIfAbsent(new Reference(value, base), LinkFinder::target);
    }

    private static Target target(Reference reference) {
        String value = reference.value;
        @Nullable
        WebUrl url = WebUrl.parse(value, reference.base);
        if (url == null && reference.base == null && BareHosts.isOne(value.strip())) {
            url = WebUrl.parse("http://" + value.strip(), null);
        }
        if (url == null) {
            return other(value);
        }
        String host = url.host();
        host = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new Target(url.normal(), host, HostName.domain(host), Nested.of(url));
    }

    /// A scheme that is not of the web may carry a URL that is: `intent://example.com/#Intent;scheme=https;end`.
    private static Target other(String value) {
        if (value.indexOf(':') < 0 || value.regionMatches(true, 0, "data:", 0, 5)
                || value.regionMatches(true, 0, "cid:", 0, 4) || value.regionMatches(true, 0, "javascript:", 0, 11)
                || value.regionMatches(true, 0, "vbscript:", 0, 9)) {
            return Target.NONE;
        }
        boolean intent = value.regionMatches(true, 0, "intent://", 0, 9);
        int end = value.indexOf('#');
        List<Nested.Target> inside = intent
                ? List.of(new Nested.Target("intent", (value.toLowerCase(Locale.ROOT).contains("scheme=http;")
                        ? "http"
                        : "https") + value.substring(6, end < 0 ? value.length() : end)))
                : Nested.ofOther(value.length() > WebUrl.LONGEST ? value.substring(0, WebUrl.LONGEST) : value);
        return inside.isEmpty() ? Target.NONE : new Target("", "", "", inside);
    }
}
