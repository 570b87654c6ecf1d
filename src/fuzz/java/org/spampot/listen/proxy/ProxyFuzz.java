package org.spampot.listen.proxy;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import org.spampot.listen.proxy.ProxyReader.Reading;

/// Any bytes are read the same way in one piece and byte by byte, and end at the same byte.
class ProxyFuzz {
    @FuzzTest(maxDuration = "30s")
    void anyBytesAreReadAlikeHoweverTheyAreCut(FuzzedDataProvider data) {
        byte[] wire = data.consumeRemainingAsBytes();
        ByteBuffer all = ByteBuffer.wrap(wire);
        Reading whole = new ProxyReader().read(all);
        var reader = new ProxyReader();
        Reading pieces = new Reading.More();
        int taken = 0;
        while (taken < wire.length && pieces instanceof Reading.More) {
            pieces = reader.read(ByteBuffer.wrap(wire, taken++, 1));
        }

        if (!whole.equals(pieces) || taken != all.position() || taken > ProxyReader.LONGEST) {
            throw new AssertionError("in one piece: " + whole + " of " + all.position() + ", byte by byte: " + pieces
                    + " of " + taken);
        }
    }
}
