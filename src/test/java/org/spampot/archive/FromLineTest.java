package org.spampot.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FromLineTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            From a@example.com Sat Jan  3 01:05:34 2004 | a@example.com | 2004-01-03T01:05:34Z
            From a@example.com  Sat Jan 3 01:05 2004 | a@example.com | 2004-01-03T01:05:00Z
            From a@example.com Sat Jan 03 01:05:34 EST 2004 | a@example.com | 2004-01-03T06:05:34Z
            From a@example.com Sat Jan  3 01:05:34 +0200 2004 | a@example.com | 2004-01-02T23:05:34Z
            From a@example.com Sat Jan  3 01:05:34 2004 -0500 | a@example.com | 2004-01-03T06:05:34Z
            From a@example.com Sat Jan  3 01:05:34 MET DST 2004 | a@example.com | 2004-01-03T01:05:34Z
            From a@example.com Sat, 03 Jan 2004 01:05:34 +0000 | a@example.com | 2004-01-03T01:05:34Z
            From a Sat Jan  3 01:05:34 1998 remote from host | a | 1998-01-03T01:05:34Z
            From a@example.com Sat Jan  3 01:05:34 98 | a@example.com | 1998-01-03T01:05:34Z
            From a at example.com  Sat Jan  3 01:05:34 2004 | a@example.com | 2004-01-03T01:05:34Z
            From <a@example.com> Sat Jan  3 01:05:34 2004 | a@example.com | 2004-01-03T01:05:34Z
            From - Mon Mar 30 10:15:00 2009 | | 2009-03-30T10:15:00Z
            From ???@??? Tue Mar 30 10:15:00 1999 | | 1999-03-30T10:15:00Z
            From MAILER-DAEMON Tue Mar 30 10:15:00 1999 | MAILER-DAEMON | 1999-03-30T10:15:00Z
            """)
    void manyFormsAreRead(String line, String sender, String date) {
        FromLine read = FromLine.of(line);

        assertThat(read).isNotNull();
        assertThat(read.sender()).isEqualTo(sender);
        assertThat(read.date()).hasToString(date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"From here on: it is text", "From a@example.com",
            "From a@example.com Sat Jan 32 01:05:34 2004",
            "From a@example.com Sat Foo 3 01:05:34 2004", "From a@example.com Sat Jan 3 25:05:34 2004",
            "From: a@example.com Sat Jan  3 01:05:34 2004", "From what we saw on Sat Jan 3 01:05:34 2004",
            "From a@example.com Sat Jan 3 01:05:34 2004 we knew it", "from a@example.com Sat Jan  3 01:05:34 2004"})
    void whatIsNoneIsNotTakenForOne(String line) {
        assertThat(FromLine.of(line)).isNull();
    }
}
