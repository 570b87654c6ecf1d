package org.spampot.store.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spampot.model.Analysis;
import org.spampot.model.Attachment;
import org.spampot.model.Defect;
import org.spampot.model.EnvelopePath;
import org.spampot.model.FileEntry;
import org.spampot.model.Image;
import org.spampot.model.Imported;
import org.spampot.model.Indicator;
import org.spampot.model.IndicatorKind;
import org.spampot.model.MessageCapture;
import org.spampot.model.Where;
import org.spampot.store.TopKind;

/// A value that a message holds, and the first place where.
///
/// @param label what a person would rather read
record Observation(Sightings.Key key, String label, Where where) {
    /// The null sender, as it is counted.
    static final String NULL_SENDER = "<>";

    /// All that can be counted of a message, each value once.
    static Collection<Observation> of(MessageCapture capture, Analysis analysis) {
        var seen = new Collected();
        seen.add(TopKind.SOURCES, source(capture, analysis), new Where("session", "source"));
        seen.add(TopKind.HELO, capture.helo(), new Where("session", "helo"));
        EnvelopePath sender = capture.envelope().mailFrom();
        if (isSenderKnown(capture)) {
            seen.add(TopKind.SENDERS, sender.address().isEmpty() ? NULL_SENDER : sender.address(),
                    new Where("envelope", "mail from"));
        }
        for (EnvelopePath path : capture.envelope().rcptTo()) {
            seen.add(TopKind.RECIPIENTS, path.address(), new Where("envelope", "rcpt to"));
        }
        seen.add(TopKind.SUBJECTS, Clean.spaces(analysis.header().subject()), new Where("header", "subject"));
        seen.add(TopKind.LANGUAGES, analysis.language().code(), new Where("message", "text"));
        analysis.links().forEach(link -> seen.add(TopKind.URLS, link.url(), link.where()));
        for (Indicator found : analysis.indicators()) {
            // every message has an identifier of its own: counting them would only make the store larger
            if (found.kind() != IndicatorKind.MESSAGEID) {
                seen.add(kind(found.kind()), found.value(), found.where());
            }
        }
        analysis.patterns().forEach(hit -> seen.add(TopKind.PATTERNS, hit.name(), hit.where()));
        analysis.attachments().forEach(attachment -> seen.add(TopKind.ATTACHMENTS, attachment.sha256(),
                attachment.name(), new Where(attachment.part(), "attachment")));
        files(seen, analysis);
        header(seen, analysis);
        capture.defects().forEach(defect -> seen.add(TopKind.DEFECTS, defect.name(), where(defect)));
        analysis.defects().forEach(defect -> seen.add(TopKind.DEFECTS, defect.name(), where(defect)));
        Imported imported = capture.imported();
        if (imported != null) {
            seen.add(TopKind.IMPORTS, imported.run().value(), end(imported.path()), new Where("message", "import"));
        }
        return seen.all.values();
    }

    private static void files(Collected seen, Analysis analysis) {
        for (Attachment attachment : analysis.attachments()) {
            seen.add(TopKind.TYPES, attachment.detectedType(), new Where(attachment.part(), "attachment"));
            for (FileEntry entry : attachment.entries()) {
                var where = new Where(attachment.part(), entry.path());
                seen.add(TopKind.TYPES, entry.type(), where);
                seen.add(TopKind.FILES, entry.sha256(), entry.path(), where);
            }
        }
        for (Image image : analysis.images()) {
            String label = image.format() + " " + image.width() + " x " + image.height();
            seen.add(TopKind.PICTURES, image.hash(), label, image.where());
        }
        analysis.barcodes().forEach(code -> seen.add(TopKind.BARCODES, code.text(), code.where()));
    }

    private static void header(Collected seen, Analysis analysis) {
        analysis.facts().traits().stream().filter(trait -> trait.name().equals("mailer"))
                .forEach(trait -> seen.add(TopKind.MAILERS, Clean.spaces(trait.value()), trait.where()));
        // a seal of ARC is of who passed the message on
        analysis.facts().signatures().stream().filter(signature -> !signature.kind().startsWith("arc"))
                .forEach(signature -> seen.add(TopKind.SIGNERS, signature.domain().toLowerCase(Locale.ROOT),
                        signature.where()));
    }

    /// Enough of a path to tell one import from the other.
    private static String end(String path) {
        String file = path.substring(0, path.indexOf('!') < 0 ? path.length() : path.indexOf('!'));
        return file.substring(file.lastIndexOf('/', file.lastIndexOf('/') - 1) + 1);
    }

    private static Where where(Defect defect) {
        return new Where(defect.where(), "defect");
    }

    /// Whether anybody said who sent it: without an argument there was no command, but an archive that does not say.
    static boolean isSenderKnown(MessageCapture capture) {
        return !capture.envelope().mailFrom().argument().isEmpty();
    }

    /// Where a message came from: what its analysis says (archives know it from Received), else the client.
    static String source(MessageCapture capture, Analysis analysis) {
        String found = analysis.source().ip();
        return found.isEmpty() ? client(capture.connection()) : found;
    }

    /// The client address of a session as it is counted; empty when it is not known (the unspecified address).
    static String client(org.spampot.model.Connection connection) {
        return connection.client().isKnown() ? connection.client().ip() : "";
    }

    /// Names and addresses of a message's recipients as rows keep them.
    static List<String> recipients(MessageCapture capture) {
        var addresses = new ArrayList<String>();
        capture.envelope().rcptTo().forEach(path -> addresses.add(Clean.value(path.address())));
        return addresses;
    }

    private static TopKind kind(IndicatorKind kind) {
        return switch (kind) {
            case DOMAIN -> TopKind.DOMAINS;
            case EMAIL -> TopKind.EMAILS;
            case IP -> TopKind.IPS;
            case PHONE -> TopKind.PHONES;
            case WALLET -> TopKind.WALLETS;
            case IBAN -> TopKind.IBANS;
            case MESSAGEID -> throw new IllegalArgumentException("not counted");
        };
    }

    private static final class Collected {
        final Map<Sightings.Key, Observation> all = new LinkedHashMap<>();

        void add(TopKind kind, String value, Where where) {
            add(kind, value, value, where);
        }

        void add(TopKind kind, String value, String label, Where where) {
            if (!value.isEmpty()) {
                var key = new Sightings.Key(kind, Clean.value(value));
                all.putIfAbsent(key, new Observation(key, Clean.word(label), where));
            }
        }
    }
}
