package org.spampot.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.journal.DataDirectory;
import org.spampot.journal.Entry;
import org.spampot.journal.Journal;
import org.spampot.journal.JournalLimits;
import org.spampot.journal.Spool;
import org.spampot.journal.SpoolTaker;
import org.spampot.model.Bytes;
import org.spampot.model.EndOfContent;
import org.spampot.model.MessageCapture;
import org.spampot.model.Position;
import org.spampot.model.TrustedNetworks;

final class DeliverTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z"));

    @TempDir
    Path data;

    @Test
    void ofAMessageThatIsTooLargeTheBeginningIsKeptAndAllOfItIsRead() {
        DataDirectory.own(data, CLOCK.instant()).close();
        var mail = new ByteArrayInputStream("Subject: x\n\n0123456789".getBytes(StandardCharsets.US_ASCII));

        new Deliver(14, Flags.of(null, data.toString(), Map.of()), TrustedNetworks.NONE, null, List.of()).run(mail,
                CLOCK);

        assertThat(mail.available()).as("or the mail server finds the pipe broken").isZero();
        MessageCapture kept = kept();
        assertThat(kept.content()).isEqualTo(Bytes.latin1("Subject: x\n\n01"));
        assertThat(kept.end()).isEqualTo(EndOfContent.OVERSIZE);
        assertThat(kept.at()).as("the content does not say when").isEqualTo(CLOCK.instant());
    }

    @Test
    void aFromFieldWithABlankBeforeItsColonIsNoFromLine() {
        DataDirectory.own(data, CLOCK.instant()).close();
        byte[] mail = "From : a@example.com\nSubject: x\n\nb\n".getBytes(StandardCharsets.US_ASCII);

        new Deliver(Flags.of(null, data.toString(), Map.of()), TrustedNetworks.NONE, null, List.of())
                .run(new ByteArrayInputStream(mail), CLOCK);

        assertThat(kept().content()).isEqualTo(Bytes.own(mail));
    }

    private MessageCapture kept() {
        try (var owned = DataDirectory.own(data, CLOCK.instant());
                var journal = Journal.open(owned, JournalLimits.DEFAULT, CLOCK, new SecureRandom())) {
            new SpoolTaker(Spool.of(data), journal, () -> Position.START, _ -> false).take();
            try (var reader = journal.reader(Position.START)) {
                return (MessageCapture) ((Entry.Read) reader.next().orElseThrow()).capture();
            }
        }
    }
}
