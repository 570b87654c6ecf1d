package org.spampot.export;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.spampot.model.Attachment;
import org.spampot.model.Barcode;
import org.spampot.model.Defect;
import org.spampot.model.IndicatorKind;
import org.spampot.model.Imported;
import org.spampot.model.Link;
import org.spampot.model.Logged;
import org.spampot.model.Mailbox;
import org.spampot.model.PatternHit;
import org.spampot.store.MessageDetail;

/// The columns of a table of messages. Names and order are a contract with scripts: new ones come at the end.
///
/// A value is a text, a number or a list of texts, each of them once, in the order of the message.
final class Columns {
    private Columns() {}

    /// One column.
    ///
    /// @param between what parts the values of a list in CSV
    record Column(String name, String between, Function<MessageDetail, Object> value) {}

    /// The first nine are those of `spampot search --format csv`.
    static final List<Column> ALL = List.of(
            column("id", message -> message.row().id().toString()),
            column("session", message -> message.row().id().session().value()),
            column("receivedAt", message -> message.row().receivedAt().toString()),
            column("source", message -> message.row().source()),
            column("mailFrom", message -> message.row().mailFrom() == null ? "" : message.row().mailFrom()),
            column("rcptTo", message -> message.row().rcptTo()),
            column("subject", message -> message.row().subject()),
            column("sha256", message -> message.row().sha256()),
            column("size", message -> message.row().size()),
            column("end", message -> word(message.row().end())),
            column("client", message -> message.connection().client().ip()),
            column("clientPort", message -> message.connection().client().port()),
            column("listener", message -> message.connection().listener()),
            column("helo", MessageDetail::helo),
            column("queueId", MessageDetail::queueId),
            column("sourceMethod", message -> message.analysis().source().method()),
            column("sourceConfidence", message -> message.analysis().source().confidence()),
            column("from", message -> addresses(message.analysis().header().from())),
            column("replyTo", message -> addresses(message.analysis().header().replyTo())),
            column("to", message -> addresses(message.analysis().header().to())),
            column("messageId", message -> message.analysis().header().messageId()),
            column("date", message -> message.analysis().header().date() == null
                    ? ""
                    : String.valueOf(message.analysis().header().date())),
            column("language", message -> message.analysis().language().code()),
            column("urls", message -> once(message.analysis().links().stream().map(Link::url))),
            column("linkHosts", message -> once(message.analysis().links().stream().map(Link::host))),
            column("linkDomains", message -> once(message.analysis().links().stream().map(Link::domain))),
            texts("attachmentNames", message -> files(message, Attachment::name)),
            column("attachmentTypes", message -> files(message, Attachment::detectedType)),
            column("attachmentSha256", message -> files(message, Attachment::sha256)),
            column("emails", message -> indicators(message, IndicatorKind.EMAIL)),
            column("phones", message -> indicators(message, IndicatorKind.PHONE)),
            column("wallets", message -> indicators(message, IndicatorKind.WALLET)),
            column("ibans", message -> indicators(message, IndicatorKind.IBAN)),
            texts("barcodes", message -> once(message.analysis().barcodes().stream().map(Barcode::text))),
            texts("patterns", message -> once(message.analysis().patterns().stream().map(PatternHit::name))),
            column("defects", message -> once(Stream.concat(message.protocolDefects().stream(),
                    message.analysis().defects().stream()).map(Defect::name))),
            column("importPath", message -> imported(message, Imported::path)),
            column("importFormat", message -> imported(message, Imported::format)),
            column("loggedStatus", Columns::statuses));

    private static Column column(String name, Function<MessageDetail, Object> value) {
        return new Column(name, " ", value);
    }

    /// One whose values may have blanks in them.
    private static Column texts(String name, Function<MessageDetail, Object> value) {
        return new Column(name, "; ", value);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> addresses(Collection<Mailbox> mailboxes) {
        return once(mailboxes.stream().map(Mailbox::address));
    }

    private static List<String> files(MessageDetail message, Function<Attachment, String> value) {
        // not each once: the first name belongs to the first digest
        return message.analysis().attachments().stream().map(value).toList();
    }

    private static List<String> indicators(MessageDetail message, IndicatorKind kind) {
        return once(message.analysis().indicators().stream().filter(one -> one.kind() == kind)
                .map(one -> one.value()));
    }

    private static String imported(MessageDetail message, Function<Imported, String> value) {
        Imported imported = message.imported();
        return imported == null ? "" : value.apply(imported);
    }

    private static List<String> statuses(MessageDetail message) {
        Imported imported = message.imported();
        Logged logged = imported == null ? null : imported.logged();
        return logged == null
                ? List.of()
                : once(logged.deliveries().stream().map(Logged.Delivery::status));
    }

    private static List<String> once(Stream<String> values) {
        return values.filter(value -> !value.isEmpty()).distinct().toList();
    }
}
