package org.spampot.app;

import java.util.function.Consumer;
import org.spampot.journal.Journal;
import org.spampot.model.Capture;
import org.spampot.smtp.Intake;

/// The journal as sessions see it.
record JournalIntake(Journal journal) implements Intake {
    @Override
    public void keep(Capture capture, Consumer<Kept> answer) {
        journal.append(capture, outcome -> answer.accept(switch (outcome) {
            case DURABLE -> Kept.DURABLE;
            case FAILED -> Kept.FAILED;
        }));
    }
}
