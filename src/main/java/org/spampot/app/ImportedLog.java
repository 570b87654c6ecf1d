package org.spampot.app;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spampot.archive.Found;
import org.spampot.model.Bytes;
import org.spampot.model.Capture;
import org.spampot.model.CaptureId;
import org.spampot.model.Connection;
import org.spampot.model.EndOfContent;
import org.spampot.model.Endpoint;
import org.spampot.model.Envelope;
import org.spampot.model.EnvelopePath;
import org.spampot.model.Evidence;
import org.spampot.model.Imported;
import org.spampot.model.Logged;
import org.spampot.model.Login;
import org.spampot.model.MessageCapture;
import org.spampot.model.Refused;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionEnd;
import org.spampot.model.SessionId;
import org.spampot.model.TranscriptEntry;

/// The captures of a session that a mail server's log tells of: its messages, none of which has content, and then itself.
///
/// The id comes from what the log says first of the session, so that it is the same when the log is read again.
final class ImportedLog {
    private final Found.Session found;
    private final Imported imported;
    private final SessionId id;
    private final Connection connection;

    private ImportedLog(Found.Session found, Imported imported) {
        this.found = found;
        this.imported = imported;
        this.id = SessionId.of(found.opened(), digest(found));
        InetAddress client = found.ip().isEmpty() ? Endpoint.UNKNOWN.address() : InetAddress.ofLiteral(found.ip());
        this.connection = new Connection(ImportedMail.LISTENER, "", new Endpoint(client, found.port()),
                Endpoint.UNKNOWN, found.opened());
    }

    /// Messages first, as they are kept before the end of their session is.
    static List<Capture> of(Found.Session found, Imported imported) {
        var log = new ImportedLog(found, imported);
        List<Capture> captures = new ArrayList<>();
        for (Found.Transaction transaction : found.transactions()) {
            captures.add(log.message(transaction, captures.size() + 1));
        }
        captures.add(log.session());
        return captures;
    }

    /// The first line has the process, the client and the time to a second; the queue id tells apart what came in it twice.
    private static byte[] digest(Found.Session found) {
        String line = found.lines().isEmpty() ? "" : found.lines().getFirst();
        String queueId = found.transactions().isEmpty() ? "" : found.transactions().getFirst().queueId();
        String key = String.join("\n", found.server(), found.ip(), Integer.toString(found.port()), queueId,
                found.opened().toString(), line);
        return HexFormat.of().parseHex(Bytes.utf8(key).sha256());
    }

    private MessageCapture message(Found.Transaction transaction, int ordinal) {
        var of = new Imported(imported.run(), imported.path(), imported.offset(), imported.format(), imported.at(),
                imported.trust(), transaction.logged());
        String sender = transaction.sender();
        EnvelopePath from = sender == null ? new EnvelopePath("", "", List.of()) : path(sender);
        return new MessageCapture(new CaptureId(id, ordinal), connection, found.helo(),
                new Envelope(from, transaction.recipients().stream().map(ImportedLog::path).toList()),
                transaction.queueId(), transaction.at(), Bytes.EMPTY, EndOfContent.LOGGED, List.of(), of);
    }

    private SessionCapture session() {
        var of = new Imported(imported.run(), imported.path(), imported.offset(), imported.format(), imported.at(),
                imported.trust(), new Logged(found.server(), found.host(), "", 0, List.of()));
        List<TranscriptEntry> transcript = found.lines().stream()
                .<TranscriptEntry>map(line -> new TranscriptEntry.Note(Duration.ZERO, line)).toList();
        return new SessionCapture(id, connection, found.helo(), found.closed(), SessionEnd.LOGGED, Map.of(),
                found.transactions().size(), transcript, List.of(), evidence(), of);
    }

    private Evidence evidence() {
        List<Login> logins = found.login().isEmpty()
                ? List.of()
                : List.of(new Login(Duration.ZERO, "", "", found.login(), "", "", "", true));
        List<Refused> refused = new ArrayList<>();
        for (Found.Transaction transaction : found.transactions()) {
            for (Logged.Delivery delivery : transaction.logged().deliveries()) {
                String why = why(delivery);
                if (!why.isEmpty() && !delivery.recipient().isEmpty()) {
                    refused.add(new Refused(since(transaction.at()), "RCPT", delivery.recipient(), why));
                }
            }
        }
        return new Evidence(null, null, null, logins, refused);
    }

    /// Only what the server's words leave no doubt about.
    private static String why(Logged.Delivery delivery) {
        if (!delivery.status().equals("rejected")) {
            return "";
        }
        String text = delivery.text().toLowerCase(Locale.ROOT);
        if (text.contains("relay")) {
            return "no-relay";
        }
        return text.contains("user unknown") || text.contains("unknown user") || text.contains("no such user")
                ? "no-user"
                : text.startsWith("4") ? "deferred" : "";
    }

    private Duration since(Instant at) {
        Duration since = Duration.between(found.opened(), at);
        return since.isNegative() ? Duration.ZERO : since;
    }

    private static EnvelopePath path(String address) {
        return new EnvelopePath("<" + address + ">", address, List.of());
    }
}
