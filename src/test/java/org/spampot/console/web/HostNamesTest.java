package org.spampot.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostNamesTest {
    private final HostNames names = new HostNames(List.of("Console.example.net"));

    @ParameterizedTest
    @CsvSource({
            "127.0.0.1:8025, 127.0.0.1, true",
            "localhost:8025, 127.0.0.1, true",
            "LOCALHOST., 127.0.0.1, true",
            "localhost, 192.0.2.9, true",
            "[::1]:8025, ::1, true",
            "127.0.0.2, 192.0.2.9, true",
            "192.0.2.9:80, 192.0.2.9, true",
            "192.0.2.8, 192.0.2.9, false",
            "console.example.net, 127.0.0.1, true",
            "CONSOLE.example.net.:443, 127.0.0.1, true",
            "evil.example, 127.0.0.1, false",
            "localhost.evil.example, 127.0.0.1, false",
            "127.0.0.1.evil.example, 127.0.0.1, false",
            "console.example.net.evil.example, 127.0.0.1, false",
            "[::1, 127.0.0.1, false",
            "'', 127.0.0.1, false",
            "0x7f000001, 127.0.0.1, false"})
    void onlyOurNamesMeanUs(String host, String local, boolean us) {
        assertThat(names.mean(host, InetAddress.ofLiteral(local))).isEqualTo(us);
    }
}
