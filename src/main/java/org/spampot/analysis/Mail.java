package org.spampot.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.spampot.analysis.image.PictureMemo;
import org.spampot.analysis.link.Defang;
import org.spampot.mime.HeaderField;
import org.spampot.mime.HeaderFields;
import org.spampot.mime.MimeMessage;
import org.spampot.mime.MimePart;
import org.spampot.model.Analysis;
import org.spampot.model.Bytes;
import org.spampot.model.Defect;
import org.spampot.model.Header;
import org.spampot.model.Indicator;
import org.spampot.model.Link;
import org.spampot.model.ReceivedHop;
import org.spampot.model.Where;

/// A message under analysis: the MIME tree, and what several analyzers need of it, made once when first asked for.
///
/// Thread-safety: none, one thread analyzes one mail.
public final class Mail {
    /// Characters of text that are folded with the way back, which takes six times as many bytes.
    private static final int WAYS_BACK = 1024 * 1024;

    private final MimeMessage message;
    private final PictureMemo memo;
    private final Bytes content;
    private final boolean keepsFiles;
    private final List<MimePart> parts;
    private final Set<String> truncated = new LinkedHashSet<>();
    private final Once<List<TextPart>> texts = new Once<>(this::findTexts);
    private final Once<List<HtmlPage>> ownPages = new Once<>(this::findPages);
    private final Once<List<FilePart>> files = new Once<>(() -> FilePart.find(this));
    private final Once<List<HtmlPage>> pages = new Once<>(() -> FilePart.withPages(ownPages(), this));
    private final Once<Pictures.Found> pictures = new Once<>(() -> Pictures.find(this, memo()));
    private final Once<List<Place>> places = new Once<>(this::findPlaces);
    private final Once<List<Defang>> folds = new Once<>(this::fold);
    private final Once<List<Place>> foldedPlaces = new Once<>(this::foldPlaces);
    private final Once<List<TextLink>> textLinks = new Once<>(() -> TextLink.find(this));
    private final Once<Links.Found> links = new Once<>(() -> Links.find(this));
    private final Once<List<Indicator>> emails = new Once<>(() -> Emails.find(this));
    private final Once<List<Indicator>> quotedIds = new Once<>(() -> MessageIds.quoted(this));
    private final Once<List<ReceivedHop>> received = new Once<>(() -> ReceivedChain.hops(fields()));
    private final Once<Header> header = new Once<>(() -> Headers.read(fields()));
    private final Once<String> text = new Once<>(() -> Text.of(this));

    public Mail(MimeMessage message) {
        this(message, PictureMemo.NONE);
    }

    /// @param memo of the pictures of other mails; what is found is the same with any
    Mail(MimeMessage message, PictureMemo memo) {
        this(message, memo, Bytes.EMPTY, false);
    }

    /// @param memo of the pictures of other mails; what is found is the same with any
    /// @param content that `message` was read from
    /// @param keepsFiles whether the files inside of attachments are wanted as bytes
    Mail(MimeMessage message, PictureMemo memo, Bytes content, boolean keepsFiles) {
        this.message = message;
        this.memo = memo;
        this.content = content;
        this.keepsFiles = keepsFiles;
        this.parts = message.parts();
    }

    /// Text in which something can be found: a header field, a text part, the text of an HTML page.
    public record Place(Where where, String text) {}

    private PictureMemo memo() {
        return memo;
    }

    public MimeMessage message() {
        return message;
    }

    /// The message as it came.
    Bytes content() {
        return content;
    }

    boolean keepsFiles() {
        return keepsFiles;
    }

    public HeaderFields fields() {
        return message.header();
    }

    public List<MimePart> parts() {
        return parts;
    }

    /// Text parts, HTML among them, decoded.
    List<TextPart> texts() {
        return texts.value();
    }

    /// The HTML parts, parsed.
    List<HtmlPage> ownPages() {
        return ownPages.value();
    }

    /// The HTML parts, and the pages and links in files, parsed.
    List<HtmlPage> pages() {
        return pages.value();
    }

    /// The parts that are files, opened.
    List<FilePart> files() {
        return files.value();
    }

    /// The pictures, and the codes in them.
    Pictures.Found pictures() {
        return pictures.value();
    }

    /// All places with readable text: header fields first, those of messages inside among them, then text parts and HTML
    /// pages in the order of the message, then what is in files, then what codes in pictures say.
    public List<Place> places() {
        return places.value();
    }

    /// The same places, their text as [Defang] folds it.
    List<Place> foldedPlaces() {
        return foldedPlaces.value();
    }

    /// The text of each place as [Defang] folds it; of long ones, and when there are many, without the way back.
    List<Defang> folds() {
        return folds.value();
    }

    /// URLs and mail addresses written in the text of all places.
    List<TextLink> textLinks() {
        return textLinks.value();
    }

    /// What [Links] finds.
    public List<Link> links() {
        return links.value().links();
    }

    /// What [Links] finds wrong with them.
    List<Defect> linkDefects() {
        return links.value().defects();
    }

    /// What [Emails] finds.
    public List<Indicator> emails() {
        return emails.value();
    }

    /// The Message-IDs that text quotes, as often as it does.
    List<Indicator> quotedIds() {
        return quotedIds.value();
    }

    /// What [Headers] finds.
    public Header header() {
        return header.value();
    }

    /// What [ReceivedChain] finds.
    public List<ReceivedHop> received() {
        return received.value();
    }

    /// The readable text, cut: [Analysis#text()].
    public String text() {
        return text.value();
    }

    /// Tells that something was left out: a short phrase that names the thing and the limit.
    public void truncated(String why) {
        truncated.add(why);
    }

    List<String> truncated() {
        return List.copyOf(truncated);
    }

    private List<TextPart> findTexts() {
        return parts.stream().filter(part -> part.isText() || part.isHtml()).map(TextPart::of).toList();
    }

    private List<HtmlPage> findPages() {
        return texts().stream().filter(TextPart::isHtml).map(text -> HtmlPage.of(text, this)).toList();
    }

    private List<Defang> fold() {
        List<Defang> folded = new ArrayList<>(places().size());
        int left = WAYS_BACK;
        for (Place place : places()) {
            String text = place.text();
            boolean wayBack = text.length() <= TextLink.PIECE && text.length() <= left;
            left -= wayBack ? text.length() : 0;
            folded.add(wayBack ? Defang.fold(text) : Defang.plain(Defang.folded(text)));
        }
        return folded;
    }

    private List<Place> foldPlaces() {
        List<Place> folded = new ArrayList<>(places().size());
        for (Place place : places()) {
            folded.add(new Place(place.where(), folds().get(folded.size()).text()));
        }
        return folded;
    }

    private List<Place> findPlaces() {
        List<Place> found = new ArrayList<>();
        for (HeaderField field : fields().fields()) {
            found.add(new Place(Headers.where(field), field.decoded()));
        }
        found.addAll(InnerHeaders.places(this));
        int page = 0;
        for (TextPart text : texts()) {
            String number = text.part().number();
            if (text.isHtml()) {
                HtmlPage html = ownPages().get(page++);
                found.add(new Place(new Where(number, "html"), html.text()));
                if (!html.hidden().isBlank()) {
                    found.add(new Place(new Where(number, "html-hidden"), html.hidden()));
                }
            } else {
                found.add(new Place(new Where(number, "text"), CardText.unfolded(text)));
            }
        }
        files().forEach(file -> file.addPlaces(found));
        pictures().codes().forEach(code -> found.add(new Place(code.where(), code.text())));
        return found;
    }
}
