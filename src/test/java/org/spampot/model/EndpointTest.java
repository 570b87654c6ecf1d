package org.spampot.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EndpointTest {
    /// RFC 5952 section 4.2: the longest run of zeros, the first of two, never a single one.
    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.1", "0:0:0:0:0:0:0:1, ::1", "0:0:0:0:0:0:0:0, ::",
            "2001:db8:0:0:0:0:0:1, 2001:db8::1",
            "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1", "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
            "2001:0:0:1:0:0:0:1, 2001:0:0:1::1", "fe80:0:0:0:0:0:0:0, fe80::", "1:2:3:4:5:6:7:8, 1:2:3:4:5:6:7:8"})
    void anAddressIsWrittenAsShortAsServersWriteIt(String address, String written) {
        assertThat(new Endpoint(InetAddress.ofLiteral(address), 25).shortIp()).isEqualTo(written);
    }
}
