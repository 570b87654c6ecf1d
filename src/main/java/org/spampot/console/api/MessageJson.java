package org.spampot.console.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spampot.console.page.Format;
import org.spampot.model.Analysis;
import org.spampot.model.Indicator;
import org.spampot.model.IndicatorKind;
import org.spampot.store.MessageDetail;

/// One message as JSON: how it came, and what `spampot analyze` prints of one.
record MessageJson(String id, String session, Instant receivedAt, String source, int sourcePort, String server,
        String listener, String persona, String helo, String queueId, String mailFrom, List<String> rcptTo,
        String sha256, long size, String end, String subject, List<Mailbox> from, List<Mailbox> to, List<Mailbox> cc,
        List<Mailbox> replyTo, @Nullable Instant date, String messageId, List<Hop> received, List<Part> parts,
        List<File> attachments, List<Picture> images, List<Code> barcodes, List<Url> urls, List<Seen> domains,
        List<Seen> emails, List<Seen> ips,
        List<Seen> phones, List<Seen> wallets, List<Seen> ibans, List<Seen> messageIds,
        List<Pattern> patterns, List<Oddity> defects, String language, String text, List<String> truncated) {

    record Mailbox(String name, String address) {}

    record Hop(String raw, String from, String fromIp, String by, String with, String id,
            @com.fasterxml.jackson.annotation.JsonProperty("for") String forAddress, @Nullable Instant date) {}

    record Part(String number, String type, String charset, String encoding, String disposition, String name,
            long size) {}

    record File(String part, String name, String declaredType, String detectedType, long size, String sha256,
            String sha1, String md5) {}

    record Picture(String where, String format, int width, int height, int frames, String hash) {}

    record Code(String symbology, String text, String where, int x, int y, int width, int height) {}

    record Url(String url, String raw, String host, String domain, String where, String via) {}

    record Seen(String value, String where) {}

    record Pattern(String name, String value, String where) {}

    record Oddity(String name, String where, String detail) {}

    static MessageJson of(MessageDetail detail) {
        Analysis analysis = detail.analysis();
        var row = detail.row();
        var header = analysis.header();
        var defects = new java.util.ArrayList<>(detail.protocolDefects());
        defects.addAll(analysis.defects());
        return new MessageJson(row.id().toString(), row.id().session().value(), row.receivedAt(), row.source(),
                detail.connection().client().port(), detail.connection().server().toString(),
                detail.connection().listener(), detail.connection().persona(), detail.helo(), detail.queueId(),
                row.mailFrom(), row.rcptTo(), row.sha256(), row.size(), Format.word(row.end()), header.subject(),
                mailboxes(header.from()), mailboxes(header.to()), mailboxes(header.cc()), mailboxes(header.replyTo()),
                header.date(), header.messageId(), hops(analysis), parts(analysis), files(analysis),
                analysis.images().stream().map(image -> new Picture(image.where().toString(), image.format(),
                        image.width(), image.height(), image.frames(), image.hash())).toList(),
                analysis.barcodes().stream().map(code -> new Code(code.symbology(), code.text(),
                        code.where().toString(), code.x(), code.y(), code.width(), code.height())).toList(),
                analysis.links().stream().map(link -> new Url(link.url(), link.raw(), link.host(), link.domain(),
                        link.where().toString(), link.via())).toList(),
                seen(analysis, IndicatorKind.DOMAIN), seen(analysis, IndicatorKind.EMAIL),
                seen(analysis, IndicatorKind.IP), seen(analysis, IndicatorKind.PHONE),
                seen(analysis, IndicatorKind.WALLET), seen(analysis, IndicatorKind.IBAN),
                seen(analysis, IndicatorKind.MESSAGEID),
                analysis.patterns().stream().map(hit -> new Pattern(hit.name(), hit.value(), hit.where().toString()))
                        .toList(),
                defects.stream().map(defect -> new Oddity(defect.name(), defect.where(), defect.detail())).toList(),
                analysis.language().code(), analysis.text(), analysis.truncated());
    }

    private static List<Mailbox> mailboxes(List<org.spampot.model.Mailbox> boxes) {
        return boxes.stream().map(box -> new Mailbox(box.name(), box.address())).toList();
    }

    private static List<Hop> hops(Analysis analysis) {
        return analysis.received().stream().map(hop -> new Hop(hop.raw(), hop.from(), hop.fromIp(), hop.by(),
                hop.with(), hop.id(), hop.forAddress(), hop.date())).toList();
    }

    private static List<Part> parts(Analysis analysis) {
        return analysis.parts().stream().map(part -> new Part(part.number(), part.type(), part.charset(),
                part.encoding(), part.disposition(), part.name(), part.size())).toList();
    }

    private static List<File> files(Analysis analysis) {
        return analysis.attachments().stream().map(file -> new File(file.part(), file.name(), file.declaredType(),
                file.detectedType(), file.size(), file.sha256(), file.sha1(), file.md5())).toList();
    }

    private static List<Seen> seen(Analysis analysis, IndicatorKind kind) {
        return analysis.indicators().stream().filter(found -> found.kind() == kind)
                .map((Indicator found) -> new Seen(found.value(), found.where().toString())).toList();
    }
}
