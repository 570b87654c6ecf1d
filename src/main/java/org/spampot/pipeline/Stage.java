package org.spampot.pipeline;

import org.spampot.model.Understood;

/// One step of understanding: takes what is known of a capture and gives it back with more.
///
/// The caller promises: the stages of one capture run one after the other, in the order of the list; different
/// captures run at the same time, in any order, on threads of the platform kind.
///
/// The implementer promises: to be safe for that; to give back the same kind of thing with the same capture and
/// position; to need time in proportion to the capture; never to wait for the network without a limit. Given the same
/// input it should give the same output, as everything is run again when the store is rebuilt.
///
/// When it fails: a stage should not throw, whatever is in a mail. Should it, that is our bug and costs this capture
/// no more than this stage: a message goes on as it was before, with the defect `analysis-failed`.
public interface Stage {
    /// One word for logs and defects.
    String name();

    Understood apply(Understood capture);
}
