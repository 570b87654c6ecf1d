package org.spampot.analysis;

import java.util.ArrayList;
import java.util.List;
import org.spampot.model.Defect;
import org.spampot.model.Finding;
import org.spampot.model.Mailbox;

/// A sender whose display name is a mail address other than its own: `"bank@example.com" <x@example.net>`. Many programs
/// show the name alone.
public final class SpoofedNames implements Analyzer {
    @Override
    public String name() {
        return "spoofed-names";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Finding> analyze(Mail mail) {
        List<Finding> found = new ArrayList<>();
        for (Mailbox from : mail.header().from()) {
            boolean address = from.name().indexOf('@') > 0 && from.name().indexOf(' ') < 0;
            if (address && !from.name().equalsIgnoreCase(from.address())) {
                found.add(new Defect("address-in-name", "header:from", from.name() + " <" + from.address() + ">"));
            }
        }
        return found;
    }
}
