package org.spampot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.spampot.listen.syn.Syn;

final class KnownSynsTest {
    private static final String SYN = "4500003c1c46400035060000c0000201c6336407dc0400190a0b0c0d00000000a0027210"
            + "00000000020405b40402080a00a1b2c3000000000103030a";

    @Test
    void theSameSynIsHeldOnceAndTheMadeUpOnesNotForever() {
        var known = new KnownSyns();
        String first = known.of(syn(0x7210));

        assertThat(known.of(syn(0x7210))).isSameAs(first);
        for (int window = 1; window < 1200; window++) {
            assertThat(known.of(syn(window))).isEqualTo(syn(window).signature());
        }
        assertThat(known.of(syn(0x7210))).as("those known stay").isSameAs(first);
        assertThat(known.of(syn(1199))).as("beyond the limit each holds its own").isNotSameAs(known.of(syn(1199)));
    }

    private static Syn syn(int window) {
        return Syn.read(ByteBuffer.wrap(HexFormat.of().parseHex(
                SYN.replace("a0027210", "a002" + HexFormat.of().toHexDigits(window, 4))))).orElseThrow();
    }
}
