package org.spampot.analysis;

import java.util.List;
import org.spampot.model.Finding;

/// QR codes and the like, in pictures, drawn with cells or with letters. What they say is a place of the mail, so links and
/// addresses in it are found as those in text are.
public final class Barcodes implements Analyzer {
    @Override
    public String name() {
        return "barcodes";
    }

    @Override
    public int version() {
        return 3;
    }

    @Override
    public List<Finding> analyze(Mail mail) {
        return List.copyOf(mail.pictures().codes());
    }
}
