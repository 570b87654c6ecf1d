package org.spampot.listen.tls;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import org.spampot.listen.tls.HelloReader.Reading;

/// Any bytes are read the same way in one piece and byte by byte, and whatever is read has fingerprints.
class HelloFuzz {
    @FuzzTest(maxDuration = "30s")
    void anyBytesAreReadAlikeHoweverTheyAreCut(FuzzedDataProvider data) {
        byte[] wire = data.consumeRemainingAsBytes();
        Reading whole = new HelloReader().read(ByteBuffer.wrap(wire));
        var reader = new HelloReader();
        Reading pieces = reader.read(ByteBuffer.allocate(0));
        for (int at = 0; at < wire.length; at++) {
            pieces = reader.read(ByteBuffer.wrap(wire, at, 1));
        }

        if (!whole.equals(pieces)) {
            throw new AssertionError("in one piece: " + whole + ", byte by byte: " + pieces);
        }
        if (whole instanceof Reading.Complete(ClientHello hello)
                && (Ja3.of(hello).hash().length() != 32 || Ja4.of(hello).text().length() != 36)) {
            throw new AssertionError("odd fingerprints: " + Ja3.of(hello) + " " + Ja4.of(hello));
        }
    }
}
