package org.spampot.analysis;

import java.util.List;
import org.spampot.model.Finding;

/// Looks at one thing in a message.
///
/// The caller promises: one thread for one [Mail]; it sorts nothing and keeps the order.
/// The implementer promises: a pure function (same mail, same findings, in the order of the message), no state between
/// mails, time and memory linear in the mail's size, a bounded number of findings (what is left out is told to
/// [Mail#truncated(String)]), and no exception for any content. An exception is our bug: it becomes the defect
/// `analyzer-failed` and costs the findings of this analyzer only.
public interface Analyzer {
    /// Lower-case words with dashes, unique.
    String name();

    /// Raised when the same mail gives other findings than before, so that stored findings can be told apart.
    int version();

    List<Finding> analyze(Mail mail);
}
