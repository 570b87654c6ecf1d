package org.spampot.console.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spampot.console.page.Format;
import org.spampot.model.Analysis;
import org.spampot.model.Indicator;
import org.spampot.model.IndicatorKind;
import org.spampot.store.MessageDetail;

/// One message as JSON: how it came, and what `spampot analyze` prints of one.
record MessageJson(String id, String session, Instant receivedAt, String source, int sourcePort, String server,
        String listener, String persona, String helo, String queueId, @Nullable String mailFrom, List<String> rcptTo,
        String sha256, long size, String end,
        @com.fasterxml.jackson.annotation.JsonProperty("import") @Nullable ReadFrom imported,
        String subject, List<Mailbox> from, List<Mailbox> sender,
        List<Mailbox> to, List<Mailbox> cc, List<Mailbox> replyTo, @Nullable Instant date, String messageId,
        List<Hop> received, Origin origin, List<Check> authentication, List<Signed> signatures, List<Told> traits,
        List<Part> parts,
        List<File> attachments, List<Picture> images, List<Code> barcodes, List<Url> urls, List<Seen> domains,
        List<Seen> emails, List<Seen> ips,
        List<Seen> phones, List<Seen> wallets, List<Seen> ibans, List<Seen> messageIds,
        List<Pattern> patterns, List<Oddity> defects, String language, Map<String, Object> features, String text,
        List<String> truncated) {

    record Mailbox(String name, String address) {}

    record Hop(String raw, String from, String fromIp, String helo, String rdns, String by, String byIp, String with,
            String login, String tls, String id,
            @com.fasterxml.jackson.annotation.JsonProperty("for") String forAddress, @Nullable Instant date) {}

    /// What `source` of `analyze` is: `source` of this object is its address alone.
    record Origin(String ip, String method, String confidence, List<String> reasons) {}

    record Check(String method, String result, String by, boolean byReceiver, List<String> properties, String where) {}

    record Signed(String kind, String domain, String selector, String algorithm, String canonicalization,
            List<String> headers, @Nullable Long bodyLength, @Nullable Instant signed, @Nullable Instant expires) {}

    record Told(String name, String value, String where) {}

    record Part(String number, String type, String charset, String encoding, String disposition, String name,
            long size) {}

    record File(String part, String name, String declaredType, String detectedType, long size, String sha256,
            String sha1, String md5, String tlsh, String ssdeep, List<String> flags, List<Inside> entries) {}

    record Inside(String path, String type, @Nullable Long size, String sha256, List<String> flags) {}

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
                row.mailFrom(), row.rcptTo(), row.sha256(), row.size(), Format.word(row.end()),
                ReadFrom.of(detail.imported()), header.subject(),
                mailboxes(header.from()), mailboxes(header.sender()), mailboxes(header.to()), mailboxes(header.cc()),
                mailboxes(header.replyTo()), header.date(), header.messageId(), hops(analysis), origin(analysis),
                checks(analysis), signatures(analysis), traits(analysis), parts(analysis), files(analysis),
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
                analysis.language().code(), features(analysis), analysis.text(), analysis.truncated());
    }

    private static List<Mailbox> mailboxes(List<org.spampot.model.Mailbox> boxes) {
        return boxes.stream().map(box -> new Mailbox(box.name(), box.address())).toList();
    }

    private static List<Hop> hops(Analysis analysis) {
        return analysis.received().stream().map(hop -> new Hop(hop.raw(), hop.from(), hop.fromIp(), hop.helo(),
                hop.rdns(), hop.by(), hop.byIp(), hop.with(), hop.login(), hop.tls(), hop.id(), hop.forAddress(),
                hop.date())).toList();
    }

    private static Origin origin(Analysis analysis) {
        var source = analysis.source();
        return new Origin(source.ip(), source.method(), source.confidence(), source.reasons());
    }

    private static List<Check> checks(Analysis analysis) {
        return analysis.facts().results().stream().map(result -> new Check(result.method(), result.result(),
                result.by(), result.byReceiver(), result.properties(), result.where().toString())).toList();
    }

    private static List<Signed> signatures(Analysis analysis) {
        return analysis.facts().signatures().stream().map(signature -> new Signed(signature.kind(), signature.domain(),
                signature.selector(), signature.algorithm(), signature.canonicalization(), signature.headers(),
                known(signature.bodyLength()), signature.signed(), signature.expires())).toList();
    }

    private static List<Told> traits(Analysis analysis) {
        return analysis.facts().traits().stream()
                .map(trait -> new Told(trait.name(), trait.value(), trait.where().toString())).toList();
    }

    private static Map<String, Object> features(Analysis analysis) {
        var features = new LinkedHashMap<String, Object>(analysis.features().counts());
        if (!analysis.features().structure().isEmpty()) {
            features.put("structure", analysis.features().structure());
        }
        return features;
    }

    private static @Nullable Long known(long number) {
        return number < 0 ? null : number;
    }

    private static List<Part> parts(Analysis analysis) {
        return analysis.parts().stream().map(part -> new Part(part.number(), part.type(), part.charset(),
                part.encoding(), part.disposition(), part.name(), part.size())).toList();
    }

    private static List<File> files(Analysis analysis) {
        return analysis.attachments().stream().map(file -> new File(file.part(), file.name(), file.declaredType(),
                file.detectedType(), file.size(), file.sha256(), file.sha1(), file.md5(), file.tlsh(), file.ssdeep(),
                file.flags(),
                file.entries().stream().map(entry -> new Inside(entry.path(), entry.type(), known(entry.size()),
                        entry.sha256(), entry.flags())).toList()))
                .toList();
    }

    private static List<Seen> seen(Analysis analysis, IndicatorKind kind) {
        return analysis.indicators().stream().filter(found -> found.kind() == kind)
                .map((Indicator found) -> new Seen(found.value(), found.where().toString())).toList();
    }
}
