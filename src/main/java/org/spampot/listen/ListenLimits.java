package org.spampot.listen;

import java.time.Duration;

/// How much all clients together may make us hold, and how long one may make us wait.
///
/// @param sessions most open sessions in all; whoever comes after is told 421
/// @param sessionsPerAddress most open sessions of one IPv4 address, or of one /64 of IPv6
/// @param command longest wait for the next command (RFC 5321 section 4.5.3.2.7 asks for 5 minutes)
/// @param content longest wait for the next piece of message content
/// @param session longest session as a whole
/// @param stall longest wait for a client to read its replies
/// @param handshake longest handshake of TLS
/// @param contentBudget bytes of message content held by all sessions and by captures on their way to the journal
/// @param transcript bytes of one session's transcript; what is beyond is left out, and a note says so
/// @param backlog connections the kernel holds until they are accepted
/// @param threads event loops; 0 for as many as the machine has processors
/// @param refusedCaptures most refused sessions captured in a second; the others are counted only
public record ListenLimits(int sessions, int sessionsPerAddress, Duration command, Duration content, Duration session,
        Duration stall, Duration handshake, long contentBudget, int transcript, int backlog, int threads,
        int refusedCaptures) {
    public static final ListenLimits DEFAULT = new ListenLimits(10_000, 100, Duration.ofMinutes(5),
            Duration.ofMinutes(5), Duration.ofHours(2), Duration.ofMinutes(2), Duration.ofSeconds(30),
            128L * 1024 * 1024, 64 * 1024, 1024, 0,
            10);

    public ListenLimits {
        atLeast("sessions", sessions, 1);
        atLeast("sessions per address", sessionsPerAddress, 1);
        atLeast("content budget", contentBudget, 1);
        atLeast("transcript", transcript, 0);
        atLeast("backlog", backlog, 1);
        atLeast("threads", threads, 0);
        atLeast("refused captures", refusedCaptures, 0);
        positive("command timeout", command);
        positive("content timeout", content);
        positive("session timeout", session);
        positive("stall timeout", stall);
        positive("handshake timeout", handshake);
    }

    private static void atLeast(String what, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException("listener limit too small: " + what + " is " + value
                    + ", the least is " + least);
        }
    }

    /// Time limits fit into nanoseconds as they are timed in them.
    private static void positive(String what, Duration value) {
        if (!value.isPositive() || value.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalArgumentException("listener limit out of range: " + what + " is " + value
                    + ", it is more than zero and at most a year");
        }
    }
}
