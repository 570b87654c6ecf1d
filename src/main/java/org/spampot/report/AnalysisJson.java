package org.spampot.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Analysis;
import org.spampot.model.Attachment;
import org.spampot.model.Barcode;
import org.spampot.model.Defect;
import org.spampot.model.FileEntry;
import org.spampot.model.Header;
import org.spampot.model.Image;
import org.spampot.model.IndicatorKind;
import org.spampot.model.Link;
import org.spampot.model.Mailbox;
import org.spampot.model.Part;
import org.spampot.model.PatternHit;
import org.spampot.model.ReceivedHop;
import tools.jackson.core.JsonGenerator;

/// What is understood of a message as JSON; the names of its members are a contract with scripts.
public final class AnalysisJson {
    private AnalysisJson() {}

    /// Writes the members of one message's object.
    public static void write(JsonGenerator json, Analysis analysis) {
        Header header = analysis.header();
        json.writeStringProperty("sha256", analysis.sha256());
        json.writeNumberProperty("size", analysis.size());
        json.writeStringProperty("subject", header.subject());
        mailboxes(json, "from", header.from());
        mailboxes(json, "sender", header.sender());
        mailboxes(json, "to", header.to());
        mailboxes(json, "cc", header.cc());
        mailboxes(json, "replyTo", header.replyTo());
        Json.time(json, "date", header.date());
        json.writeStringProperty("messageId", header.messageId());
        Json.objects(json, "received", analysis.received(), AnalysisJson::hop);
        json.writeObjectPropertyStart("source");
        json.writeStringProperty("ip", analysis.source().ip());
        json.writeStringProperty("method", analysis.source().method());
        json.writeStringProperty("confidence", analysis.source().confidence());
        Json.strings(json, "reasons", analysis.source().reasons());
        json.writeEndObject();
        Json.objects(json, "parts", analysis.parts(), AnalysisJson::part);
        Json.objects(json, "attachments", analysis.attachments(), AnalysisJson::attachment);
        Json.objects(json, "images", analysis.images(), AnalysisJson::image);
        Json.objects(json, "barcodes", analysis.barcodes(), AnalysisJson::barcode);
        Json.objects(json, "urls", analysis.links(), AnalysisJson::link);
        for (IndicatorKind kind : IndicatorKind.values()) {
            Json.strings(json, kind.member(), values(analysis, kind));
        }
        Json.objects(json, "patterns", analysis.patterns(), AnalysisJson::pattern);
        Json.objects(json, "defects", analysis.defects(), AnalysisJson::defect);
        json.writeStringProperty("language", analysis.language().code());
        HeaderJson.write(json, analysis.facts());
        json.writeObjectPropertyStart("features");
        analysis.features().counts().forEach(json::writeNumberProperty);
        notEmpty(json, "structure", analysis.features().structure());
        json.writeEndObject();
        Json.strings(json, "truncated", analysis.truncated());
    }

    /// Each value once, in the order of the message.
    static List<String> values(Analysis analysis, IndicatorKind kind) {
        return analysis.indicators().stream().filter(found -> found.kind() == kind).map(found -> found.value())
                .distinct().toList();
    }

    private static void mailboxes(JsonGenerator json, String name, List<Mailbox> mailboxes) {
        Json.objects(json, name, mailboxes, (object, mailbox) -> {
            object.writeStringProperty("name", mailbox.name());
            object.writeStringProperty("address", mailbox.address());
        });
    }

    private static void hop(JsonGenerator json, ReceivedHop hop) {
        json.writeStringProperty("raw", hop.raw());
        notEmpty(json, "from", hop.from());
        notEmpty(json, "fromIp", hop.fromIp());
        notEmpty(json, "helo", hop.helo());
        notEmpty(json, "rdns", hop.rdns());
        notEmpty(json, "by", hop.by());
        notEmpty(json, "byIp", hop.byIp());
        notEmpty(json, "with", hop.with());
        notEmpty(json, "login", hop.login());
        notEmpty(json, "tls", hop.tls());
        notEmpty(json, "id", hop.id());
        notEmpty(json, "for", hop.forAddress());
        Json.time(json, "date", hop.date());
    }

    private static void part(JsonGenerator json, Part part) {
        json.writeStringProperty("number", part.number());
        json.writeStringProperty("type", part.type());
        notEmpty(json, "charset", part.charset());
        notEmpty(json, "encoding", part.encoding());
        notEmpty(json, "disposition", part.disposition());
        notEmpty(json, "name", part.name());
        json.writeNumberProperty("size", part.size());
    }

    private static void attachment(JsonGenerator json, Attachment attachment) {
        json.writeStringProperty("part", attachment.part());
        json.writeStringProperty("name", attachment.name());
        json.writeStringProperty("declaredType", attachment.declaredType());
        json.writeStringProperty("detectedType", attachment.detectedType());
        json.writeNumberProperty("size", attachment.size());
        json.writeStringProperty("sha256", attachment.sha256());
        json.writeStringProperty("sha1", attachment.sha1());
        json.writeStringProperty("md5", attachment.md5());
        notEmpty(json, "tlsh", attachment.tlsh());
        notEmpty(json, "ssdeep", attachment.ssdeep());
        Json.strings(json, "flags", attachment.flags());
        Json.objects(json, "entries", attachment.entries(), AnalysisJson::entry);
    }

    private static void entry(JsonGenerator json, FileEntry entry) {
        json.writeStringProperty("path", entry.path());
        notEmpty(json, "type", entry.type());
        if (entry.size() >= 0) {
            json.writeNumberProperty("size", entry.size());
        }
        notEmpty(json, "sha256", entry.sha256());
        Json.strings(json, "flags", entry.flags());
    }

    private static void image(JsonGenerator json, Image image) {
        json.writeStringProperty("where", image.where().toString());
        json.writeStringProperty("format", image.format());
        json.writeNumberProperty("width", image.width());
        json.writeNumberProperty("height", image.height());
        json.writeNumberProperty("frames", image.frames());
        notEmpty(json, "hash", image.hash());
    }

    private static void barcode(JsonGenerator json, Barcode code) {
        json.writeStringProperty("symbology", code.symbology());
        json.writeStringProperty("text", code.text());
        json.writeStringProperty("where", code.where().toString());
        json.writeNumberProperty("x", code.x());
        json.writeNumberProperty("y", code.y());
        json.writeNumberProperty("width", code.width());
        json.writeNumberProperty("height", code.height());
    }

    private static void link(JsonGenerator json, Link link) {
        json.writeStringProperty("url", link.url());
        json.writeStringProperty("raw", link.raw());
        json.writeStringProperty("host", link.host());
        json.writeStringProperty("domain", link.domain());
        json.writeStringProperty("where", link.where().toString());
        notEmpty(json, "via", link.via());
    }

    private static void pattern(JsonGenerator json, PatternHit hit) {
        json.writeStringProperty("name", hit.name());
        json.writeStringProperty("value", hit.value());
        json.writeStringProperty("where", hit.where().toString());
    }

    static void defect(JsonGenerator json, Defect defect) {
        json.writeStringProperty("name", defect.name());
        notEmpty(json, "where", defect.where());
        notEmpty(json, "detail", defect.detail());
    }

    private static void notEmpty(JsonGenerator json, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            json.writeStringProperty(name, value);
        }
    }
}
