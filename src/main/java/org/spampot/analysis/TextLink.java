package org.spampot.analysis;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spampot.analysis.link.Defang;
import org.spampot.analysis.link.ScriptText;
import org.spampot.model.Where;

/// A URL or a mail address written in text.
///
/// Text is searched in pieces of some 32 KiB that end between words, so that no text, whatever it is made of, costs more
/// than its length.
///
/// @param email true for a mail address, else a URL or a host
/// @param value as meant: escapes undone, folded as `Defang` does, with a scheme when it is a host alone
/// @param raw as written
record TextLink(boolean email, String value, String raw, Where where) {
    static final int MOST = 15_000;
    static final int PIECE = 32 * 1024;
    private static final int LONGEST = 8 * 1024;

    static List<TextLink> find(Mail mail) {
        List<TextLink> found = new ArrayList<>();
        int index = 0;
        for (Mail.Place place : mail.places()) {
            Defang folded = mail.folds().get(index++);
            // fields name hosts on every second line; only a subject is read by people
            boolean hosts = !place.where().part().equals("header") || place.where().how().equals("subject");
            find(place.text(), folded, new TextLinks(place.where(), hosts, found));
        }
        for (HtmlPage page : mail.pages()) {
            for (HtmlPage.Unread unread : page.unread()) {
                var links = new TextLinks(new Where(page.part(), unread.how()), false, found);
                find(unread.text(), null, links);
                find(ScriptText.decoded(unread.text()), null, links);
            }
        }
        if (found.size() >= MOST) {
            mail.truncated("links: the first " + MOST + " URLs and addresses in text were read");
        }
        return found;
    }

    /// @param folded the whole text, as [Mail#folds] has it, if it was
    private static void find(String text, @Nullable Defang folded, TextLinks links) {
        if (folded != null && text.length() <= PIECE && folded.leadsTo(text)) {
            if (!text.isEmpty() && !links.isFull()) {
                links.piece(text, folded);
            }
            return;
        }
        boolean plain = folded != null && folded.text().equals(text);
        int at = 0;
        while (at < text.length() && !links.isFull()) {
            int end = pieceEnd(text, at);
            String piece = text.substring(at, end);
            links.piece(piece, plain ? Defang.plain(piece) : Defang.fold(piece));
            at = end;
        }
    }

    /// Behind the last white space within reach, or at reach when there is none.
    private static int pieceEnd(String text, int from) {
        if (text.length() - from <= PIECE) {
            return text.length();
        }
        int end = from + PIECE;
        while (end > from + PIECE - LONGEST && !Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end > from + PIECE - LONGEST ? end : from + PIECE;
    }
}
