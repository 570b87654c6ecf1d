package org.spampot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.spampot.model.Network;

/// Sessions of the operator's own mail servers.
@ExtendWith(Leaks.class)
final class OwnRelayTest {
    private static final List<Network> SERVERS = networks("192.0.2.25", "127.0.0.0/8");

    @Test
    void asClientItsSessionNamesAllRelays() throws IOException {
        assertThat(relays(SERVERS)).isEqualTo(SERVERS);
    }

    @Test
    void aStrangersSessionNamesNone() throws IOException {
        assertThat(relays(networks("192.0.2.25"))).isEmpty();
    }

    private static List<Network> relays(List<Network> relays) throws IOException {
        var listener = ListenerSpec.of("smtp", "127.0.0.1:0", Voices.plain()).behind(relays);
        try (var rig = new Rig(listener); Client client = rig.client()) {
            client.says("QUIT", "221");
            return rig.ended().connection().relays();
        }
    }

    private static List<Network> networks(String... written) {
        return Stream.of(written).map(text -> Network.parse(text).orElseThrow()).toList();
    }
}
