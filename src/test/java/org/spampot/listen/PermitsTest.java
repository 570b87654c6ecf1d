package org.spampot.listen;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.spampot.listen.Permits.Permit;
import org.spampot.smtp.Refusal;

final class PermitsTest {
    @Test
    void capsSessionsInAll() {
        var permits = permits(2, 2);
        Permit first = permits.enter(ip("192.0.2.1"));
        permits.enter(ip("192.0.2.2"));
        Permit third = permits.enter(ip("192.0.2.3"));

        assertThat(third.refusal()).isEqualTo(Refusal.TOO_MANY_SESSIONS);
        assertThat(permits.open()).isEqualTo(2);

        permits.leave(third);
        permits.leave(first);
        assertThat(permits.enter(ip("192.0.2.3")).refusal()).isNull();
    }

    @Test
    void capsSessionsOfOneAddress() {
        var permits = permits(10, 1);
        Permit first = permits.enter(ip("192.0.2.1"));

        assertThat(permits.enter(ip("192.0.2.1")).refusal()).isEqualTo(Refusal.TOO_MANY_FROM_ADDRESS);
        assertThat(permits.enter(ip("192.0.2.2")).refusal()).isNull();
        permits.leave(first);
        assertThat(permits.enter(ip("192.0.2.1")).refusal()).isNull();
    }

    @Test
    void countsAWholeIpv6NetworkAsOneAddress() {
        var permits = permits(10, 1);
        permits.enter(ip("2001:db8:0:1::1"));

        assertThat(permits.enter(ip("2001:db8:0:1:ffff::2")).refusal()).isEqualTo(Refusal.TOO_MANY_FROM_ADDRESS);
        assertThat(permits.enter(ip("2001:db8:0:2::1")).refusal()).isNull();
    }

    @Test
    void closesWithoutAWordWhenTooManyAreBeingRefused() {
        var permits = permits(1, 1);
        permits.enter(ip("192.0.2.1"));
        var refused = new ArrayList<Permit>();
        while (refused.isEmpty() || !refused.getLast().silent()) {
            refused.add(permits.enter(ip("192.0.2.1")));
        }

        assertThat(refused).hasSizeLessThan(2000);
        refused.forEach(permits::leave);
        assertThat(permits.enter(ip("192.0.2.1")).silent()).isFalse();
    }

    @Test
    void refusesEverybodyOnceClosed() {
        var permits = permits(9, 9);
        permits.close();

        assertThat(permits.enter(ip("192.0.2.1")).refusal()).isEqualTo(Refusal.SHUTTING_DOWN);
    }

    private static Permits permits(int sessions, int perAddress) {
        Duration minute = Duration.ofMinutes(1);
        return new Permits(
                new ListenLimits(sessions, perAddress, minute, minute, minute, minute, minute, 1, 0, 1, 1, 0));
    }

    private static InetAddress ip(String literal) {
        return InetAddress.ofLiteral(literal);
    }
}
