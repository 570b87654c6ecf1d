package org.spampot.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spampot.analysis.header.AuthResults;
import org.spampot.analysis.header.HeaderOddities;
import org.spampot.analysis.header.Signatures;
import org.spampot.analysis.header.Traits;
import org.spampot.model.Finding;
import org.spampot.model.ReceivedHop;
import org.spampot.model.Signature;

/// Who vouches for the message, how it was made and sent, and what is odd about its header.
public final class HeaderDetails implements Analyzer {
    @Override
    public String name() {
        return "header-details";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Finding> analyze(Mail mail) {
        List<Finding> found = new ArrayList<>(AuthResults.find(mail.fields()));
        List<Signature> signatures = Signatures.find(mail.fields());
        var traits = Traits.find(mail.fields());
        found.addAll(signatures);
        found.addAll(traits);
        found.addAll(HeaderOddities.find(mail.fields(), mail.header(), mail.received()));
        @Nullable
        Instant at = received(mail);
        signatures.forEach(signature -> found.addAll(Signatures.oddities(signature, at)));
        if (signatures.size() >= Signatures.MOST || traits.size() >= Traits.MOST) {
            mail.truncated("header: the first " + Signatures.MOST + " signatures and " + Traits.MOST
                    + " other fields were read");
        }
        return found;
    }

    private static @Nullable Instant received(Mail mail) {
        for (ReceivedHop hop : mail.received()) {
            if (hop.date() != null) {
                return hop.date();
            }
        }
        return mail.header().date();
    }
}
