package org.spampot.smtp;

import java.util.function.Consumer;
import org.spampot.model.Capture;

/// Where captures go to become durable.
///
/// The caller promises: a capture is handed over once and not changed; `answer` is quick and does not throw.
/// The implementer promises: `answer` is called exactly once, from any thread, and with [Kept#DURABLE] only when the
/// capture survives a crash of the machine. It does not block for the disk: it queues, and when its queue is full it
/// answers [Kept#FAILED] at once.
public interface Intake {
    void keep(Capture capture, Consumer<Kept> answer);

    /// What became of a capture.
    enum Kept {
        DURABLE, FAILED
    }
}
