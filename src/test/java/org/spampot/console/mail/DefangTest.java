package org.spampot.console.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DefangTest {
    @ParameterizedTest
    @CsvSource({
            "http://www.example.com/a.b?c.d, hxxp://www[.]example[.]com/a.b?c.d",
            "HTTPS://example.com, hxxps://example[.]com",
            "https://user@example.com:80\\@evil.example/, hxxps://user@example[.]com:80\\@evil.example/",
            "ftp://192.0.2.1/x, fxp://192[.]0[.]2[.]1/x",
            "javascript:alert(1), javascript[:]alert(1)",
            "mailto:a@example.com, mailto[:]a[@]example[.]com",
            "www.example.com, www[.]example[.]com",
            "hxxp[:]//example[.]com, hxxp[:]//example[.]com",
            "'', ''"})
    void aUrlCannotBecomeALinkAgain(String url, String safe) {
        assertThat(Defang.url(url)).isEqualTo(safe);
    }
}
