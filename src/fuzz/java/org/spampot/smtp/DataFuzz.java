package org.spampot.smtp;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.spampot.model.Bytes;

/// Any content, cut anywhere, comes out as the reference decoder says, and ends where it says.
class DataFuzz {
    @FuzzTest(maxDuration = "30s")
    void contentIsDecodedLikeTheReferenceDoes(FuzzedDataProvider data) {
        int step = data.consumeInt(1, 8);
        byte[] wire = data.consumeRemainingAsBytes();
        var content = new Content(wire.length);
        var reader = new DataReader(content);
        int at = 0;
        while (at < wire.length && !reader.ended()) {
            at = reader.read(wire, at, Math.min(wire.length, at + step));
        }
        reader.giveUp();

        ReferenceDecoder.Decoded expected = ReferenceDecoder.decode(Bytes.own(wire));
        expect(content.take().equals(expected.content()), "the content is the same");
        expect(reader.ended() == (expected.consumed() >= 0), "it ends when it ends");
        expect(!reader.ended() || at == expected.consumed(), "it ends at the same byte");
    }

    private static void expect(boolean fact, String what) {
        if (!fact) {
            throw new AssertionError("it does not hold that " + what);
        }
    }
}
