package org.spampot.console.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.spampot.console.MailReader;
import org.spampot.console.MailReader.MailView;
import org.spampot.console.MailReader.PartContent;
import org.spampot.console.mail.InlineImage;
import org.spampot.console.mail.SafeHtml;
import org.spampot.console.page.MessageView.Body;
import org.spampot.console.page.MessageView.Tab;
import org.spampot.model.Bytes;
import org.spampot.model.CaptureId;

/// What the tabs of a message show, read back from the journal.
final class Contents {
    private static final int MOST_TEXT = 200_000;
    private static final int MOST_RAW = 256 * 1024;
    private static final int MOST_IMAGES = 30;

    private final MailReader mail;

    Contents(MailReader mail) {
        this.mail = mail;
    }

    /// What there is of a message to look at.
    ///
    /// @param view nothing known of it when the journal does not have it
    record Opened(Optional<MailView> view, List<Tab> tabs) {}

    Opened open(CaptureId id) {
        Optional<MailView> view = mail.view(id);
        List<Tab> tabs = new ArrayList<>();
        if (view.isEmpty() || !view.get().text().isBlank() || view.get().html().isBlank()) {
            tabs.add(Tab.TEXT);
        }
        if (view.isPresent() && !view.get().html().isBlank()) {
            tabs.add(Tab.HTML);
            tabs.add(Tab.SOURCE);
        }
        tabs.addAll(List.of(Tab.HEADERS, Tab.PARTS, Tab.RAW));
        return new Opened(view, tabs);
    }

    /// The open tab's content.
    Body body(CaptureId id, Optional<MailView> view, Tab tab) {
        if (view.isEmpty()) {
            return new Body.Nothing(
                    "The journal does not have the bytes of this message: its segment was removed, or only a"
                            + " log tells of it. What was understood of it is below.");
        }
        MailView open = view.get();
        return switch (tab) {
            case TEXT -> open.text().isBlank()
                    ? new Body.Nothing("This message has no readable text.")
                    : plain(open.text(), MOST_TEXT);
            case HTML -> new Body.Frame("/messages/" + id + "/html", clean(id, open).cut());
            case SOURCE -> plain(open.html(), MOST_TEXT);
            case HEADERS -> new Body.Headers(open.headers().stream().limit(500).toList());
            case PARTS -> new Body.Parts(open.parts().stream().limit(1_000).toList());
            case RAW -> raw(id);
        };
    }

    private Body raw(CaptureId id) {
        Bytes bytes = mail.raw(id).orElse(Bytes.EMPTY);
        Bytes start = bytes.slice(0, Math.min(bytes.size(), MOST_RAW));
        return new Body.Plain(Visible.block(start.text(), MOST_RAW), bytes.size() > MOST_RAW);
    }

    private static Body plain(String text, int most) {
        return new Body.Plain(Visible.block(text, most), text.length() > most);
    }

    /// The HTML of a message, made harmless, with its own small images inside.
    SafeHtml.Cleaned clean(CaptureId id, MailView view) {
        int[] images = {0};
        return SafeHtml.clean(view.html(), contentId -> {
            if (images[0]++ >= MOST_IMAGES) {
                return Optional.empty();
            }
            return partOf(view.contentIds(), contentId).flatMap(number -> mail.part(id, number))
                    .map(PartContent::bytes).flatMap(InlineImage::dataUrl);
        });
    }

    private static Optional<String> partOf(Map<String, String> contentIds, String contentId) {
        String plain = contentId.replace("%40", "@");
        return contentIds.entrySet().stream()
                .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).equals(plain.toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getValue).findFirst();
    }
}
