package org.spampot.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spampot.archive.EnvelopeLine;
import org.spampot.archive.Found;
import org.spampot.journal.Spool;
import org.spampot.model.Bytes;
import org.spampot.model.CaptureId;
import org.spampot.model.EndOfContent;
import org.spampot.model.Envelope;
import org.spampot.model.EnvelopePath;
import org.spampot.model.Imported;
import org.spampot.model.MessageCapture;
import org.spampot.model.SessionId;
import org.spampot.model.TrustedNetworks;

/// Keeps one message that a mail server pipes to us, through the [Spool], whether a honeypot runs or not.
///
/// It is an imported message: its id comes from its content and who it is for, so it is kept once for each. This is started for each message, so it
/// touches as few classes as it can: no settings unless a file of them is named, no log, no store.
///
/// Thread-safety: belongs to one thread.
public final class Deliver {
    /// Of a larger message the beginning is kept: a refusal would make the mail server write to its sender.
    private static final int LARGEST = 64 << 20;
    private static final int LONGEST_ADDRESS = 1000;
    private static final int MOST_RECIPIENTS = 1000;

    private final int largest;
    private final Flags flags;
    private final TrustedNetworks trust;
    private final @Nullable String sender;
    private final List<String> recipients;
    private final Map<String, String> environment;

    /// A delivery into the data directory that the flags name.
    ///
    /// @param trust whose Received fields are believed
    /// @param sender of the envelope; empty for the null path, nothing for what the environment or the message says
    /// @param recipients of the envelope; empty for what the environment or the message says
    public Deliver(Flags flags, TrustedNetworks trust, @Nullable String sender, List<String> recipients) {
        this(LARGEST, flags, trust, sender, recipients);
    }

    Deliver(int largest, Flags flags, TrustedNetworks trust, @Nullable String sender, List<String> recipients) {
        this.largest = largest;
        this.flags = flags;
        this.trust = trust;
        this.sender = sender;
        this.recipients = List.copyOf(recipients);
        this.environment = flags.environment();
    }

    /// Reads the message to its end and keeps it; it survives a crash of the machine when this returns.
    ///
    /// @throws Trouble in one line, when it cannot be kept now
    public void run(InputStream message, InstantSource clock) {
        try {
            byte[] read = message.readNBytes(largest + 1);
            boolean whole = read.length <= largest;
            if (!whole) {
                // so that whoever writes does not find the pipe broken
                message.transferTo(OutputStream.nullOutputStream());
            }
            Bytes all = Bytes.own(read);
            Bytes content = withoutEnvelopeLine(whole ? all : all.slice(0, largest));
            Instant now = clock.instant();
            var random = new SecureRandom();
            Spool.of(flags.directory()).put(List.of(capture(content, whole, now, run(now))), now,
                    random);
        } catch (IOException failed) {
            throw Trouble.failed("deliver: " + failed.getMessage());
        }
    }

    /// The message without the `From ` line that it may begin with.
    private static Bytes withoutEnvelopeLine(Bytes bytes) {
        int at = 0;
        while (at < bytes.size() && bytes.at(at) != '\n') {
            at++;
        }
        if (!EnvelopeLine.is(bytes.slice(0, Math.min(at, LONGEST_ADDRESS)).latin1())) {
            return bytes;
        }
        return bytes.slice(Math.min(at + 1, bytes.size()), bytes.size());
    }

    /// One for all that is delivered in a day.
    private static SessionId run(Instant now) {
        return SessionId.of(now.truncatedTo(ChronoUnit.DAYS), new byte[10]);
    }

    private MessageCapture capture(Bytes content, boolean whole, Instant now, SessionId run) {
        var found = new Found.Message("-", 0, "pipe", content, null, now, "");
        MessageCapture read = ImportedMail.of(found, new Imported(run, "-", 0, "pipe", now, trust, null));
        var envelope = new Envelope(sender(read.envelope().mailFrom()), recipients(read.envelope().rcptTo()));
        return new MessageCapture(id(read, envelope.rcptTo()), read.connection(), "", envelope, "", read.at(), content,
                whole ? EndOfContent.COMPLETE : EndOfContent.OVERSIZE, read.defects(), read.imported());
    }

    /// A server that pipes once for each recipient brings the same content for another one: that is another message.
    private static CaptureId id(MessageCapture read, List<EnvelopePath> recipients) {
        List<String> named = recipients.stream().map(EnvelopePath::address).toList();
        if (named.equals(read.envelope().rcptTo().stream().map(EnvelopePath::address).toList())) {
            return read.id();
        }
        String key = read.content().sha256() + "\n" + String.join("\n", named);
        return ImportedMail.id(read.id().session().time(), Bytes.utf8(key));
    }

    /// `SENDER` is what Postfix, Exim, qmail and Courier tell the programs that they pipe to.
    private EnvelopePath sender(EnvelopePath otherwise) {
        String said = sender != null ? sender : environment.get("SENDER");
        return said == null ? otherwise : path(said.equals("MAILER-DAEMON") ? "" : said);
    }

    private List<EnvelopePath> recipients(List<EnvelopePath> otherwise) {
        List<String> said = recipients.isEmpty() ? byEnvironment() : recipients;
        return said.isEmpty() ? otherwise : said.stream().limit(MOST_RECIPIENTS).map(Deliver::path).toList();
    }

    /// As it was before aliases (Postfix), as it is (Postfix, qmail, Courier), in two halves (Exim).
    private List<String> byEnvironment() {
        List<String> said = new ArrayList<>();
        said.add(environment.getOrDefault("ORIGINAL_RECIPIENT", ""));
        said.add(environment.getOrDefault("RECIPIENT", ""));
        String local = environment.getOrDefault("LOCAL_PART", "");
        String domain = environment.getOrDefault("DOMAIN", "");
        said.add(local.isEmpty() || domain.isEmpty() ? "" : local + "@" + domain);
        return said.stream().filter(address -> !address.isEmpty()).limit(1).toList();
    }

    private static EnvelopePath path(String said) {
        String text = said.strip();
        String inner = text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
        String address = inner.length() > LONGEST_ADDRESS ? inner.substring(0, LONGEST_ADDRESS) : inner;
        return new EnvelopePath("<" + address + ">", address, List.of());
    }
}
