package org.spampot.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.spampot.smtp.Extension;
import org.spampot.smtp.Reply;
import org.spampot.smtp.Saying;
import org.spampot.smtp.Voice;
import org.spampot.smtp.Words;
import org.spampot.smtp.auth.Mechanism;
import org.spampot.smtp.auth.NtlmTarget;
import org.spampot.smtp.auth.Offer;

final class PersonasTest {
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00.123456Z");
    private static final Words WORDS = new Words("192.0.2.1", "client.example.net", "ABC", "VRFY", "someone",
            "VRFY someone", AT, 1000, 7);

    @TempDir
    Path folder;

    private static String bundled(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(Personas.class.getResourceAsStream(name + ".yaml"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Voice changed(String line, String by) throws IOException {
        Path file = folder.resolve("mine.yaml");
        String text = bundled("postfix");
        assertThat(text).contains(line);
        Files.writeString(file, text.replace(line, by));
        return Personas.find(file.toString(), null, "mx.example.com");
    }

    @ParameterizedTest
    @MethodSource("org.spampot.persona.Personas#names")
    void aBundledPersonaHasSomethingToSayAtEveryMoment(String name) {
        Voice voice = Personas.find(name, "mx.example.com", "unused");
        for (Saying saying : Saying.values()) {
            Reply reply = voice.reply(saying, WORDS);
            assertThat(reply.text().latin1()).endsWith("\r\n")
                    .matches("(?s)([2-5]\\d\\d-[\t -~]*\r\n)*[2-5]\\d\\d [ -~]*\r\n");
            assertThat(reply.delay()).isLessThanOrEqualTo(Duration.ofSeconds(5));
        }
    }

    @Test
    void theHostIsTheConfiguredOneThenTheFilesThenTheMachines() {
        assertThat(Personas.find("spamhat", null, "machine.example.com").host())
                .isEqualTo("correoelectronico.unam.mx");
        assertThat(Personas.find("spamhat", "mine.example.com", "machine.example.com").host())
                .isEqualTo("mine.example.com");
        assertThat(Personas.find("postfix", null, "machine.example.com").host()).isEqualTo("machine.example.com");
    }

    @Test
    void aFileOfOnesOwnIsNamedAfterItself() throws IOException {
        Voice mine = changed("{host} ESMTP Postfix", "{host} ESMTP Mine");
        assertThat(mine.name()).isEqualTo("mine");
        assertThat(mine.reply(Saying.GREETING, WORDS).text().latin1()).isEqualTo("220 mx.example.com ESMTP Mine\r\n");
    }

    @Test
    void mechanismsOfAuthAreReadFromItsLines() throws IOException {
        Voice mine = changed("extensions: [PIPELINING,", """
                auth: {tls-only: true}
                ntlm: {domain: CORP, dns-computer: mx.corp.example}
                extensions: [AUTH GSSAPI NTLM LOGIN, AUTH=LOGIN PLAIN,""");
        assertThat(mine.auth().mechanisms()).containsExactly(Mechanism.NTLM, Mechanism.LOGIN, Mechanism.PLAIN);
        assertThat(mine.auth().tlsOnly()).isTrue();
        assertThat(mine.auth().ntlm())
                .isEqualTo(new NtlmTarget("CORP", "", "", "mx.corp.example", "", "", ""));
        assertThat(mine.ehlo(WORDS, Set.of()).text().latin1()).contains(
                "250-AUTH GSSAPI NTLM LOGIN\r\n250-AUTH=LOGIN PLAIN\r\n");
        assertThat(mine.ehlo(WORDS, Set.of(Extension.AUTH)).text().latin1()).doesNotContain("AUTH");
        assertThat(Personas.find("postfix", null, "x").auth()).isEqualTo(Offer.NONE);
    }

    @Test
    void namesOfNtlmAreMadeOfTheHostWhenThereAreNone() {
        assertThat(Personas.find("exchange", "mail01.corp.example.com", "machine").auth().ntlm())
                .isEqualTo(new NtlmTarget("CORP", "MAIL01", "corp.example.com", "mail01.corp.example.com",
                        "corp.example.com", "10.0.17763", "NTLM supported"));
        assertThat(Personas.find("exchange", "a-rather-long-name", "machine").auth().ntlm().computer()).isEmpty();
    }

    @Test
    void aReplyMayBeDelayedByAFixedOrADrawnTime() throws IOException {
        Voice fixed = changed("mail-ok: 250 2.1.0 Ok", "mail-ok: {text: 250 2.1.0 Ok, delay: 2s}");
        assertThat(fixed.reply(Saying.MAIL_OK, WORDS).delay()).isEqualTo(Duration.ofSeconds(2));

        Voice drawn = changed("mail-ok: 250 2.1.0 Ok", "mail-ok: {text: 250 2.1.0 Ok, delay: {from: 1s, to: 3s}}");
        for (long draw : new long[]{0, -1, 1L << 62, Long.MIN_VALUE}) {
            var words = new Words("192.0.2.1", "", "", "", "", "", AT, 1, draw);
            assertThat(drawn.reply(Saying.MAIL_OK, words).delay()).isBetween(Duration.ofSeconds(1),
                    Duration.ofSeconds(3));
        }
        assertThat(drawn.reply(Saying.MAIL_OK, new Words("", "", "", "", "", "", AT, 1, 0)).delay())
                .isNotEqualTo(drawn.reply(Saying.MAIL_OK, new Words("", "", "", "", "", "", AT, 1, -1)).delay());
    }

    @Test
    void aReplyMayHaveSeveralLines() throws IOException {
        Voice mine = changed("help: \"500 5.5.2 Error: command not recognized\"",
                "help: |\n    214-See {host}\n    214 End");
        assertThat(mine.reply(Saying.HELP, WORDS).text().latin1()).isEqualTo("214-See mx.example.com\r\n214 End\r\n");
    }

    @Test
    void aReplyMayTellTheTime() throws IOException {
        Voice mine = changed("{host} ESMTP Postfix", "{host} ESMTP; {date} ({epoch})");
        assertThat(mine.reply(Saying.GREETING, WORDS).text().latin1())
                .isEqualTo("220 mx.example.com ESMTP; Fri, 20 Nov 2026 10:00:00 +0000 (1795168800)\r\n");
    }

    @Test
    void queueIdsHaveTheirForm() throws IOException {
        assertThat(Personas.find("spamhat", null, "x").queueId(42, 1, AT)).matches("[0-9a-f]{10}")
                .isEqualTo(Personas.find("spamhat", null, "x").queueId(42, 1, AT))
                .isNotEqualTo(Personas.find("spamhat", null, "x").queueId(42, 2, AT))
                .isNotEqualTo(Personas.find("spamhat", null, "x").queueId(43, 1, AT));
        assertThat(Personas.find("postfix", null, "x").queueId(42, 1, AT)).matches("1E240[0-9A-F]{5}");
        assertThat(changed("form: postfix-short", "form: postfix-long").queueId(42, 1, AT))
                .matches("[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z]{10}z[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-y]+");
        assertThat(changed("form: postfix-short", "form: exim-short").queueId(42, 1, AT))
                .matches("1xULPU-000[0-9A-Za-z]{3}-[0-9A-Za-z]{2}");
        assertThat(changed("form: postfix-short", "form: exim-long").queueId(42, 1, AT))
                .matches("1xULPU-00000000[0-9A-Za-z]{3}-[0-9A-Za-z]{4}");
        assertThat(changed("form: postfix-short", "form: sendmail").queueId(42, 1, AT))
                .matches("6AKA000102[0-9]{4}|6AKA0001[0-9]{6}");
        assertThat(changed("form: postfix-short", "form: microsoft").queueId(42, 258, AT))
                .matches("[0-9A-Za-z]{9}00000102");
        assertThat(changed("form: postfix-short", "form: process").queueId(42, 1, AT)).matches("[0-9]{4,5}");
        assertThat(changed("form: postfix-short", "form: decimal").queueId(42, 1, AT)).matches("[0-9]{13}");
    }

    /// Each row is a line of the file, what it is changed to, and the error without its place.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            queue-id:|queue_id:|queue-id: is missing
            extensions: [PIPELINING,|extensions: [XCHUNKING,|extensions: XCHUNKING does not work here; write {line: ...} if it is to be announced all the same, or one of those that do: PIPELINING SIZE
            SMTPUTF8, CHUNKING]|SMTPUTF8, BINARYMIME]|extensions: BINARYMIME needs CHUNKING; add it, or remove BINARYMIME
            SMTPUTF8, CHUNKING]|SMTPUTF8, "CHUNKING\u00e4"]|extensions: not a line of EHLO: CHUNKING
            hangs-up-on-other-protocols: true|refuses: [eight-bit-command]\\n  hangs-up-on-other-protocols: true|manners.refuses: eight-bit-command is none of blank-at-colon
            hangs-up-on-other-protocols: true|without-argument: [RSET]\\n  hangs-up-on-other-protocols: true|manners.without-argument: RSET is none of NOOP QUIT
            hangs-up-on-other-protocols: true|helo-characters: ".-"\\n  hangs-up-on-other-protocols: true|manners.helo-characters: needs a text for it; add replies.helo-name
            extensions: [PIPELINING,|extensions: [{line: A, bare: SIZE},|extensions.[0]: write either {line: TEXT} or {bare: KEYWORD}
            form: postfix-short|form: uuid|queue-id: form is one of hex, postfix-short, postfix-long, exim-short, exim-long, sendmail, microsoft, process, decimal, not uuid
            errors-before-hangup: 20|errors-before-hangup: many|manners.errors-before-hangup: Cannot deserialize
            errors-before-hangup: 20|errors-before-hangup: -1|manners: counts are 0 (for never) or more
            mail-ok: 250 2.1.0 Ok|mail-okay: 250 2.1.0 Ok|replies.mail-ok: is missing; every reply needs a text
            mail-ok: 250 2.1.0 Ok|mail-ok: 550 No|mail-ok: the code has to begin with 2, as that is what is done, not 550 No
            queued: "250 2.0.0 Ok: queued as {id}"|queued: "250 {queue}"|queued: in braces only {host} {client} {helo} {id} {verb} {about} {keyword} {value} {line} {argument} {path} {size} {chunk} {seconds} {rate} {date} {epoch} may stand
            extensions: [PIPELINING,|extensions: [AUTH PLAIN KERBEROS,|extensions: AUTH announces KERBEROS; write AUTH and some of PLAIN LOGIN CRAM-MD5
            extensions: [PIPELINING,|extensions: [AUTH,|extensions: AUTH announces nothing; write AUTH and some of PLAIN
            queue-id:|ntlm: {version: ten}\\nqueue-id:|ntlm: version is MAJOR.MINOR.BUILD of Windows, for example 10.0.17763
            rset-ok: 250 2.0.0 Ok|rset-ok: Ok|rset-ok: not a reply: Ok; write 250 TEXT in ASCII, or 250-TEXT for all lines but the last
            rset-ok: 250 2.0.0 Ok|rset-ok: 250-Ok|rset-ok: not a reply: 250-Ok
            rset-ok: 250 2.0.0 Ok|rset-ok: {text: 250 Ok, delay: soon}|replies.rset-ok.delay: a delay is a number with ms, s or m
            {host} ESMTP Postfix|{host} ESMTP Postfix\\n  nonsense: 250 Ok|replies.nonsense: there is no such reply
            """)
    void aBadFileIsOneLineThatSaysWhatToDo(String line, String by, String error) {
        assertThatExceptionOfType(PersonaError.class).isThrownBy(() -> changed(line, by.replace("\\n", "\n")))
                .satisfies(thrown -> {
                    assertThat(thrown.getMessage()).matches("\\Q" + folder.resolve("mine.yaml") + "\\E:\\d+: [^\n]*")
                            .contains(": " + error);
                });
    }

    private Voice written(String text) throws IOException {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, text);
        return Personas.find(file.toString(), null, "mx.example.com");
    }

    @Test
    void aPersonaSaysOnlyWhatIsDifferentFromTheOneThatItExtends() throws IOException {
        Voice mine = written("""
                extends: postfix
                extensions: [SIZE]
                manners: {errors-before-hangup: 3}
                replies:
                  greeting: 220 {host} ESMTP Mine
                  vrfy-syntax: null
                """);
        Voice postfix = Personas.find("postfix", null, "mx.example.com");

        assertThat(mine.ehlo(WORDS, Set.of()).text().latin1()).isEqualTo("250-mx.example.com\r\n250 SIZE 1000\r\n");
        assertThat(mine.manners().errorsBeforeHangup()).isEqualTo(3);
        assertThat(mine.manners().idleBeforeErrors()).isEqualTo(postfix.manners().idleBeforeErrors());
        assertThat(mine.reply(Saying.GREETING, WORDS).text().latin1()).isEqualTo("220 mx.example.com ESMTP Mine\r\n");
        assertThat(mine.reply(Saying.MAIL_OK, WORDS)).isEqualTo(postfix.reply(Saying.MAIL_OK, WORDS));
        assertThat(postfix.refuses(Saying.VRFY_SYNTAX)).isTrue();
        assertThat(mine.refuses(Saying.VRFY_SYNTAX)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            extends: courier|1: extends: no such persona: courier; there are postfix, postfix-submission
            extends: [postfix]|1: extends: no such persona: ; there are
            extends: postfix-submission|1: extends: postfix-submission itself extends postfix; extend that
            extends: postfix\\nreplies:\\n  nonsense: 250 Ok|3: replies.nonsense: there is no such reply
            extends: postfix\\nreplies:\\n  rset-ok: {text: 250 Ok, delay: soon}|3: replies.rset-ok.delay: a delay is a number
            extends: postfix\\nmanners:\\n  errors-before-hangup: many|3: manners.errors-before-hangup: Cannot deserialize
            extends: postfix\\nqueue-id: null|2: queue-id: is missing
            extends: postfix\\nextends: exim|2: not YAML: Duplicate
            """)
    void whatIsWrongInAPersonaThatExtendsAnotherIsOneLine(String text, String error) {
        assertThatExceptionOfType(PersonaError.class).isThrownBy(() -> written(text.replace("\\n", "\n")))
                .satisfies(thrown -> assertThat(thrown.getMessage())
                        .startsWith(folder.resolve("mine.yaml") + ":" + error).hasLineCount(1));
    }

    @Test
    void aReplyMayTellHowLongItTookAndHowFastThatWas() throws IOException {
        Voice mine = changed("queued: \"250 2.0.0 Ok: queued as {id}\"",
                "queued: {text: \"250 {about} bytes in {seconds}, {rate} KB/sec\", delay: 250ms}");
        var words = new Words("", "", "", "", "2048", "", AT, 1, 0);

        assertThat(mine.reply(Saying.QUEUED, words).text().latin1())
                .isEqualTo("250 2048 bytes in 0.250, 8.000 KB/sec\r\n");
    }

    @Test
    void aLimitThatIsNotToldIsBare() throws IOException {
        Voice mine = changed("SIZE, VRFY,", "{bare: SIZE}, VRFY,");

        assertThat(mine.offers(Extension.SIZE)).isTrue();
        assertThat(mine.ehlo(WORDS, Set.of()).text().latin1()).contains("\r\n250-SIZE\r\n");
    }

    @Test
    void anErrorNamesTheLineOfItsKey() throws IOException {
        String good = "mail-ok: 250 2.1.0 Ok";
        long line = bundled("postfix").lines().takeWhile(each -> !each.contains(good)).count() + 1;
        assertThatExceptionOfType(PersonaError.class).isThrownBy(() -> changed(good, "mail-ok: 550 No"))
                .withMessageContaining("mine.yaml:" + line + ": mail-ok: ");
    }

    @Test
    void aTextOfAnExtensionIsNeededOnlyWhereItIsOffered() throws IOException {
        String go = "  starttls-go: 220 2.0.0 Ready to start TLS\n";
        assertThatExceptionOfType(PersonaError.class).isThrownBy(() -> changed(go, ""))
                .withMessageContaining("replies.starttls-go: is missing");
        assertThat(changed("STARTTLS, ", "").offers(Extension.STARTTLS)).isFalse();
    }

    @Test
    void ehloOffersInTheOrderOfTheFileWhatIsNotWithheld() throws IOException {
        Voice mine = changed("SIZE, VRFY,", "{line: X-LINK2STATE}, SIZE 1000, {line: AUTH=LOGIN PLAIN}, VRFY,");
        assertThat(mine.ehlo(WORDS, Set.of(Extension.STARTTLS, Extension.SMTP_UTF8)).text().latin1()).isEqualTo("""
                250-mx.example.com
                250-PIPELINING
                250-X-LINK2STATE
                250-SIZE 1000
                250-AUTH=LOGIN PLAIN
                250-VRFY
                250-ETRN
                250-ENHANCEDSTATUSCODES
                250-8BITMIME
                250-DSN
                250 CHUNKING
                """.replace("\n", "\r\n"));
        assertThat(Personas.find("spamhat", null, "x").ehlo(WORDS, Set.of()).text().latin1())
                .isEqualTo("250 correoelectronico.unam.mx SMTP\r\n");
    }

    @Test
    void whatIsNoPersonaIsSaidInOneLine() {
        assertThatExceptionOfType(PersonaError.class).isThrownBy(() -> Personas.find("courier", null, "x"))
                .withMessage(
                        "courier: no such persona; there are " + String.join(", ", Personas.names())
                                + ", or name a file that ends in .yaml");
        assertThatExceptionOfType(PersonaError.class)
                .isThrownBy(() -> Personas.find(folder.resolve("none.yaml").toString(), null, "x"))
                .withMessageEndingWith("none.yaml: no such persona file; correct the path");
        assertThatExceptionOfType(PersonaError.class).isThrownBy(() -> Personas.find("postfix", "two words", "x"))
                .withMessageContaining("not a host name: two words");
    }
}
