package org.spampot.listen.syn;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;

/// Any packet is a SYN or none, and one that is has a signature that is read back and fits it.
class SynFuzz {
    @FuzzTest(maxDuration = "30s")
    void aPacketNeverFails(FuzzedDataProvider data) {
        byte[] packet = data.consumeRemainingAsBytes();
        Syn.read(ByteBuffer.wrap(packet)).ifPresent(syn -> {
            String signature = syn.signature();
            boolean far = signature.contains("+?:");
            if (!far && !Signature.parse(signature).matches(syn)) {
                throw new AssertionError(signature + " does not fit what it was made of");
            }
        });
    }
}
