package org.spampot.analysis;

import java.util.ArrayList;
import java.util.List;
import org.spampot.analysis.header.ReceivedField;
import org.spampot.mime.HeaderFields;
import org.spampot.model.Defect;
import org.spampot.model.Finding;
import org.spampot.model.Printable;
import org.spampot.model.ReceivedHop;

/// The Received fields, newest first. Anyone can write such fields: which are believed is for
/// [org.spampot.analysis.header.SourceWalk] to say.
public final class ReceivedChain implements Analyzer {
    private static final int MOST_HOPS = 200;

    @Override
    public String name() {
        return "received-chain";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Finding> analyze(Mail mail) {
        if (mail.fields().all("received").count() > MOST_HOPS) {
            mail.truncated("received: the first " + MOST_HOPS + " hops were read");
        }
        List<Finding> found = new ArrayList<>(mail.received());
        for (ReceivedHop hop : mail.received()) {
            if (hop.by().isEmpty() && hop.from().isEmpty() && hop.date() == null) {
                found.add(new Defect("received-unreadable", "header:received", Printable.line(hop.raw(), 200)));
            }
        }
        return found;
    }

    static List<ReceivedHop> hops(HeaderFields fields) {
        return fields.all("received").limit(MOST_HOPS).map(field -> ReceivedField.parse(field.decoded())).toList();
    }
}
