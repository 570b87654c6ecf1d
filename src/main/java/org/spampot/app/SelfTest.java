package org.spampot.app;

import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.spampot.app.Doctor.Verdict;
import org.spampot.config.Settings;
import org.spampot.egress.LoopbackSmtp;
import org.spampot.journal.DataDirectory;
import org.spampot.journal.Entry;
import org.spampot.journal.StoredJournal;
import org.spampot.model.Bytes;
import org.spampot.model.Printable;
import org.spampot.store.MessageRow;
import org.spampot.store.PageRequest;
import org.spampot.store.Query;

/// Sends one marked message to a honeypot on this machine and follows it to the store and back to the journal. The mark
/// (header field `X-Spampot-Doctor`, sender `doctor@spampot.invalid`) tells it from what others sent.
final class SelfTest {
    static final String SENDER = "doctor@spampot.invalid";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final InstantSource clock;
    private final BiConsumer<Verdict, String> say;
    private final String mark;

    SelfTest(InstantSource clock, BiConsumer<Verdict, String> say) {
        this.clock = clock;
        this.say = say;
        byte[] random = new byte[12];
        new SecureRandom().nextBytes(random);
        this.mark = "doctor" + HexFormat.of().formatHex(random);
    }

    void run(InetAddress server, int port, Settings settings) {
        String where = "self-test on port " + port + ": ";
        try {
            String reply = send(server, port, recipient(settings));
            say.accept(Verdict.OK, where + "test message acknowledged: " + Printable.line(reply, 80));
        } catch (RefusedByRules refused) {
            say.accept(Verdict.WARN, where + "it answers, and its rules refuse the test message ("
                    + Printable.line(String.valueOf(refused.getMessage()), 80) + "), so nothing more was tested");
            return;
        } catch (IOException refused) {
            say.accept(Verdict.FAIL, where + Printable.line(String.valueOf(refused.getMessage()), 200)
                    + "; look at the honeypot's log");
            return;
        }
        try {
            Optional<MessageRow> row = find(settings);
            if (row.isEmpty()) {
                say.accept(Verdict.FAIL, where + "the message is not in the store after " + PATIENCE.toSeconds()
                        + " s; look at the honeypot's log, or `spampot rebuild`");
                return;
            }
            say.accept(Verdict.OK, where + "found in the store as " + row.get().id());
            journal(settings, where, row.get());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            say.accept(Verdict.FAIL, where + "interrupted");
        }
    }

    /// Somebody for whom mail is taken, if there are domains of ours.
    private static String recipient(Settings settings) {
        return settings.policy().domains().stream().filter(domain -> !domain.startsWith("*")).findFirst()
                .map(domain -> "postmaster@" + domain).orElse(SENDER);
    }

    /// The honeypot works, and does not want this mail.
    private static final class RefusedByRules extends IOException {
        private static final long serialVersionUID = 1;

        RefusedByRules(String reply) {
            super(reply);
        }
    }

    private static void accepted(String reply) throws IOException {
        if (reply.startsWith("4") || reply.startsWith("5")) {
            throw new RefusedByRules(reply);
        }
        expect("250", reply);
    }

    private String send(InetAddress server, int port, String recipient) throws IOException {
        try (var client = LoopbackSmtp.connect(server, port, PATIENCE)) {
            expect("220", client.reply());
            expect("250", client.command("HELO doctor.spampot.invalid"));
            accepted(client.command("MAIL FROM:<" + SENDER + ">"));
            accepted(client.command("RCPT TO:<" + recipient + ">"));
            expect("354", client.command("DATA"));
            client.send(Bytes.latin1("From: <" + SENDER + ">\r\nTo: <" + SENDER + ">\r\nSubject: Spampot self-test "
                    + mark + "\r\nX-Spampot-Doctor: " + mark + "\r\n\r\nSent by `spampot doctor`.\r\n.\r\n"));
            String acknowledged = client.reply();
            expect("250", acknowledged);
            client.command("QUIT");
            return acknowledged;
        }
    }

    private static void expect(String code, String reply) throws IOException {
        if (!reply.startsWith(code)) {
            throw new IOException("expected " + code + ", got " + reply);
        }
    }

    private Optional<MessageRow> find(Settings settings) throws InterruptedException {
        var query = new Query(List.of(new Query.Term("subject", mark)));
        Instant deadline = clock.instant().plus(PATIENCE);
        do {
            try (var store = Stores.reader(settings)) {
                while (clock.instant().isBefore(deadline)) {
                    var rows = store.messages(query, PageRequest.first(1)).rows();
                    if (!rows.isEmpty()) {
                        return Optional.of(rows.getFirst());
                    }
                    Thread.sleep(PAUSE);
                }
            } catch (org.spampot.store.StoreMissing soon) {
                Thread.sleep(PAUSE);
            }
        } while (clock.instant().isBefore(deadline));
        return Optional.empty();
    }

    private void journal(Settings settings, String where, MessageRow row) {
        try (var store = Stores.reader(settings); var data = DataDirectory.look(settings.data())) {
            var position = store.message(row.id()).orElseThrow().position();
            boolean there = new StoredJournal(data.journal()).read(position) instanceof Entry.Read read
                    && read.capture() instanceof org.spampot.model.MessageCapture message
                    && message.content().latin1().contains(mark);
            say.accept(there ? Verdict.OK : Verdict.FAIL, where + (there
                    ? "its bytes are in the journal at " + position
                    : "its bytes are not in the journal at " + position + "; `spampot journal verify` says more"));
        }
    }
}
