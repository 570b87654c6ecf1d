package org.spampot.analysis;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.spampot.analysis.link.HostName;
import org.spampot.model.Finding;
import org.spampot.model.Indicator;
import org.spampot.model.IndicatorKind;
import org.spampot.model.Link;

/// The registered domains of links and mail addresses, each once for each place.
public final class Domains implements Analyzer {
    @Override
    public String name() {
        return "domains";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public List<Finding> analyze(Mail mail) {
        Set<Finding> found = new LinkedHashSet<>();
        for (Link link : mail.links()) {
            if (!link.domain().isEmpty()) {
                found.add(new Indicator(IndicatorKind.DOMAIN, link.domain(), link.where()));
            }
        }
        Map<String, String> known = new HashMap<>();
        for (Indicator email : mail.emails()) {
            String host = email.value().substring(email.value().lastIndexOf('@') + 1);
            String domain = known.computeIfAbsent(host, HostName::domain);
            if (!domain.isEmpty()) {
                found.add(new Indicator(IndicatorKind.DOMAIN, domain, email.where()));
            }
        }
        return List.copyOf(found);
    }
}
