package org.spampot.journal;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.spampot.model.Bytes;
import org.spampot.model.Capture;
import org.spampot.model.CaptureId;
import org.spampot.model.Connection;
import org.spampot.model.Defect;
import org.spampot.model.Endpoint;
import org.spampot.model.EndOfContent;
import org.spampot.model.Envelope;
import org.spampot.model.EnvelopePath;
import org.spampot.model.Evidence;
import org.spampot.model.Handshake;
import org.spampot.model.Imported;
import org.spampot.model.Logged;
import org.spampot.model.Login;
import org.spampot.model.MessageCapture;
import org.spampot.model.Network;
import org.spampot.model.Refused;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionEnd;
import org.spampot.model.SessionId;
import org.spampot.model.TranscriptEntry;
import org.spampot.model.TrustedNetworks;

/// Captures for tests, small and hostile ones.
public final class Captures {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");
    static final SessionId SESSION = SessionId.at(NOON, new Random(1));
    static final Connection CONNECTION = new Connection("smtp", "postfix", endpoint("192.0.2.7", 40112),
            endpoint("198.51.100.1", 25), NOON.minusSeconds(2));

    private Captures() {}

    /// A message that differs from all others of another `number`.
    public static MessageCapture message(int number) {
        return message(number, Bytes.latin1("Subject: mail " + number + "\r\n\r\nHello, this is number " + number));
    }

    public static MessageCapture message(int number, Bytes content) {
        return new MessageCapture(new CaptureId(SESSION, number), CONNECTION, "client.example.com",
                new Envelope(path("a" + number + "@example.com"), List.of(path("b@example.net"))), "Q" + number,
                NOON.plusMillis(number), content, EndOfContent.COMPLETE, List.of());
    }

    public static List<Capture> messages(int count) {
        return IntStream.rangeClosed(1, count).<Capture>mapToObj(Captures::message).toList();
    }

    static EnvelopePath path(String address) {
        return new EnvelopePath("<" + address + ">", address, List.of());
    }

    public static SessionCapture session(int number) {
        var id = SessionId.at(NOON.plusSeconds(number), new Random(number));
        var command = Bytes.latin1("EHLO \u00e9\u0000\u007f\u0085\t  x\r\n");
        return new SessionCapture(id, CONNECTION, "h\u00e9lo", NOON.plusSeconds(number), SessionEnd.SESSION_TIMEOUT,
                Map.of("EHLO", 1, "?", 3), 2,
                List.of(new TranscriptEntry.Reply(Duration.ZERO, Bytes.latin1("220 mail.example.com\r\n")),
                        new TranscriptEntry.Reply(Duration.ofMillis(1), 3, Bytes.latin1("250 Ok\r\n")),
                        new TranscriptEntry.Command(Duration.ofNanos(12345), 1, command),
                        new TranscriptEntry.Content(Duration.ofSeconds(1), 2, 12, new CaptureId(id, 1)),
                        new TranscriptEntry.Content(Duration.ofSeconds(2), 3, 0, null),
                        new TranscriptEntry.Note(Duration.ofDays(1), "cut \u2028 here")),
                List.of(new Defect("bare-lf", "EHLO", "\r\n\r\nWARC/1.1\r\n")), evidence(number));
    }

    /// By turns: none, all there is, little.
    private static Evidence evidence(int number) {
        return switch (number % 3) {
            case 0 -> Evidence.NONE;
            case 1 -> new Evidence("4:53+11:0:1460:mss*20,10:mss,sok,ts,nop,ws:df,id+:0", "Linux 3.11 and newer",
                    new Handshake("TLSv1.3", "TLS_AES_128_GCM_SHA256", "mail.example.com", List.of("smtp", "\r\n"),
                            "ada70206e40642a3e4461f35503241d5", "771,4865-4866,0-23,29,0", "t13d1516h2_8daaf6152771_",
                            true, ""),
                    List.of(new Login(Duration.ofMillis(7), "PLAIN", "boss", "us\u00e9r\u0000", "se\"cret\u2028", "",
                            "Ym9zcwB1c2VyAHNlY3JldA==", true),
                            new Login(Duration.ofNanos(1), "", "", "", "", "", "%%%", false)),
                    List.of(new Refused(Duration.ofSeconds(2), "RCPT", "<\r\n\u00e9>", "no-user")));
            default ->
                new Evidence(null, null, new Handshake("", "", "", List.of(), "", "", "", false, "no cipher"),
                        List.of(),
                        List.of());
        };
    }

    static MessageCapture hostile(String text, Bytes content, EndOfContent end, List<EnvelopePath> recipients) {
        var from = new EnvelopePath(text, text, List.of(text, "", "SIZE=1"));
        return new MessageCapture(new CaptureId(SESSION, 7),
                new Connection(text, text, endpoint("2001:db8::1", 1), endpoint("::1", 65535), Instant.EPOCH), text,
                new Envelope(from, recipients), text, NOON, content, end, List.of(new Defect(text, text, text)));
    }

    /// What a message or session that was read from `text` has of it, with a log when `logged`.
    static Imported imported(String text, boolean logged) {
        var trust = new TrustedNetworks(List.of(network("192.0.2.0/24"), network("2001:db8::/32")), List.of(),
                List.of(network("198.51.100.1")), List.of(".example.org"));
        return new Imported(SESSION, text, Long.MAX_VALUE, text, NOON, logged ? TrustedNetworks.NONE : trust,
                logged
                        ? new Logged(text, text, text, 12, List.of(new Logged.Delivery(text, "sent", text)))
                        : null);
    }

    private static Network network(String text) {
        return Network.parse(text).orElseThrow();
    }

    /// What came by a mail server of the operator's own.
    static Connection relayed() {
        return new Connection("lmtp", "postfix", endpoint("127.0.0.1", 1), endpoint("127.0.0.1", 24), NOON,
                List.of(network("127.0.0.0/8"), network("2001:db8::25")));
    }

    static Endpoint endpoint(String ip, int port) {
        return new Endpoint(InetAddress.ofLiteral(ip), port);
    }
}
