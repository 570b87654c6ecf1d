package org.spampot.analysis.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spampot.analysis.session.Probes.Place;
import org.spampot.model.SessionKind;

/// The rows of `probes.tsv`: each is well formed, and those with a `*` find what they are for and nothing near it.
final class ProbesTest {
    @Test
    void everyRowCanBeReadAndSaysSomething() {
        assertThat(Probes.all()).hasSizeGreaterThan(50).allSatisfy(probe -> {
            assertThat(probe.match()).as("%s", probe).isNotBlank();
            assertThat(probe.sign().score()).as("%s", probe).isBetween(5, 100);
            assertThat(probe.sign().reason()).as("%s", probe).hasSizeBetween(5, 100);
            assertThat(probe.sign().kind()).as("%s", probe).isNotIn(SessionKind.UNKNOWN, SessionKind.EMPTY);
        }).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"HELLO, ylmf-pc, 1", "HELLO, YLMF-PC, 1", "HELLO, ylmf-pcs, 0", "SENDER, antispam@any.example, 1",
            "SENDER, notantispam@any.example, 0", "RECIPIENT, relaytest@nmap.scanme.org, 2",
            "SUBJECT, BC_198.51.100.7, 1", "SUBJECT, ABC_198.51.100.7, 0", "SUBJECT, Test, 1",
            "SUBJECT, Testing our new offer, 0", "LINE, USER anonymous, 1", "LINE, USERS, 0",
            "HEADER, X-SpamInfo: 198.51.100.7, 1", "HEADER, X-Spam-Info: no, 0", "HELLO, a.scanner.example, 0",
            "HELLO, scanner.example, 1", "HELLO, scan.shodan.io, 1"})
    void aRowFindsWhatItIsForAndNothingNearIt(Place place, String text, int found) {
        assertThat(Probes.of(place, text)).as("%s", Probes.of(place, text)).hasSize(found);
    }

    @ParameterizedTest
    @CsvSource({"a*c, abc, true", "a*c, ac, true", "a*c, abcd, false", "*b*, abc, true", "a, ab, false", "*, '', true",
            "a*a, a, false", "*ab*ab*, abab, true", "*ab*ab*, ab, false", "a*b*c, acbc, true"})
    void starsMatchAnything(String pattern, String text, boolean matches) {
        assertThat(Glob.matches(pattern, text)).isEqualTo(matches);
    }
}
