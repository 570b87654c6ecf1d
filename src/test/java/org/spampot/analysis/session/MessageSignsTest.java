package org.spampot.analysis.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spampot.analysis.MessageAnalysis;
import org.spampot.analysis.Patterns;
import org.spampot.model.Bytes;
import org.spampot.model.CaptureId;
import org.spampot.model.Connection;
import org.spampot.model.EndOfContent;
import org.spampot.model.Endpoint;
import org.spampot.model.Envelope;
import org.spampot.model.EnvelopePath;
import org.spampot.model.MessageCapture;
import org.spampot.model.SessionId;
import org.spampot.model.SessionKind;
import org.spampot.model.Sign;
import org.spampot.model.Source;

/// Which messages are relay tests, and above all which are not. The server is 192.0.2.25.
final class MessageSignsTest {
    private static final MessageSigns SIGNS = new MessageSigns(List.of("mx.trap.example"));
    private static final MessageAnalysis ANALYSIS = new MessageAnalysis(Patterns.NONE);

    private static List<Sign> signs(String from, String to, String text) {
        Bytes content = Bytes.utf8(text.replace("\n", "\r\n"));
        var recipients = Arrays.stream(to.split(" ", -1)).map(MessageSignsTest::path).toList();
        var capture = new MessageCapture(new CaptureId(new SessionId("01jd2v6w3k9m4x8q7r5t0abcde"), 1),
                new Connection("mx", "postfix", new Endpoint(InetAddress.ofLiteral("203.0.113.9"), 40_000),
                        new Endpoint(InetAddress.ofLiteral("192.0.2.25"), 25), Instant.EPOCH),
                "helo", new Envelope(path(from), recipients), "ABC", Instant.EPOCH, content, EndOfContent.COMPLETE,
                List.of());
        return SIGNS.of(capture, ANALYSIS.of(content, Source.UNKNOWN));
    }

    private static EnvelopePath path(String address) {
        return new EnvelopePath("<" + address + ">", address, List.of());
    }

    private static SessionKind kind(String from, String to, String text) {
        return Sign.decide(signs(from, to, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Subject: BC_192.0.2.25\n\n", "Subject: 192.0.2.25\n\nx",
            "Subject: =?UTF-8?b?4pyFMTkyLjAuMi4yNQ==?=\n\nx", "Subject: 25.2.0.192\n\nx", "Subject: c0000219:25\n\nx",
            "Subject: C0000219\n\nx", "Subject: 190200c0\n\nx", "Subject: 3221226009\n\nx", "Subject: 52.2.0.291\n\nx",
            "Subject: x MTkyLjAuMi4yN yz\n\nx", "Subject: hi\nX-SpamInfo: 192.0.2.25\n\nx",
            "Subject: hi\nX-Server: mail 3139322e302e322e3235\n\nthanks", "Subject: hi\n\nt_Smtp.LocalIP 192.0.2.25\n",
            "Subject: hi\nContent-Transfer-Encoding: base64\n\ndGVzdGVkIDE5Mi4wLjIuMjUgdG9kYXk=\n",
            "Subject: an open relay test\n\nThe server 192.0.2.25\n", "Subject: found mx.trap.example\n\nsee\n",
            "Subject: 419561664\n\nx", "Subject: id wAACGQ==\n\nx", "Subject: 192-0-2-25\n\nx",
            "Subject: hi\n\nplease try mx.trap.example again\n",
            "Subject: hi\n\n6d782e747261702e6578616d706c65\n", "Subject: hi\n\nelpmaxe.part.xm\n",
            "Subject: hi\n\nbXgudHJhcC5leGFtcGxl\n",
            "Subject: hi\nMessage-ID: <bXgudHJhcC5leGFtcGxl@check.example>\n\nx",
            "Subject: =?UTF-8?B?bXgudHJhcC5leGFtcGxl?=\n\nx"})
    void aMessageThatNamesTheServerIsARelayTest(String text) {
        assertThat(kind("me@check.example", "me@check.example", text)).as(text).isEqualTo(SessionKind.RELAY_TEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Subject: Cheap pills\n\nbuy at http://pills.example/\n",
            "Subject: 192.0.2.250 is on sale today\n\n",
            "Subject: Invoice 3221226009123\n\nx",
            "Subject: update to version 1.2.3.4 of our product, now with more\n\nhi",
            "Received: from x by 192.0.2.25 with SMTP\nSubject: hello\n\nhi\n",
            "To: you@mx.trap.example\nSubject: hello\n\nhi\n",
            "Subject: hello\n\nDear you@mx.trap.example, see http://mx.trap.example.shop.example/\n",
            "Subject: hello\n\nSee http://mx.trap.example/\n", "Subject: hello\n\nby smtp-mx.trap.example\n",
            "Subject: your parcel\n\nTrack 11192.0.2.2511\n", "Subject: \n\n", ""})
    void spamIsSpam(String text) {
        assertThat(kind("bob@shop.example", "you@trap.example", text)).as("%s", signs("a@b.c", "d@e.f", text))
                .isEqualTo(SessionKind.SPAM);
    }

    @Test
    void aKnownSenderOfRelayTestsNeedsNoAddress() {
        // the session has the sender as well; the message alone is not enough, and does not have to be
        List<Sign> message = signs("spameri@tiscali.it", "spameri@tiscali.it", "Subject: hi\n\nhi\n");
        List<Sign> session = Sessions.of(Dialog.read("""
                S 0 220 mx.example
                C 1 1 EHLO Server
                S 1 250 ok
                C 2 2 MAIL FROM:<spameri@tiscali.it>
                S 2 250 ok
                C 3 3 RCPT TO:<spameri@tiscali.it>
                S 3 250 ok
                C 4 4 DATA
                S 4 354 go
                B 5 5 20
                S 5 250 ok
                """)).signs();

        assertThat(Sign.decide(message)).isEqualTo(SessionKind.SPAM);
        assertThat(Sign.decide(java.util.stream.Stream.concat(session.stream(), message.stream()).toList()))
                .isEqualTo(SessionKind.RELAY_TEST);
    }

    @Test
    void aMessageForManyIsSpamWhateverItNames() {
        String many = "a0@b.example a1@b.example a2@b.example a3@b.example a4@b.example a5@b.example a6@b.example"
                + " a7@b.example a8@b.example a9@b.example";

        assertThat(kind("x@y.example", many, "Subject: hi\n\nour server 192.0.2.25\n")).isEqualTo(SessionKind.SPAM);
    }

    @Test
    void reasonsAreShortWhateverTheMessage() {
        List<Sign> signs = signs("x\u202e@y.example", "x\u202e@y.example",
                "Subject: \u001b[31mBC_192.0.2.25" + "x".repeat(5_000) + "\n\n" + "192.0.2.25 ".repeat(90_000));

        assertThat(signs).extracting(Sign::reason).allMatch(reason -> reason.length() < 200)
                .noneMatch(reason -> reason.contains("\u001b") || reason.contains("\u202e"));
    }
}
