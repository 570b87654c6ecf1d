package org.spampot.analysis;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;
import org.spampot.analysis.link.Defang;
import org.spampot.model.Where;

/// A URL or a mail address written in text.
///
/// Text is searched in pieces of some 32 KiB that end between words, so that no text, whatever it is made of, costs more
/// than its length.
///
/// @param email true for a mail address, else a URL or a name that begins with `www.`
/// @param value folded as [Defang] does
/// @param raw as written
record TextLink(boolean email, String value, String raw, Where where) {
    private static final int PIECE = 32 * 1024;
    private static final int MOST = 15_000;
    private static final int LONGEST = 8 * 1024;
    private static final LinkExtractor EXTRACTOR = LinkExtractor.builder()
            .linkTypes(EnumSet.of(LinkType.URL, LinkType.WWW, LinkType.EMAIL)).build();

    static List<TextLink> find(Mail mail) {
        List<TextLink> found = new ArrayList<>();
        for (Mail.Place place : mail.places()) {
            find(place.text(), place.where(), found);
        }
        for (HtmlPage page : mail.pages()) {
            find(page.other(), new Where(page.part(), "script"), found);
        }
        if (found.size() >= MOST) {
            mail.truncated("links: the first " + MOST + " URLs and addresses in text were read");
        }
        return found;
    }

    private static void find(String text, Where where, List<TextLink> found) {
        if (text.indexOf('@') < 0 && text.indexOf('.') < 0) {
            return;
        }
        int at = 0;
        while (at < text.length() && found.size() < MOST) {
            int end = pieceEnd(text, at);
            piece(text.substring(at, end), where, found);
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

    private static void piece(String original, Where where, List<TextLink> found) {
        Defang folded = Defang.fold(original);
        String text = folded.text();
        boolean address = text.indexOf('@') >= 0 && text.indexOf('.') >= 0;
        if (!address && text.indexOf("://") < 0 && !hasWww(text)) {
            return;
        }
        for (LinkSpan span : EXTRACTOR.extractLinks(text)) {
            if (found.size() >= MOST) {
                return;
            }
            boolean email = span.getType() == LinkType.EMAIL;
            int begin = span.getBeginIndex();
            int end = email ? span.getEndIndex() : beforeForeignText(text, begin, span.getEndIndex());
            end = Math.min(end, begin + LONGEST);
            String raw = original.substring(folded.originOf(begin), folded.originOf(end));
            found.add(new TextLink(email, text.substring(begin, end), raw, where));
        }
    }

    private static boolean hasWww(String text) {
        int at = text.indexOf("ww.");
        return at >= 0 || text.indexOf("WW.") >= 0 || text.indexOf("Ww.") >= 0 || text.indexOf("wW.") >= 0;
    }

    /// Chinese and Japanese text goes on behind a URL without a space: the URL ends where it begins, unless its host is
    /// written that way.
    private static int beforeForeignText(String text, int begin, int end) {
        boolean dot = false;
        for (int at = begin; at < end; at++) {
            char c = text.charAt(at);
            dot |= c == '.';
            boolean foreign = (c >= 0x3000 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3) || c >= 0xff00;
            if (foreign && dot && text.charAt(at - 1) < 128) {
                int cut = at;
                while (cut > begin && ".,;:!?".indexOf(text.charAt(cut - 1)) >= 0) {
                    cut--;
                }
                return cut;
            }
        }
        return end;
    }
}
