package org.spampot.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spampot.model.Evidence;
import org.spampot.smtp.Limits;

/// The SYN that the kernel saved is in the session's evidence.
@ExtendWith(Leaks.class)
final class SynOverSocketTest {
    @ParameterizedTest
    @CsvSource({"127.0.0.1:0, 4", "[::1]:0, 6"})
    void theKernelsOwnSynIsLinux(String bind, String version) throws IOException {
        assumeTrue(Epoll.isAvailable(), "only Linux saves SYNs");
        Evidence evidence = afterQuit(bind, Transport.EPOLL);

        assertThat(evidence.syn()).startsWith(version + ":64+0:0:").contains(":mss,sok,ts,nop,ws:").endsWith(":0");
        if (version.equals("4")) {
            assertThat(evidence.system()).isEqualTo("Test machine");
        }
    }

    @Test
    void withoutEpollThereIsNone() throws IOException {
        assertThat(afterQuit("127.0.0.1:0", Transport.NIO).syn()).isNull();
    }

    private static Evidence afterQuit(String bind, Transport transport) throws IOException {
        try (var rig = new Rig(bind, Rig.LIMITS, Limits.DEFAULT, transport); Client client = rig.client()) {
            client.says("QUIT", "221");
            return rig.ended().evidence();
        }
    }
}
