package org.spampot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.spampot.smtp.dialog.Cut;
import org.spampot.smtp.dialog.Dialog;
import org.spampot.smtp.dialog.Dialog.Line;
import org.spampot.smtp.dialog.Player;

/// The dialogs of `src/test/smtp` again, through a listener and a real connection.
@ExtendWith(Leaks.class)
final class DialogOverSocketTest {
    private static final List<String> INSIDE = List.of("oddities", "notes", "details");

    @TestFactory
    Stream<DynamicTest> aDialogHoldsOverARealConnection() {
        return playable().flatMap(dialog -> Stream.of(
                DynamicTest.dynamicTest(dialog.name() + " over IPv4",
                        () -> play(dialog, "127.0.0.1:0", new Cut.Whole())),
                DynamicTest.dynamicTest(dialog.name() + " over IPv6, byte by byte",
                        () -> play(dialog, "[::1]:0", new Cut.Pieces(new SplittableRandom(1), 1)))));
    }

    @Test
    void manyDialogsCanBePlayedSo() {
        assertThat(playable().map(Dialog::persona)).contains("postfix", "spamhat");
    }

    /// Those that need only bytes back and forth, and do not look into the session before it has ended.
    private static Stream<Dialog> playable() {
        return Dialog.all().stream().filter(Dialog::onlyTalks)
                .filter(dialog -> dialog.lines().stream().noneMatch(DialogOverSocketTest::looksInside));
    }

    private static boolean looksInside(Line line) {
        return line instanceof Line.Order order && (INSIDE.contains(order.word())
                || (order.word().equals("closed") && order.argument().equals("open")));
    }

    private static void play(Dialog dialog, String address, Cut cut) throws IOException {
        var listener = ListenerSpec.of("smtp", address, dialog.voice()).speaking(dialog.protocol());
        try (var rig = new Rig(listener, Rig.LIMITS, dialog.limits(), Transport.best());
                var client = Client.connect(rig.address)) {
            Player.play(dialog, new SocketWire(rig, client, cut));
        }
    }
}
