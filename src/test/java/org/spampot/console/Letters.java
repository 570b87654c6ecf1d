package org.spampot.console;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.spampot.mime.MimeMessage;
import org.spampot.mime.MimePart;
import org.spampot.mime.MimeReader;
import org.spampot.model.Bytes;
import org.spampot.model.CaptureId;
import org.spampot.model.Part;

/// The mails of a test, read by the real parser.
public final class Letters implements MailReader {
    private final Map<CaptureId, Bytes> raw = new ConcurrentHashMap<>();

    void put(CaptureId id, Bytes content) {
        raw.put(id, content);
    }

    /// Forgets a mail, as when its segment of the journal is removed.
    public void forget(CaptureId id) {
        raw.remove(id);
    }

    @Override
    public Optional<Bytes> raw(CaptureId id) {
        return Optional.ofNullable(raw.get(id));
    }

    @Override
    public Optional<MailView> view(CaptureId id) {
        return raw(id).map(MimeReader::read).map(Letters::view);
    }

    private static MailView view(MimeMessage message) {
        List<MimePart> parts = message.parts();
        List<HeaderLine> lines = message.header().fields().stream()
                .map(field -> new HeaderLine(field.name(), field.raw().text(), field.decoded())).toList();
        Map<String, String> ids = new LinkedHashMap<>();
        for (MimePart part : parts) {
            part.header().fields().stream().filter(field -> field.is("Content-ID"))
                    .forEach(field -> ids.put(field.value().replaceAll("[<>]", ""), part.number()));
        }
        String text = parts.stream().filter(part -> part.isText() && !part.isHtml() && !part.isReading())
                .map(MimePart::text).findFirst()
                .orElse("");
        String html = parts.stream().filter(MimePart::isHtml).map(MimePart::text).findFirst().orElse("");
        List<Part> facts = parts.stream().map(MimePart::facts).toList();
        return new MailView(lines, text, html, facts, ids);
    }

    @Override
    public Optional<PartContent> part(CaptureId id, String number) {
        return raw(id).map(MimeReader::read).flatMap(message -> message.parts().stream()
                .filter(part -> part.number().equals(number) && !part.isContainer()).findFirst())
                .map(part -> new PartContent(part.body(), part.type().name(), part.name()));
    }
}
