package org.spampot.analysis.header;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spampot.model.Bytes;

/// The message inside the report of a spam filter.
class UnwrappingTest {
    private static final String ORIGINAL = "From: a@example.com\nSubject: the original\n\nhttp://example.org/\n";

    private static String wrapped(String type) {
        return """
                Received: from localhost by mx.example.net with SpamAssassin (version 3.4.2)
                From: a@example.com
                X-Spam-Flag: YES
                X-Spam-Checker-Version: SpamAssassin 3.4.2
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="----------=_5F1.AB"

                This is a multi-part message in MIME format.

                ------------=_5F1.AB
                Content-Type: text/plain; charset=iso-8859-1

                Spam detection software, running on the system "mx.example.net", has identified this.
                Content preview:  http://example.org/

                Content analysis details:   (9.9 points, 5.0 required)

                ------------=_5F1.AB
                Content-Type: %s; x-spam-type=original
                Content-Description: original message before SpamAssassin
                Content-Disposition: inline

                %s
                ------------=_5F1.AB--

                """.formatted(type, ORIGINAL);
    }

    @ParameterizedTest
    @CsvSource({"message/rfc822,1", "text/plain,2"})
    void theOriginalIsTakenOutOfTheReport(String type, String level) {
        for (String mail : new String[]{wrapped(type), wrapped(type).replace("\n", "\r\n")}) {
            var found = Unwrapping.of(Bytes.utf8(mail));
            assertThat(found.how()).isEqualTo("spamassassin report_safe " + level);
            assertThat(found.content().text().replace("\r\n", "\n")).isEqualTo(ORIGINAL);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void linesOfTheReportBeforeTheTextAreTakenAway(String end) {
        String mail = String.join(end, "Subject: x", "", "SPAM: -------------------- Start SpamAssassin results ----",
                "SPAM: This mail is probably spam.", "SPAM: -------------------- End of SpamAssassin results -----", "",
                "the text", "");
        var found = Unwrapping.of(Bytes.utf8(mail));
        assertThat(found.how()).isEqualTo("spamassassin report in the text");
        assertThat(found.content().text()).isEqualTo(String.join(end, "Subject: x", "", "", "the text", ""));
    }

    /// What only looks like a report must not hide what else is in the message.
    @ParameterizedTest
    @ValueSource(strings = {"X-Spam-|X-Other-", "Content analysis details|Details", "x-spam-type=original|x=y",
            "multipart/mixed|multipart/related",
            "\n------------=_5F1.AB\nContent-Type: text/plain|\n------------=_5F1.AB\n\nanother\n\n------------=_5F1.AB\nContent-Type: text/plain"})
    void anythingElseStaysAsItIs(String change) {
        int bar = change.indexOf('|');
        String mail = wrapped("message/rfc822").replace("Content preview", "Preview")
                .replace(change.substring(0, bar), change.substring(bar + 1));
        Bytes content = Bytes.utf8(mail);
        assertThat(Unwrapping.of(content)).isEqualTo(new Unwrapping(content, ""));
    }
}
