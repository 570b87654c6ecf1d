package org.spampot.report;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.spampot.model.Analysis;
import org.spampot.model.Attachment;
import org.spampot.model.Barcode;
import org.spampot.model.EndOfContent;
import org.spampot.model.FileEntry;
import org.spampot.model.Image;
import org.spampot.model.Imported;
import org.spampot.model.IndicatorKind;
import org.spampot.model.Link;
import org.spampot.model.Logged;
import org.spampot.model.Mailbox;
import org.spampot.model.Part;
import org.spampot.model.PatternHit;
import org.spampot.store.MessageDetail;
import org.spampot.store.MessageRow;

/// A message summarized for a terminal: envelope, header, what was found in it, the beginning of its text.
final class MessageText {
    private static final int MOST = 50;
    private static final int TEXT_LINES = 40;

    private final Appendable out;
    private final SessionText facts;
    private final int width;

    MessageText(Appendable out, int width) {
        this.out = out;
        this.facts = new SessionText(out);
        this.width = width;
    }

    void write(MessageDetail message) throws IOException {
        MessageRow row = message.row();
        Analysis analysis = message.analysis();
        facts.fact("message", row.id().toString());
        facts.fact("received", TextNotation.time(row.receivedAt()) + " UTC, " + SessionText.word(row.end()));
        imported(message);
        if (message.connection().client().isKnown() || !message.helo().isEmpty()) {
            facts.fact("client",
                    message.connection().client() + (message.helo().isEmpty() ? "" : "  helo " + message.helo()));
        }
        facts.fact("mail from", row.mailFrom() == null ? "not known" : row.sender());
        for (String recipient : row.rcptTo().stream().limit(MOST).toList()) {
            facts.fact("rcpt to", recipient);
        }
        more(row.rcptTo());
        facts.fact("queue id", message.queueId());
        if (row.end() == EndOfContent.LOGGED) {
            HeaderText.write(facts, analysis);
        } else {
            facts.fact("sha256", row.sha256());
            facts.fact("size", row.size() + " bytes");
            header(analysis);
        }
        found(analysis);
        facts.defects(message.protocolDefects());
        facts.defects(analysis.defects());
        text(analysis.text());
    }

    private void imported(MessageDetail message) throws IOException {
        Imported imported = message.imported();
        if (imported == null) {
            return;
        }
        facts.imported(imported);
        Logged logged = imported.logged();
        if (logged != null) {
            facts.fact("logged", (logged.messageId().isEmpty() ? "no message-id" : logged.messageId())
                    + (logged.size() > 0 ? ", " + logged.size() + " bytes" : "") + "; the content is not known");
            for (Logged.Delivery delivery : logged.deliveries().stream().limit(MOST).toList()) {
                facts.fact(delivery.status(), (delivery.recipient() + "  " + delivery.text()).strip());
            }
            more(logged.deliveries());
        }
    }

    private void header(Analysis analysis) throws IOException {
        var header = analysis.header();
        facts.fact("subject", TextNotation.safe(header.subject()));
        mailboxes("from", header.from());
        mailboxes("reply to", header.replyTo());
        mailboxes("to", header.to());
        mailboxes("cc", header.cc());
        facts.fact("date", header.date() == null ? "none" : TextNotation.time(header.date()) + " UTC");
        facts.fact("message id", header.messageId());
        HeaderText.write(facts, analysis);
        if (!analysis.language().code().isEmpty()) {
            facts.fact("language", analysis.language().code());
        }
    }

    private void mailboxes(String name, List<Mailbox> mailboxes) throws IOException {
        for (Mailbox mailbox : mailboxes.stream().limit(MOST).toList()) {
            facts.fact(name, (mailbox.name().isEmpty() ? "" : mailbox.name() + " ") + "<" + mailbox.address() + ">");
        }
        more(mailboxes);
    }

    private void found(Analysis analysis) throws IOException {
        for (Part part : analysis.parts().stream().limit(MOST).toList()) {
            facts.fact("part", part.number() + "  " + part.type() + "  " + part.size() + " bytes");
        }
        for (Attachment file : analysis.attachments().stream().limit(MOST).toList()) {
            facts.fact("attachment", file.name() + "  " + file.detectedType() + "  " + file.size() + " bytes  sha256 "
                    + file.sha256() + flags(file.flags()));
            for (FileEntry entry : file.entries().stream().limit(MOST).toList()) {
                facts.fact("file inside", entry.path() + "  " + entry.type()
                        + (entry.size() < 0 ? "" : "  " + entry.size() + " bytes")
                        + (entry.sha256().isEmpty() ? "" : "  sha256 " + entry.sha256()) + flags(entry.flags()));
            }
            more(file.entries());
        }
        for (Image image : analysis.images().stream().limit(MOST).toList()) {
            facts.fact("image", image.format() + "  " + image.width() + " x " + image.height() + " pixels  hash "
                    + (image.hash().isEmpty() ? "none" : image.hash()) + "  (" + image.where() + ")");
        }
        for (Barcode code : analysis.barcodes().stream().limit(MOST).toList()) {
            facts.fact(code.symbology(), TextNotation.safe(code.text()) + "  (" + code.where() + ")");
        }
        for (Link link : analysis.links().stream().limit(MOST).toList()) {
            facts.fact("url", TextNotation.safe(link.url()) + "  (" + link.where() + ")");
        }
        more(analysis.links());
        indicators("domain", AnalysisJson.values(analysis, IndicatorKind.DOMAIN));
        indicators("e-mail", AnalysisJson.values(analysis, IndicatorKind.EMAIL));
        indicators("ip", AnalysisJson.values(analysis, IndicatorKind.IP));
        indicators("phone", AnalysisJson.values(analysis, IndicatorKind.PHONE));
        indicators("wallet", AnalysisJson.values(analysis, IndicatorKind.WALLET));
        indicators("iban", AnalysisJson.values(analysis, IndicatorKind.IBAN));
        for (PatternHit hit : analysis.patterns()) {
            facts.fact("pattern", hit.name() + "  " + TextNotation.safe(hit.value()) + "  (" + hit.where() + ")");
        }
    }

    private static String flags(List<String> flags) {
        return flags.isEmpty() ? "" : "  " + String.join(" ", flags);
    }

    private void indicators(String name, List<String> values) throws IOException {
        if (!values.isEmpty()) {
            facts.fact(name, values.stream().limit(MOST).collect(Collectors.joining(" ")));
            more(values);
        }
    }

    private void more(List<?> list) throws IOException {
        if (list.size() > MOST) {
            facts.fact("", "... and " + (list.size() - MOST) + " more; --format json has them all");
        }
    }

    private void text(String text) throws IOException {
        if (text.isBlank()) {
            return;
        }
        out.append('\n');
        List<String> lines = text.lines().limit(TEXT_LINES + 1L).toList();
        for (String line : lines.subList(0, Math.min(TEXT_LINES, lines.size()))) {
            out.append("  | ").append(Columns.cut(TextNotation.safe(line), Math.max(40, width - 4))).append('\n');
        }
        if (lines.size() > TEXT_LINES) {
            out.append("  | ... (--raw has it all)\n");
        }
    }
}
