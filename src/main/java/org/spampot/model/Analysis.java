package org.spampot.model;

import java.util.List;

/// All that was understood of one message. Lists are in the order of the message and bounded.
///
/// @param sha256 of the content as captured
/// @param size of the content as captured
/// @param text the beginning of the readable text (plain text, or HTML as text), for search and preview
/// @param truncated why something was left out, one short phrase for each limit that was reached
public record Analysis(String sha256, long size, Header header, List<ReceivedHop> received, Source source,
        List<Part> parts, List<Attachment> attachments, List<Link> links, List<Indicator> indicators,
        List<PatternHit> patterns, List<Defect> defects, Language language, String text, List<String> truncated) {
    public Analysis {
        received = List.copyOf(received);
        parts = List.copyOf(parts);
        attachments = List.copyOf(attachments);
        links = List.copyOf(links);
        indicators = List.copyOf(indicators);
        patterns = List.copyOf(patterns);
        defects = List.copyOf(defects);
        truncated = List.copyOf(truncated);
    }

    /// What is known of a message that nothing has looked into yet.
    public static Analysis none(Bytes content) {
        return new Analysis(content.sha256(), content.size(), Header.NONE, List.of(), Source.UNKNOWN, List.of(),
                List.of(), List.of(), List.of(), List.of(), List.of(), new Language(""), "", List.of());
    }
}
