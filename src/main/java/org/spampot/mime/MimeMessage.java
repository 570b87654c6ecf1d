package org.spampot.mime;

import java.util.ArrayList;
import java.util.List;
import org.spampot.model.Defect;

/// A message as [MimeReader] understood it.
///
/// @param root the message itself
/// @param defects in the order they were met, one of a kind for each place
/// @param truncated why something was left out, one short phrase for each limit that was reached
public record MimeMessage(MimePart root, List<Defect> defects, List<String> truncated) {
    public MimeMessage {
        defects = List.copyOf(defects);
        truncated = List.copyOf(truncated);
    }

    /// The fields of the message's own header.
    public HeaderFields header() {
        return root.header();
    }

    /// All parts, containers before what they hold, in the order of the message; other readings of a part come after it
    /// and what it holds.
    public List<MimePart> parts() {
        List<MimePart> parts = new ArrayList<>();
        collect(root, parts);
        return parts;
    }

    private static void collect(MimePart part, List<MimePart> parts) {
        parts.add(part);
        part.children().forEach(child -> collect(child, parts));
        part.readings().forEach(reading -> collect(reading, parts));
    }
}
