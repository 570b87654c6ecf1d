package org.spampot.analysis.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spampot.model.Dialect;
import org.spampot.model.DialectFeature;

/// Each feature of a dialect is read off a dialog that has it, and off one that has not.
final class DialectsTest {
    private static final String EHLO = "S 0 220 mx.example\nC 1 5 EHLO a.example\nS 5 250-mx.example\\r\\n250-PIPELINING\\r\\n"
            + "250-SIZE 1000\\r\\n250-8BITMIME\\r\\n250-STARTTLS\\r\\n250-AUTH PLAIN LOGIN\\r\\n250 DSN\n";

    /// Dialogs are written with `/` between their lines; those that begin with `+` follow an EHLO.
    private static String dialog(String text) {
        String lines = text.replace(" / ", "\n");
        return lines.startsWith("S ")
                ? lines
                : lines.startsWith("+") ? EHLO + lines.substring(1).strip() : "S 0 220 mx.example\n" + lines;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            gre | w    | C 1 5 EHLO a.example
            gre | e    | S 9 220 mx / C 1 5 EHLO a.example
            hel | E    | C 1 5 EHLO a.example
            hel | H    | C 1 5 helo a.example
            hel | 0    | C 1 5 MAIL FROM:<a@b.example>
            fal | H    | C 1 5 EHLO a.example / S 5 502 no / C 2 8 HELO a.example
            fal | d    | end DROPPED / C 1 5 EHLO a.example / S 5 502 no
            fal | -    | C 1 5 EHLO a.example / S 5 250 ok
            arg | fqdn | C 1 5 EHLO a.example
            arg | lit  | C 1 5 EHLO [192.0.2.1]
            arg | bare | C 1 5 EHLO 192.0.2.1
            arg | local | C 1 5 EHLO localhost.localdomain
            arg | win  | C 1 5 HELO WIN-CLJ1B0GQ6JP
            arg | host | C 1 5 HELO User
            arg | under | C 1 5 HELO my_host.example
            arg | mail | C 1 5 HELO me@host.example
            arg | odd  | C 1 5 HELO \\xe9\\xe8
            arg | 0    | C 1 5 HELO
            agn | 0    | C 1 5 EHLO a.example / S 5 250 ok / C 2 6 QUIT
            agn | 1    | C 1 5 EHLO a.example / S 5 250 ok / C 2 6 EHLO a.example
            agn | 0    | + C 2 6 STARTTLS / S 6 220 go / C 3 7 EHLO a.example
            vca | U    | C 1 5 EHLO a.example / S 5 250 ok / C 2 6 QUIT
            vca | x    | C 1 5 EHLO a.example / S 5 250 ok / C 2 6 quit
            vca | C    | C 1 5 Helo a.example
            kca | U    | + C 2 6 mail FROM:<a@b.example>
            kca | C    | + C 2 6 MAIL From:<a@b.example>
            kca | 0    | + C 2 6 MAIL <a@b.example>
            vsp | n    | C 1 5 HELO  a.example
            vsp | t    | C 1 5 HELO\\ta.example
            col | 0    | + C 2 6 MAIL FROM:<a@b.example>
            col | 1    | + C 2 6 MAIL FROM: <a@b.example>
            col | n    | + C 2 6 MAIL FROM:   <a@b.example>
            col | b    | + C 2 6 MAIL FROM :<a@b.example>
            col | m    | + C 2 6 MAIL FROM <a@b.example>
            bra | y    | + C 2 6 MAIL FROM:<>
            bra | n    | + C 2 6 MAIL FROM:a@b.example
            bra | x    | + C 2 6 MAIL FROM:a@b.example / S 6 250 ok / C 3 7 RCPT TO:<c@d.example>
            eol | c    | C 1 5 HELO a.example
            eol | l    | C 1 5 HELO a.example\\n
            tra | v    | + C 2 6 DATA\\x20
            tra | a    | + C 2 6 MAIL FROM:<a@b.example>\\x20
            mpa | 0    | + C 2 6 MAIL FROM:<a@b.example>
            mpa | -    | C 1 5 HELO a.example / S 5 250 ok / C 2 6 MAIL FROM:<a@b.example>
            mpa | SIZE+BODY | + C 2 6 MAIL FROM:<a@b.example> size=5 BODY=8BITMIME
            mpa | BODY+X | + C 2 6 MAIL FROM:<a@b.example> BODY=8BITMIME EVIL=1
            rpa | NOTIFY+ORCPT | + C 2 6 RCPT TO:<a@b.example> NOTIFY=NEVER ORCPT=rfc822;a@b.example
            siz | e    | + C 2 6 MAIL FROM:<a@b.example> SIZE=500 / S 6 250 ok / B 3 9 501
            siz | m    | + C 2 6 MAIL FROM:<a@b.example> SIZE=1500 / S 6 250 ok / B 3 9 501
            siz | l    | + C 2 6 MAIL FROM:<a@b.example> SIZE=50 / S 6 250 ok / B 3 9 501
            bod | 8    | + C 2 6 MAIL FROM:<a@b.example> BODY=8BITMIME
            bod | 0    | + C 2 6 MAIL FROM:<a@b.example>
            pip | 0    | + C 2 6 MAIL FROM:<a@b.example> / S 6 250 ok / C 3 7 RCPT TO:<c@d.example>
            pip | RD   | + C 2 6 MAIL FROM:<a@b.example> / S 6 250 ok / C 2 6 RCPT TO:<c@d.example> / S 6 250 ok / C 2 6 DATA
            pip | !M   | C 1 5 HELO a.example / S 5 250 ok / C 1 5 MAIL FROM:<a@b.example>
            pip | R    | + C 2 6 MAIL FROM:<a@b.example> / S 50 250 ok / C 3 8 RCPT TO:<c@d.example>
            rcp | 1    | + C 2 6 RCPT TO:<c@d.example>
            rcp | 2    | + C 2 6 RCPT TO:<c@d.example> / S 6 250 ok / C 3 7 RCPT TO:<d@d.example>
            rse | 0    | + C 2 6 QUIT
            rse | a    | + C 2 6 RSET
            rse | m    | + C 2 6 MAIL FROM:<a@b.example> / S 6 250 ok / C 3 7 RSET
            rse | e    | + C 2 6 MAIL FROM:<a@b.example> / S 6 550 no / C 3 7 RSET
            rse | b    | + C 2 6 MAIL FROM:<a@b.example> / S 6 250 ok / B 3 7 10 / S 8 250 ok / C 4 9 RSET
            noo | 1    | + C 2 6 NOOP
            dat | D    | + C 2 6 DATA
            dat | B    | + C 2 6 BDAT 10 LAST
            chu | 1    | + C 2 6 BDAT 10 LAST
            chu | z    | + C 2 6 BDAT 10 / B 2 6 10 / S 6 250 ok / C 3 7 BDAT 0 LAST
            r4x | Q    | + C 2 6 MAIL FROM:<a@b.example> / S 6 451 no / C 3 7 QUIT
            r5x | M    | + C 2 6 MAIL FROM:<a@b.example> / S 6 550 no / C 3 7 MAIL FROM:<a@b.example>
            r5x | d    | end DROPPED / + C 2 6 MAIL FROM:<a@b.example> / S 6 550 no
            mul | w    | + C 2 6 QUIT
            mul | a    | C 1 5 EHLO a.example / S 5 250-a\\r\\n250-b\\r\\n250 HELP / C 2 6 MAIL FROM:<> / S 6 250 ok / C 2 6 RCPT TO:<c@d.example>
            end | q    | + C 2 6 QUIT
            end | p    | + B 2 6 9 / S 7 250 ok / C 2 7 QUIT
            end | d    | end DROPPED / + C 2 6 NOOP
            end | t    | end IDLE / + C 2 6 NOOP
            tls | 0    | + C 2 6 QUIT
            tls | u    | + C 2 6 STARTTLS
            tls | !    | C 1 5 STARTTLS
            aut | 0    | + C 2 6 QUIT
            aut | LOGIN | + C 2 6 AUTH LOGIN / S 6 334 VXNlcm5hbWU6 / C 3 7 YQ== / S 7 334 UGFzc3dvcmQ6 / C 4 8 QUIT
            aut | PLAIN+X | + C 2 6 auth plain AGEAYg== / S 6 535 no / C 3 7 AUTH EVIL
            aut | !LOGIN | C 1 5 AUTH LOGIN
            aui | i    | + C 2 6 AUTH PLAIN AGEAYg==
            aui | w    | + C 2 6 AUTH LOGIN
            mes | 0    | + C 2 6 MAIL FROM:<a@b.example>
            mes | n    | + C 2 6 MAIL FROM:<> / S 6 250 ok / B 3 7 9 / S 7 250 ok / C 4 8 MAIL FROM:<> / S 9 250 ok / B 5 10 9
            nex | M    | + C 2 6 MAIL FROM:<> / S 6 250 ok / B 3 7 9 / S 7 250 ok / C 4 8 MAIL FROM:<>
            nex | d    | end DROPPED / + C 2 6 MAIL FROM:<> / S 6 250 ok / B 3 7 9
            ord | EMRDc | + C 2 6 MAIL FROM:<> / S 6 250 ok / C 3 7 RCPT TO:<a@b.example> / S 7 250 ok / C 4 8 RCPT TO:<c@b.example> / S 8 250 ok / C 5 9 DATA / S 9 354 go / B 6 9 9
            oth | VP   | + C 2 6 HELP / S 6 250 ok / C 3 7 VRFY root
            con | l8   | defect bare-lf / defect eight-bit-content / + B 2 6 9
            con | -    | + C 2 6 QUIT
            emp | 1    | + C 2 6 \\r\\n
            pth | rq   | defect source-route / + C 2 6 RCPT TO:<"a b"@c.example>
            """)
    void aFeatureIsReadOff(String key, String value, String text) {
        // the lines of a test that are not said come first, whatever follows
        String head = "";
        String rest = text.strip();
        while (rest.startsWith("end ") || rest.startsWith("defect ")) {
            int next = rest.indexOf(" / ");
            head += rest.substring(0, next) + "\n";
            rest = rest.substring(next + 3);
        }
        assertThat(Dialog.feature(head + dialog(rest), key)).as(text).isEqualTo(value);
    }

    @Test
    void namesAddressesSizesAndTimesMakeNoDifference() {
        String one = EHLO
                + "C 2 6 MAIL FROM:<a@b.example> SIZE=500\nS 6 250 ok\nC 3 7 RCPT TO:<c@d.example>\nS 7 250 ok\n"
                + "C 4 8 DATA\nS 8 354 go\nB 5 9 500\nS 9 250 ok\nC 6 10 QUIT\nS 10 221 bye\n";
        String other = one.replace("a.example", "long.name.of.another.example.net").replace("c@d", "someone@else")
                .replace("500", "912345").replace("C 6 10", "C 6 90000").replace("S 10 ", "S 90001 ");

        assertThat(Dialog.dialect(other).hash()).isEqualTo(Dialog.dialect(one).hash()).matches("[0-9a-f]{12}");
        assertThat(Dialog.dialect(other).timing()).isNotEqualTo(Dialog.dialect(one).timing());
    }

    @Test
    void thereAreEnoughFeaturesAndEachHasWords() {
        Dialect dialect = Dialog.dialect(EHLO + "C 2 6 QUIT\n");

        assertThat(dialect.text().split(";", -1)).hasSizeGreaterThanOrEqualTo(30)
                .allMatch(field -> field.matches("(d1:)?[a-z0-9]{3}=[-A-Za-z0-9+!=]+"));
        assertThat(dialect.explained()).isNotEmpty().allMatch(feature -> feature.words().matches("[^*=]{3,200}"));
        assertThat(dialect.summary()).isEqualTo("EHLO fqdn, QUIT");
        assertThat(DialectFeature.values()).extracting(DialectFeature::key).doesNotHaveDuplicates();
    }

    @Test
    void whoSaysNothingOrSpeaksSomethingElseHasNoDialect() {
        assertThat(Dialog.dialect("end DROPPED\nS 0 220 mx.example\n")).isEqualTo(Dialect.NONE);
        assertThat(Dialog.dialect("defect http-request\nS 0 220 mx.example\nC 1 5 GET / HTTP/1.1\n"))
                .isEqualTo(Dialect.NONE);
    }
}
