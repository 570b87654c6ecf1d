package org.spampot.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spampot.model.Bytes;
import org.spampot.model.CaptureId;
import org.spampot.model.Part;

/// Reads captured mail back out of the journal and takes it apart.
///
/// The caller promises nothing about the id but its form: it may name a message that is not there. The implementer
/// promises to answer hostile mail with what can be read of it, bounded as the parser bounds it, and to throw
/// [java.io.UncheckedIOException] only when the journal cannot be read.
public interface MailReader {
    /// The bytes as captured, or nothing when the journal has no such message.
    Optional<Bytes> raw(CaptureId id);

    /// The message taken apart, or nothing likewise.
    Optional<MailView> view(CaptureId id);

    /// The decoded bytes of the part with this number, or nothing when there is no such message or part.
    Optional<PartContent> part(CaptureId id, String number);

    /// A message as a person looks at it. Texts are decoded, hostile and bounded.
    ///
    /// @param headers of the message itself, in its order
    /// @param text the readable plain text: of the text parts, else of the HTML; may be empty
    /// @param html source of the HTML part that a mail program would show; empty when there is none
    /// @param parts leaves and containers, in the order of the message
    /// @param contentIds from the Content-ID of a part, without angle brackets, to the part's number
    record MailView(List<HeaderLine> headers, String text, String html, List<Part> parts,
            Map<String, String> contentIds) {
        public MailView {
            headers = List.copyOf(headers);
            parts = List.copyOf(parts);
            contentIds = Map.copyOf(contentIds);
        }
    }

    /// One field of a header.
    ///
    /// @param raw the value as sent, unfolded or not
    /// @param decoded unfolded, encoded words decoded
    record HeaderLine(String name, String raw, String decoded) {}

    /// A part by itself.
    ///
    /// @param type by content where known, else as declared; told to the reader, never to his browser
    /// @param name decoded file name as sent; empty when none
    record PartContent(Bytes bytes, String type, String name) {}
}
