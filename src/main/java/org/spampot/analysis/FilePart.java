package org.spampot.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.spampot.analysis.file.Budget;
import org.spampot.analysis.file.Contents;
import org.spampot.analysis.file.FileOpener;
import org.spampot.analysis.file.Passwords;
import org.spampot.mime.MimePart;
import org.spampot.model.Where;

/// A part that is a file, opened: what is inside becomes places, pages and links of the mail.
///
/// @param pages the HTML in it, parsed, and the URLs that documents name
record FilePart(MimePart part, Contents contents, List<HtmlPage> pages) {
    /// Other readings of a part that show what is in it already.
    private static final List<String> READINGS = List.of("~text", "~html", "~message.0", "~message.1");

    static List<FilePart> find(Mail mail) {
        var budget = new Budget();
        var opener = new FileOpener(budget, new Passwords(() -> words(mail)), mail.keepsFiles());
        List<FilePart> files = new ArrayList<>();
        Set<String> numbers = mail.parts().stream().map(MimePart::number).collect(Collectors.toSet());
        for (MimePart part : mail.parts()) {
            if (isFile(part)) {
                boolean readAsText = part.isText() || part.isHtml()
                        || READINGS.stream().anyMatch(word -> numbers.contains(part.number() + word));
                Contents contents = opener.open(part.body(), part.name(), part.type().name(), readAsText);
                files.add(new FilePart(part, contents, pages(part.number(), contents, mail)));
            }
        }
        budget.reasons().forEach(mail::truncated);
        return List.copyOf(files);
    }

    static boolean isFile(MimePart part) {
        return !part.isContainer()
                && (!part.name().isEmpty() || part.disposition().equals("attachment") || !part.isText());
    }

    private static List<HtmlPage> pages(String part, Contents contents, Mail mail) {
        List<HtmlPage> pages = new ArrayList<>();
        for (Contents.Text page : contents.pages()) {
            pages.add(HtmlPage.of(page.text(), part, page.how() + "!", mail));
        }
        if (!contents.references().isEmpty()) {
            List<HtmlPage.RawUrl> urls = contents.references().stream()
                    .map(reference -> new HtmlPage.RawUrl(reference.how(), reference.url())).toList();
            pages.add(HtmlPage.naming(part, urls));
        }
        return pages;
    }

    static List<HtmlPage> withPages(List<HtmlPage> own, Mail mail) {
        if (mail.files().stream().allMatch(file -> file.pages.isEmpty())) {
            return own;
        }
        List<HtmlPage> all = new ArrayList<>(own);
        mail.files().forEach(file -> all.addAll(file.pages));
        return List.copyOf(all);
    }

    /// Adds the texts in this file.
    void addPlaces(List<Mail.Place> places) {
        for (Contents.Text text : contents.texts()) {
            places.add(new Mail.Place(new Where(part.number(), text.how()), text.text()));
        }
        int number = 0;
        for (Contents.Text page : contents.pages()) {
            places.add(new Mail.Place(new Where(part.number(), page.how()), pages.get(number++).text()));
        }
    }

    /// What the message itself says, in which the password of an archive may be.
    private static String words(Mail mail) {
        var text = new StringBuilder(mail.header().subject());
        mail.texts().stream().filter(part -> !part.isHtml()).forEach(part -> text.append('\n').append(part.text()));
        mail.ownPages().forEach(page -> text.append('\n').append(page.text()));
        return text.toString();
    }
}
