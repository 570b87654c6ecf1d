package org.spampot.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworkTest {
    @ParameterizedTest
    @CsvSource({"192.0.2.0/24, 192.0.2.255, true", "192.0.2.0/24, 192.0.3.0, false", "192.0.2.1, 192.0.2.1, true",
            "192.0.2.1, 192.0.2.2, false", "192.0.2.9/29, 192.0.2.15, true", "192.0.2.9/29, 192.0.2.16, false",
            "0.0.0.0/0, 203.0.113.9, true", "0.0.0.0/0, ::1, false", "2001:db8::/33, 2001:db8:7fff::1, true",
            "2001:db8::/33, 2001:db8:8000::1, false", "::/0, 192.0.2.1, false", "::1, ::1, true",
            "10.0.0.0/31, 10.0.0.1, true"})
    void hasTheAddressesOfItsPrefix(String network, String address, boolean within) {
        assertThat(Network.parse(network).orElseThrow().contains(InetAddress.ofLiteral(address))).isEqualTo(within);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/8", "10.0.0.0/", "10.0.0.0/33", "::/129", "10.0.0.0/-1", "mail.example.com",
            "10.0.0.0/8/8", "10.0.0.0/ 8"})
    void whatIsNoneIsNotRead(String text) {
        assertThat(Network.parse(text)).isEmpty();
    }
}
