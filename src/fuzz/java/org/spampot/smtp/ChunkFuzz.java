package org.spampot.smtp;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.spampot.model.Bytes;
import org.spampot.model.EndOfContent;
import org.spampot.model.MessageCapture;
import org.spampot.persona.Personas;
import org.spampot.smtp.dialog.SessionWire;

/// Chunks of any octets, cut anywhere: none is lost, none is obeyed as a command, and none is acknowledged in the end
/// before the journal has it.
class ChunkFuzz {
    private static final Limits SMALL = new Limits(64, 100, 3, 10_000, 1000);
    private static final Voice VOICE = Personas.find("postfix", null, "mx.example.com");
    private static final int LARGEST = 60;
    private static final int FEWER_THAN_BEARABLE_ERRORS = 19;

    @FuzzTest(maxDuration = "30s")
    void chunksAreReadToTheOctet(FuzzedDataProvider data) {
        int step = data.consumeInt(1, 40);
        var wire = new ByteArrayOutputStream();
        var content = new ByteArrayOutputStream();
        wire.writeBytes("MAIL FROM:<a@example.net>\r\nRCPT TO:<b@example.org>\r\n".getBytes(StandardCharsets.US_ASCII));
        int commands = 2;
        boolean last = false;
        while (!last && data.remainingBytes() > 0 && commands < FEWER_THAN_BEARABLE_ERRORS) {
            byte[] chunk = data.consumeBytes(data.consumeInt(0, LARGEST));
            last = data.consumeInt(0, 3) == 0;
            wire.writeBytes(
                    ("BDAT " + chunk.length + (last ? " LAST\r\n" : "\r\n")).getBytes(StandardCharsets.US_ASCII));
            wire.writeBytes(chunk);
            content.writeBytes(chunk);
            commands++;
        }
        wire.writeBytes("NOOP behind\r\n".getBytes(StandardCharsets.US_ASCII));
        commands++;

        var player = new Player();
        player.play(wire.toByteArray(), step);

        boolean fits = content.size() <= SMALL.message();
        Bytes all = Bytes.own(content.toByteArray());
        expect(player.heard == commands, "every command is heard, and nothing else");
        expect(player.lastHeard.equals("NOOP behind\r\n"), "the command behind the last chunk is the last one");
        expect(player.kept.size() <= 1, "there is one message");
        if (!player.kept.isEmpty()) {
            MessageCapture kept = player.kept.getFirst();
            expect(kept.content().equals(fits ? all : all.slice(0, SMALL.message())),
                    "the octets are kept as they are");
            expect(kept.end() == (fits ? last ? EndOfContent.COMPLETE : EndOfContent.DROPPED : EndOfContent.OVERSIZE),
                    "it ends as it ended");
        } else {
            expect(commands == 3, "what was announced is kept");
        }
        expect(player.queued == (last && fits ? 1 : 0), "what is whole is acknowledged once");
    }

    /// A session, and a journal that answers only when asked again.
    private static final class Player {
        private final Session session = new Session(SessionWire.context(VOICE, SMALL));
        private final List<MessageCapture> kept = new ArrayList<>();
        private int heard;
        private String lastHeard = "";
        private int queued;
        private boolean awaiting;

        void play(byte[] wire, int step) {
            tell(new Event.Opened());
            for (int at = 0; at < wire.length; at += step) {
                tell(new Event.Received(Bytes.own(wire).slice(at, Math.min(wire.length, at + step))));
            }
            if (awaiting) {
                awaiting = false;
                tell(new Event.Stored());
            }
            tell(new Event.PeerClosed());
        }

        private void tell(Event event) {
            for (Action action : session.on(event, SessionWire.START)) {
                switch (action) {
                    case Action.Heard line -> {
                        heard++;
                        lastHeard = line.line().latin1();
                    }
                    case Action.Say say -> {
                        expect(!awaiting, "nothing is said while the journal is silent");
                        queued += say.text().latin1().contains("queued as") ? 1 : 0;
                    }
                    case Action.Keep keep -> {
                        kept.add(keep.message());
                        awaiting = keep.acknowledge();
                    }
                    case Action.HeardContent _,Action.Noted _,Action.Expect _,Action.Close _,Action.StartTls _ -> {
                    }
                }
            }
        }
    }

    private static void expect(boolean fact, String what) {
        if (!fact) {
            throw new AssertionError("it does not hold that " + what);
        }
    }
}
