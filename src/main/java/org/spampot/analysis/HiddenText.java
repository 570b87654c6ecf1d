package org.spampot.analysis;

import java.util.ArrayList;
import java.util.List;
import org.spampot.model.Defect;
import org.spampot.model.Finding;

/// Text on a page that nobody sees, and why: it is there for filters, or for the preview in a list of mails.
public final class HiddenText implements Analyzer {
    private static final int LONGEST = 120;

    @Override
    public String name() {
        return "hidden-text";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Finding> analyze(Mail mail) {
        List<Finding> found = new ArrayList<>();
        for (HtmlPage page : mail.pages()) {
            var reasons = new ArrayList<>(page.reasons().keySet());
            reasons.remove("title");
            if (!reasons.isEmpty()) {
                String start = Headers.folded(page.hidden());
                found.add(new Defect("hidden-text", page.part() + ":html-hidden",
                        String.join(", ", reasons) + ": " + start.substring(0, Math.min(LONGEST, start.length()))));
            }
        }
        return found;
    }
}
