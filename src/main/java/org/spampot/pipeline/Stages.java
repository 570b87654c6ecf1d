package org.spampot.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spampot.model.Analysis;
import org.spampot.model.Capture;
import org.spampot.model.Defect;
import org.spampot.model.MessageCapture;
import org.spampot.model.Position;
import org.spampot.model.SessionCapture;
import org.spampot.model.Understood;

/// All stages in their order, as one function that does not fail: the third of the three places that catch (after
/// listener and session), so that no message can stop the ones behind it.
///
/// Thread-safety: as safe as its stages, which promise to be.
public final class Stages {
    /// The defect of a message that a stage failed on; `where` is the stage, `detail` the exception's class.
    public static final String FAILED = "analysis-failed";

    private static final Logger LOG = LoggerFactory.getLogger(Stages.class);

    private final List<Stage> stages;

    public Stages(List<Stage> stages) {
        this.stages = List.copyOf(stages);
    }

    /// What can be understood of `capture`, which begins at `position`.
    public Understood understand(Position position, Capture capture) {
        return apply(switch (capture) {
            case MessageCapture message ->
                new Understood.Message(position, message, Analysis.none(message.content()));
            case SessionCapture session -> new Understood.Session(position, session);
        });
    }

    /// Runs all stages; one that fails is left out.
    public Understood apply(Understood capture) {
        Understood understood = capture;
        for (Stage stage : stages) {
            understood = apply(stage, understood);
        }
        return understood;
    }

    /// Errors are caught too: deep nesting can overflow the stack and a bomb fill the heap, of one message only.
    private static Understood apply(Stage stage, Understood capture) {
        try {
            return stage.apply(capture);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError | AssertionError bug) {
            LOG.error("stage {} failed on {} at {}: {}; it goes on without", stage.name(), name(capture.capture()),
                    capture.position(), trace(bug));
            return marked(capture, new Defect(FAILED, stage.name(), bug.getClass().getName()));
        }
    }

    /// Class and place; not the message, which may quote what an attacker wrote.
    private static String trace(Throwable bug) {
        var frames = bug.getStackTrace();
        return bug.getClass().getName() + (frames.length == 0 ? "" : " at " + frames[0]);
    }

    private static String name(Capture capture) {
        return switch (capture) {
            case MessageCapture message -> "message " + message.id();
            case SessionCapture session -> "session " + session.session();
        };
    }

    /// A session stays as it was: its analysis has no place for the mark.
    private static Understood marked(Understood capture, Defect defect) {
        return switch (capture) {
            case Understood.Session session -> session;
            case Understood.Message message ->
                new Understood.Message(message.position(), message.capture(), with(message.analysis(), defect),
                        message.signs());
        };
    }

    private static Analysis with(Analysis a, Defect defect) {
        var defects = new ArrayList<>(a.defects());
        defects.add(defect);
        return new Analysis(a.sha256(), a.size(), a.header(), a.received(), a.source(), a.parts(), a.attachments(),
                a.links(), a.indicators(), a.patterns(), defects, a.language(), a.text(), a.truncated(), a.facts(),
                a.features(), a.images(), a.barcodes(), a.made());
    }
}
