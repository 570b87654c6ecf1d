package org.spampot.console.page;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.spampot.console.Live;
import org.spampot.console.MailReader;
import org.spampot.console.mail.SafeHtml;
import org.spampot.console.page.MessageView.Tab;
import org.spampot.console.web.Answer;
import org.spampot.console.web.Ask;
import org.spampot.console.web.SecurityHeaders;
import org.spampot.model.Bytes;
import org.spampot.model.CaptureId;
import org.spampot.store.MessageDetail;
import org.spampot.store.Page;
import org.spampot.store.PageRequest;
import org.spampot.store.Parsed;
import org.spampot.store.MessageRow;
import org.spampot.store.QueryParser;
import org.spampot.store.Store;

/// Lists of messages, one message, and what can be downloaded of it.
public final class Mails {
    private static final int PAGE = 50;
    private static final int MOST_QUERY = 2_000;

    private final Store store;
    private final MailReader mail;
    private final Live live;
    private final Contents contents;
    private final Pages pages;
    private final InstantSource clock;

    public Mails(Store store, MailReader mail, Live live, Pages pages, InstantSource clock) {
        this.store = store;
        this.mail = mail;
        this.live = live;
        this.contents = new Contents(mail);
        this.pages = pages;
        this.clock = clock;
    }

    public Answer list(Ask ask) {
        String text = cut(ask.query("q"));
        String before = CaptureId.parse(ask.query("before")).map(CaptureId::toString).orElse("");
        MessagesView view = switch (QueryParser.parse(text, clock.instant())) {
            case Parsed.Wrong wrong ->
                new MessagesView(text, wrong.message(), List.of(), true, "", live.now().listeners());
            case Parsed.Good good -> {
                Page<MessageRow> page = store.messages(good.query(), new PageRequest(before, PAGE));
                String next = page.next().isEmpty()
                        ? ""
                        : "/messages?q=" + SearchLink.encoded(text) + "&before=" + SearchLink.encoded(page.next());
                yield new MessagesView(text, "", page.rows(), before.isEmpty(), next, live.now().listeners());
            }
        };
        return pages.page("messages", "Messages", "messages", text, view);
    }

    private static String cut(String text) {
        return text.length() > MOST_QUERY ? text.substring(0, MOST_QUERY) : text;
    }

    public Answer one(Ask ask) {
        return with(ask, (id, detail) -> {
            Contents.Opened open = contents.open(id);
            Tab tab = Arrays.stream(Tab.values())
                    .filter(one -> one.word().equals(ask.query("view")) && open.tabs().contains(one))
                    .findFirst().orElse(open.tabs().getFirst());
            return pages.page("message", "Message", "messages", "",
                    new MessageView(detail, tab, open.tabs(), contents.body(id, open.view(), tab)));
        });
    }

    /// The HTML of a message for the frame in its page.
    public Answer html(Ask ask) {
        return with(ask, (id, _) -> mail.view(id).<Answer>map(view -> {
            SafeHtml.Cleaned cleaned = contents.clean(id, view);
            return Answer.html(200, Bytes.utf8(cleaned.html()))
                    .with("Content-Security-Policy", SecurityHeaders.MAIL_POLICY);
        }).orElseGet(this::gone));
    }

    /// The message as captured, to keep as a file.
    public Answer raw(Ask ask) {
        return with(ask, (id, detail) -> mail.raw(id)
                .<Answer>map(bytes -> Answer.download(detail.row().sha256().substring(0, 16) + ".eml", bytes))
                .orElseGet(this::gone));
    }

    /// A part of a message, decoded, to keep as a file.
    public Answer part(Ask ask) {
        String number = ask.variable("number");
        if (!number.matches("[0-9]{1,4}(\\.[0-9]{1,4}){0,60}")) {
            return notThere("a part is named by numbers and dots");
        }
        return with(ask, (id, _) -> mail.part(id, number)
                .<Answer>map(part -> Answer.download(part.bytes().sha256() + ".bin", part.bytes()))
                .orElseGet(() -> notThere("this message has no such part")));
    }

    private Answer with(Ask ask, BiFunction<CaptureId, MessageDetail, Answer> then) {
        Optional<CaptureId> id = CaptureId.parse(ask.variable("id"));
        return id.flatMap(store::message).map(detail -> then.apply(id.get(), detail))
                .orElseGet(() -> notThere("there is no message of this id; it may not be in the store yet"));
    }

    private Answer gone() {
        return notThere("the journal does not have the bytes of this message any more");
    }

    private Answer notThere(String message) {
        return pages.error(404, message, true);
    }
}
