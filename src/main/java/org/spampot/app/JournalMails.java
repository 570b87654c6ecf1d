package org.spampot.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spampot.analysis.Mail;
import org.spampot.console.MailReader;
import org.spampot.journal.Entry;
import org.spampot.journal.ReadableJournal;
import org.spampot.mime.MimeMessage;
import org.spampot.mime.MimePart;
import org.spampot.mime.MimeReader;
import org.spampot.model.Bytes;
import org.spampot.model.CaptureId;
import org.spampot.model.MessageCapture;
import org.spampot.store.Store;

/// Messages as the console reads them: the store knows where, the journal has the bytes, `mime` takes them apart.
record JournalMails(Store store, ReadableJournal journal) implements MailReader {
    @Override
    public Optional<Bytes> raw(CaptureId id) {
        return store.message(id).flatMap(known -> switch (journal.read(known.position())) {
            case Entry.Read read when read.capture() instanceof MessageCapture message && message.id().equals(id) ->
                Optional.of(message.content());
            case Entry.Read _,Entry.Damaged _ -> Optional.empty();
        });
    }

    @Override
    public Optional<MailView> view(CaptureId id) {
        return raw(id).map(JournalMails::view);
    }

    private static MailView view(Bytes content) {
        MimeMessage message = MimeReader.read(content);
        List<MimePart> parts = message.parts();
        List<HeaderLine> header = message.header().fields().stream()
                .map(field -> new HeaderLine(field.name(), field.raw().text(), field.decoded())).toList();
        String html = parts.stream().filter(MimePart::isHtml).findFirst().map(MimePart::text).orElse("");
        Map<String, String> contentIds = new LinkedHashMap<>();
        for (MimePart part : parts) {
            String contentId = part.header().value("Content-ID").replaceAll("^\\s*<|>\\s*$", "");
            if (!contentId.isEmpty()) {
                contentIds.putIfAbsent(contentId, part.number());
            }
        }
        return new MailView(header, new Mail(message).text(), html, parts.stream().map(MimePart::facts).toList(),
                contentIds);
    }

    @Override
    public Optional<PartContent> part(CaptureId id, String number) {
        return raw(id).flatMap(content -> MimeReader.read(content).parts().stream()
                .filter(part -> part.number().equals(number)).findFirst()
                .map(part -> new PartContent(part.body(), part.type().name(), part.name())));
    }
}
