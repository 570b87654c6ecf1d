package org.spampot.analysis;

import java.util.ArrayList;
import java.util.List;
import org.spampot.model.Defect;
import org.spampot.model.Finding;
import org.spampot.model.Link;

/// The URLs of a message: those that elements of HTML name, those written in text, and those wrapped in another, each once
/// for each place it is found in; and what is wrong with them. `cid:`, `mailto:` and scripts are not links; the text of
/// `data:` URLs is searched.
public final class Links implements Analyzer {
    /// @param defects links whose text names another host than they lead to
    record Found(List<Link> links, List<Defect> defects) {}

    @Override
    public String name() {
        return "links";
    }

    @Override
    public int version() {
        return 5;
    }

    @Override
    public List<Finding> analyze(Mail mail) {
        List<Finding> findings = new ArrayList<>(mail.links());
        findings.addAll(mail.linkDefects());
        return findings;
    }

    static Found find(Mail mail) {
        var links = new LinkFinder();
        mail.pages().forEach(links::page);
        mail.textLinks().stream().filter(link -> !link.email()).forEach(links::text);
        if (links.isFull()) {
            mail.truncated("links: the first " + LinkFinder.MOST + " were kept");
        }
        return links.found();
    }
}
