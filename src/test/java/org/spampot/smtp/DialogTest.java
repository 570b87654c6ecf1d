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
    private static final int LONGEST_FOR_ALL_CUTS = 1000;

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

    /// Exhaustive: between any two bytes, in the middle of a command, of a line end, of a chunk and right behind it.
    @TestFactory
    Stream<DynamicTest> aDialogMayBeCutAnywhere() {
        return Dialog.all().stream().filter(dialog -> dialog.sent() <= LONGEST_FOR_ALL_CUTS)
                .map(dialog -> DynamicTest.dynamicTest(dialog.name(), () -> {
                    List<Action> whole = played(dialog, new Cut.Whole());
                    for (int at = 1; at < dialog.sent(); at++) {
                        assertThat(played(dialog, new Cut.Once(at))).as("cut after " + at + " bytes").isEqualTo(whole);
                    }
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
