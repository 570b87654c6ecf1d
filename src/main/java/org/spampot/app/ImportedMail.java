package org.spampot.app;

import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.spampot.analysis.header.MailDate;
import org.spampot.analysis.header.ReceivedField;
import org.spampot.archive.Found;
import org.spampot.mime.HeaderField;
import org.spampot.mime.HeaderFields;
import org.spampot.mime.MimeReader;
import org.spampot.model.Bytes;
import org.spampot.model.CaptureId;
import org.spampot.model.Connection;
import org.spampot.model.Defect;
import org.spampot.model.EndOfContent;
import org.spampot.model.Endpoint;
import org.spampot.model.Envelope;
import org.spampot.model.EnvelopePath;
import org.spampot.model.Imported;
import org.spampot.model.MessageCapture;
import org.spampot.model.ReceivedHop;
import org.spampot.model.SessionId;

/// The capture of a message out of an archive.
///
/// Its id comes from its content alone, whatever the archive and the options: so the same message is found again, and is
/// kept once. Time and envelope are those that the delivering server wrote down.
final class ImportedMail {
    /// The listener of everything that no listener of ours received.
    static final String LISTENER = "import";
    /// What is wrong with the place where the message stood.
    static final String DAMAGED = "damaged-archive";

    private static final int LARGEST_HEADER = 256 << 10;
    private static final int MOST_RECIPIENTS = 100;
    private static final int LONGEST_PATH = 1000;
    /// Mail is older than this only by error: ids count milliseconds from here, and the store ends before.
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("2240-01-01T00:00:00Z");

    private final Found.Message found;
    private final HeaderFields header;
    /// What the last server wrote; nothing when there is no Received field.
    private final @Nullable ReceivedHop last;

    private ImportedMail(Found.Message found) {
        this.found = found;
        this.header = MimeReader.header(head(found.content()));
        this.last = header.all("Received").findFirst().map(field -> ReceivedField.parse(field.value())).orElse(null);
    }

    /// The capture of what was found.
    ///
    /// @param imported says where the found thing stands
    static MessageCapture of(Found.Message found, Imported imported) {
        var mail = new ImportedMail(found);
        @Nullable
        Instant said = mail.received();
        CaptureId id = id(orUnknown(said), found.content());
        Instant at = orUnknown(said == null ? possible(found.date()) : said);
        List<Defect> defects = found.damage().isEmpty()
                ? List.of()
                : List.of(new Defect(DAMAGED, found.format(), found.damage()));
        return new MessageCapture(id,
                new Connection(LISTENER, "", Endpoint.UNKNOWN, Endpoint.UNKNOWN, at), "",
                new Envelope(mail.sender(), mail.recipients()), "", at, found.content(), EndOfContent.COMPLETE, defects,
                imported);
    }

    /// The id of what was received at `time` and is told from others by `content`.
    static CaptureId id(Instant time, Bytes content) {
        return new CaptureId(SessionId.of(time, HexFormat.of().parseHex(content.sha256())), 1);
    }

    /// The header with the empty line behind it; the beginning of what has no end of a header.
    private static Bytes head(Bytes content) {
        int end = Math.min(content.size(), LARGEST_HEADER);
        for (int at = 0; at + 1 < end; at++) {
            if (content.at(at) == '\n') {
                int next = content.at(at + 1) == '\r' && at + 2 < end ? at + 2 : at + 1;
                if (content.at(next) == '\n') {
                    return content.slice(0, next + 1);
                }
            }
        }
        return content.slice(0, end);
    }

    /// When the last server received it, else when it was written; nothing when the content does not say.
    private @Nullable Instant received() {
        Instant date = last == null ? null : possible(last.date());
        return date == null ? possible(MailDate.parse(header.value("Date"))) : date;
    }

    private static Instant orUnknown(@Nullable Instant date) {
        return date == null ? FIRST : date;
    }

    private static @Nullable Instant possible(@Nullable Instant date) {
        return date == null || date.isBefore(FIRST) || date.isAfter(LAST) ? null : date;
    }

    /// By the `From ` line when an address is in it (mail programs write `-` or a name there), else by Return-Path.
    private EnvelopePath sender() {
        String line = found.sender() == null ? "" : found.sender().strip();
        if (line.equals("MAILER-DAEMON") || line.equals("<>")) {
            return path("");
        }
        if (line.indexOf('@') > 0) {
            return path(line);
        }
        return header.all("Return-Path").findFirst().map(field -> path(address(field.value())))
                .orElse(new EnvelopePath("", "", List.of()));
    }

    /// Those that the last server named: what stands below the second Received field was there before it.
    private List<EnvelopePath> recipients() {
        Set<String> addresses = new LinkedHashSet<>();
        int received = 0;
        for (HeaderField field : header.fields()) {
            switch (field.name().toLowerCase(Locale.ROOT)) {
                case "x-original-to", "delivered-to" -> addresses.add(address(field.value()));
                case "envelope-to" -> {
                    for (String one : field.value().split(",", MOST_RECIPIENTS)) {
                        addresses.add(address(one));
                    }
                }
                case "received" -> {
                    received++;
                    if (received == 1 && last != null) {
                        addresses.add(address(last.forAddress()));
                    }
                }
                default -> {
                    // says nothing of who it was delivered to
                }
            }
            if (received > 1) {
                break;
            }
        }
        return addresses.stream().filter(Predicate.not(String::isEmpty)).limit(MOST_RECIPIENTS).map(ImportedMail::path)
                .toList();
    }

    private static String address(String value) {
        String text = value.strip();
        int open = text.indexOf('<');
        int close = text.indexOf('>', open + 1);
        String inner = open >= 0 && close > open ? text.substring(open + 1, close) : text;
        return inner.length() > LONGEST_PATH || inner.chars().anyMatch(c -> c <= ' ') ? "" : inner;
    }

    private static EnvelopePath path(String address) {
        return new EnvelopePath("<" + address + ">", address, List.of());
    }
}
