package org.spampot.model;

import java.util.List;
import java.util.Objects;

/// All that was understood of one message. Lists are in the order of the message and bounded.
///
/// @param sha256 of the content as captured
/// @param size of the content as captured
/// @param text the beginning of the readable text (plain text, or HTML as text), for search and preview
/// @param facts what the header tells besides; absent in documents kept by older programs
/// @param features counts; absent in documents kept by older programs
/// @param made which analyzers found this; absent in documents kept by older programs
/// @param truncated why something was left out, one short phrase for each limit that was reached
/// @param images none in documents written before they were looked at
/// @param barcodes none in documents written before they were read
public record Analysis(String sha256, long size, Header header, List<ReceivedHop> received, Source source,
        List<Part> parts, List<Attachment> attachments, List<Link> links, List<Indicator> indicators,
        List<PatternHit> patterns, List<Defect> defects, Language language, String text, List<String> truncated,
        HeaderFacts facts, Features features, List<Image> images, List<Barcode> barcodes,
        List<Made> made) {
    public Analysis {
        received = List.copyOf(received);
        parts = List.copyOf(parts);
        attachments = List.copyOf(attachments);
        links = List.copyOf(links);
        indicators = List.copyOf(indicators);
        patterns = List.copyOf(patterns);
        defects = List.copyOf(defects);
        truncated = List.copyOf(truncated);
        facts = facts == null ? HeaderFacts.NONE : facts;
        features = features == null ? Features.NONE : features;
        images = List.copyOf(Objects.requireNonNullElse(images, List.of()));
        barcodes = List.copyOf(Objects.requireNonNullElse(barcodes, List.of()));
        made = made == null ? List.of() : List.copyOf(made);
    }

    /// Without what the header tells besides, without counts and pictures.
    public Analysis(String sha256, long size, Header header, List<ReceivedHop> received, Source source,
            List<Part> parts, List<Attachment> attachments, List<Link> links, List<Indicator> indicators,
            List<PatternHit> patterns, List<Defect> defects, Language language, String text, List<String> truncated) {
        this(sha256, size, header, received, source, parts, attachments, links, indicators, patterns, defects,
                language, text, truncated, HeaderFacts.NONE, Features.NONE, List.of(), List.of(), List.of());
    }

    /// What is known of a message that nothing has looked into yet.
    public static Analysis none(Bytes content) {
        return new Analysis(content.sha256(), content.size(), Header.NONE, List.of(), Source.UNKNOWN, List.of(),
                List.of(), List.of(), List.of(), List.of(), List.of(), new Language(""), "", List.of());
    }
}
