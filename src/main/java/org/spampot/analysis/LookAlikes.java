package org.spampot.analysis;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spampot.analysis.link.Defang;
import org.spampot.analysis.link.HostName;
import org.spampot.analysis.link.IpText;
import org.spampot.analysis.link.LookAlike;
import org.spampot.analysis.link.WebUrl;
import org.spampot.model.Defect;
import org.spampot.model.Finding;
import org.spampot.model.Indicator;
import org.spampot.model.Link;
import org.spampot.model.Where;

/// Hosts made to be taken for others: `lookalike-host` (letters of other scripts that look Latin, or a domain drawn like
/// another one in the same message), `mixed-script-host`, `url-user-is-host` (`https://bank.example@...`), `odd-numeric-host`.
public final class LookAlikes implements Analyzer {
    private static final int MOST = 100;

    @Override
    public String name() {
        return "look-alikes";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Finding> analyze(Mail mail) {
        Set<Finding> found = new LinkedHashSet<>();
        Map<String, String> drawn = new HashMap<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Link link : mail.links()) {
            if (found.size() < MOST) {
                raw(link, found);
                if (seen.add(link.host())) {
                    host(link.host(), link.where(), found);
                    twin(link.domain(), link.where(), drawn, found);
                }
            }
        }
        for (Indicator email : mail.emails()) {
            String host = email.value().substring(email.value().lastIndexOf('@') + 1);
            if (found.size() < MOST && seen.add(host)) {
                host(host, email.where(), found);
                twin(HostName.domain(host), email.where(), drawn, found);
            }
        }
        return List.copyOf(found);
    }

    private static void host(String host, Where where, Set<Finding> found) {
        String like = LookAlike.of(host);
        if (!like.isEmpty()) {
            found.add(new Defect("lookalike-host", where.toString(),
                    host + " reads " + LookAlike.shown(host) + ", looks like " + like));
        } else if (LookAlike.isMixed(host)) {
            found.add(new Defect("mixed-script-host", where.toString(), host + " reads " + LookAlike.shown(host)));
        }
    }

    private static void twin(String domain, Where where, Map<String, String> drawn, Set<Finding> found) {
        if (domain.length() < 6) {
            return;
        }
        String other = drawn.putIfAbsent(LookAlike.skeleton(domain), domain);
        if (other != null && !other.equals(domain)) {
            found.add(new Defect("lookalike-host", where.toString(), domain + " looks like " + other));
        }
    }

    private static void raw(Link link, Set<Finding> found) {
        boolean v4 = IpText.isV4(link.host());
        if (!v4 && link.raw().indexOf('@') < 0) {
            return;
        }
        String raw = Defang.fold(link.raw()).text();
        @Nullable
        WebUrl url = WebUrl.parse(raw, null);
        String user = url == null || url.authority().isEmpty() || url.host().isEmpty()
                ? ""
                : url.authority().substring(0, url.authority().length() - 1);
        if (user.indexOf('.') > 0) {
            found.add(new Defect("url-user-is-host", link.where().toString(),
                    user + " before @, leads to " + link.host()));
        }
        if (v4 && url != null && raw.indexOf(link.host()) < 0) {
            found.add(new Defect("odd-numeric-host", link.where().toString(), link.host() + " written as " + raw));
        }
    }
}
