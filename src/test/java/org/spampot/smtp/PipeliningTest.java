package org.spampot.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spampot.model.Bytes;
import org.spampot.model.Defect;
import org.spampot.smtp.dialog.Escapes;
import org.spampot.smtp.dialog.SessionWire;

/// Who sends commands without waiting for the answers, and may or may not (RFC 2920).
final class PipeliningTest {
    /// Each row is sent in one piece, behind a greeting that was waited for.
    @ParameterizedTest
    @CsvSource({"postfix, EHLO x, MAIL FROM:<a@example.net>\\r\\nRCPT TO:<b@example.org>\\r\\nDATA\\r\\n, ''",
            "postfix, EHLO x, DATA\\r\\nNOOP\\r\\n, DATA", "postfix, EHLO x, NOOP\\r\\nRSET\\r\\n, NOOP",
            "postfix, HELO x, MAIL FROM:<a@example.net>\\r\\nRCPT TO:<b@example.org>\\r\\n, MAIL",
            "spamhat, EHLO x, MAIL FROM:<a@example.net>\\r\\nRCPT TO:<b@example.org>\\r\\n, MAIL",
            "postfix, EHLO x, BDAT 4 LAST\\r\\nbodyRSET\\r\\n, ''", "postfix, EHLO x, RSET\\r\\n, ''"})
    void whoDoesNotWaitIsNoted(String persona, String hello, String sent, String verb) {
        var session = new Session(SessionWire.context(SessionWire.voice(persona, "mx.example.com"), Limits.DEFAULT));
        session.on(new Event.Opened(), SessionWire.START);
        session.on(new Event.Received(Bytes.latin1(hello + "\r\n")), SessionWire.START);
        session.on(new Event.Received(Escapes.bytes(sent)), SessionWire.START);

        List<String> noted = session.defects().stream()
                .filter(each -> each.name().equals(ProtocolDefect.PIPELINING_NOT_ALLOWED.word())).map(Defect::where)
                .toList();
        assertThat(noted).isEqualTo(verb.isEmpty() ? List.of() : List.of(verb));
    }
}
