package org.spampot.analysis;

import crawlercommons.filters.basic.BasicURLNormalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spampot.analysis.link.Defang;
import org.spampot.analysis.link.HostName;
import org.spampot.analysis.link.WebUrl;
import org.spampot.model.Finding;
import org.spampot.model.Link;
import org.spampot.model.Where;

/// The URLs of a message: those that elements of HTML name, and those written in text, each once for each place it is
/// found in. `cid:`, `data:`, `mailto:` and scripts are not links.
public final class Links implements Analyzer {
    private static final int MOST = 10_000;
    /// Has no state of its own.
    private static final BasicURLNormalizer NORMALIZER = new BasicURLNormalizer();

    @Override
    public String name() {
        return "links";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Finding> analyze(Mail mail) {
        return List.copyOf(mail.links());
    }

    static List<Link> find(Mail mail) {
        var links = new Found();
        mail.pages().forEach(links::page);
        mail.textLinks().stream().filter(link -> !link.email()).forEach(links::text);
        if (links.kept.size() >= MOST) {
            mail.truncated("links: the first " + MOST + " were kept");
        }
        return List.copyOf(links.kept);
    }

    /// The links of one mail.
    private static final class Found {
        private final Set<Key> seen = new HashSet<>();
        private final List<Link> kept = new ArrayList<>();

        private final Map<Reference, Target> known = new HashMap<>();

        private record Key(String url, Where where) {}

        private record Reference(String value, @Nullable WebUrl base) {}

        private record Target(String url, String host, String domain) {
            static final Target NONE = new Target("", "", "");
        }

        private void page(HtmlPage page) {
            @Nullable
            WebUrl base = page.base().isEmpty() ? null : WebUrl.parse(page.base(), null);
            for (HtmlPage.RawUrl url : page.urls()) {
                add(Defang.fold(url.value()).text(), url.value(), base, new Where(page.part(), url.how()));
            }
        }

        /// What text seems to hold is a link only when its host can exist: that it is a URL is a guess.
        private void text(TextLink link) {
            if (!target(link.value(), null).host.isEmpty()) {
                add(link.value(), link.raw(), null, link.where());
            }
        }

        private void add(String value, String raw, @Nullable WebUrl base, Where where) {
            if (kept.size() >= MOST) {
                return;
            }
            Target target = target(value, base);
            if (!target.url.isEmpty() && seen.add(new Key(target.url, where))) {
                String written = raw.length() > WebUrl.LONGEST ? raw.substring(0, WebUrl.LONGEST) : raw.strip();
                kept.add(new Link(target.url, written, target.host, target.domain, where));
            }
        }

        private Target target(String value, @Nullable WebUrl base) {
            return known.computeIfAbsent(new Reference(value, base), Found::target);
        }

        private static Target target(Reference reference) {
            @Nullable
            WebUrl url = WebUrl.parse(reference.value, reference.base);
            if (url == null) {
                return Target.NONE;
            }
            String host = url.host();
            host = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            return new Target(normal(url), host, HostName.domain(host));
        }

        private static String normal(WebUrl url) {
            String text = url.text();
            try {
                @Nullable
                String normal = NORMALIZER.filter(text);
                return normal == null || normal.isEmpty() ? text : normal;
            } catch (RuntimeException odd) {
                // the normalizer is not made for hostile URLs: what it cannot take is already taken apart and kept as it is
                return text;
            }
        }
    }
}
