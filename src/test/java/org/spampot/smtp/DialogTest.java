package org.spampot.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.spampot.smtp.dialog.Cut;
import org.spampot.smtp.dialog.Dialog;
import org.spampot.smtp.dialog.Player;
import org.spampot.smtp.dialog.SessionWire;

/// Every dialog in `src/test/smtp`, however the network cuts what the client sends.
final class DialogTest {
    private static final int RANDOM_CUTS = 5;

    @TestFactory
    Stream<DynamicTest> aDialogHoldsAndDoesNotDependOnTheCut() {
        return Dialog.all().stream().map(dialog -> DynamicTest.dynamicTest(dialog.name(), () -> {
            List<Action> whole = played(dialog, new Cut.Whole());
            assertThat(played(dialog, new Cut.Pieces(new SplittableRandom(1), 1))).as("byte by byte")
                    .isEqualTo(whole);
            IntStream.range(0, RANDOM_CUTS).forEach(
                    seed -> assertThat(played(dialog, new Cut.Pieces(new SplittableRandom(seed), 40)))
                            .as("random cuts of seed " + seed).isEqualTo(whole));
        }));
    }

    @Test
    void thereAreDialogsForEachPersona() {
        assertThat(Dialog.all().stream().map(Dialog::persona)).contains("postfix", "spamhat");
    }

    private static List<Action> played(Dialog dialog, Cut cut) {
        var wire = new SessionWire(dialog, cut);
        Player.play(dialog, wire);
        return wire.actions();
    }
}
