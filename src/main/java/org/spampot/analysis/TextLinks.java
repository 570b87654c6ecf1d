package org.spampot.analysis;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.nibor.autolink.LinkExtractor;
import org.nibor.autolink.LinkSpan;
import org.nibor.autolink.LinkType;
import org.spampot.analysis.link.BareHosts;
import org.spampot.analysis.link.Defang;
import org.spampot.analysis.link.Escapes;
import org.spampot.model.Where;

/// Finds URLs, hosts and mail addresses in the text of one place.
///
/// Thread-safety: none.
final class TextLinks {
    private static final int LONGEST = 8 * 1024;
    private static final int MOST_LINES = 8;
    private static final LinkExtractor EXTRACTOR = LinkExtractor.builder()
            .linkTypes(EnumSet.of(LinkType.URL, LinkType.WWW, LinkType.EMAIL)).build();

    private final Where where;
    private final boolean hosts;
    private final List<TextLink> found;

    /// @param hosts true to take names without a scheme for hosts
    TextLinks(Where where, boolean hosts, List<TextLink> found) {
        this.where = where;
        this.hosts = hosts;
        this.found = found;
    }

    boolean isFull() {
        return found.size() >= TextLink.MOST;
    }

    /// A piece of text, folded, and where in it something was found already.
    private record Piece(String original, Defang folded, List<BareHosts.Span> taken) {
        String raw(int begin, int end) {
            return original.substring(folded.originOf(begin), folded.originOf(end));
        }

        boolean isTaken(int begin, int end) {
            int low = 0;
            int high = taken.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (taken.get(middle).end() <= begin) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low < taken.size() && taken.get(low).start() < end;
        }
    }

    void piece(String original, Defang folded) {
        boolean escaped = Escapes.hinted(original) || original.indexOf("aHR0c") >= 0;
        var piece = new Piece(original, folded, new ArrayList<>());
        String text = piece.folded.text();
        boolean address = text.indexOf('@') >= 0 && text.indexOf('.') >= 0;
        if (address || text.indexOf("://") >= 0 || hasWww(text)) {
            spans(piece);
        }
        if (hosts && text.indexOf('.') >= 0) {
            hosts(piece);
        }
        if (escaped) {
            escaped(piece);
        }
    }

    private void spans(Piece piece) {
        String text = piece.folded.text();
        for (LinkSpan span : EXTRACTOR.extractLinks(text)) {
            if (isFull()) {
                return;
            }
            boolean email = span.getType() == LinkType.EMAIL;
            int begin = span.getBeginIndex();
            int end = email ? span.getEndIndex() : beforeForeignText(text, begin, span.getEndIndex());
            end = Math.min(end, begin + LONGEST);
            piece.taken.add(new BareHosts.Span(begin, end));
            found.add(new TextLink(email, text.substring(begin, end), piece.raw(begin, end), where));
            if (!email && begin > 0 && text.charAt(begin - 1) == '<' && end < text.length()
                    && text.charAt(end) <= ' ') {
                wrapped(piece, begin, end);
            }
        }
    }

    /// `<http://example.com/a` and on the next line `b/c>`: RFC 3986 appendix C has line ends inside of the brackets
    /// ignored.
    private void wrapped(Piece piece, int begin, int end) {
        String text = piece.folded.text();
        var whole = new StringBuilder(text.substring(begin, end));
        int at = end;
        for (int lines = 0; lines < MOST_LINES && at < text.length() && whole.length() < LONGEST; lines++) {
            while (at < text.length() && (text.charAt(at) == '\r' || text.charAt(at) == '\n')) {
                at++;
            }
            int stop = at;
            while (stop < text.length() && stop - at < 1024 && text.charAt(stop) > ' ' && text.charAt(stop) != '>'
                    && text.charAt(stop) != '<') {
                stop++;
            }
            whole.append(text, at, stop);
            if (stop < text.length() && text.charAt(stop) == '>') {
                found.add(new TextLink(false, whole.toString(), piece.raw(begin, stop), where));
                return;
            }
            if (stop == at || stop >= text.length() || (text.charAt(stop) != '\r' && text.charAt(stop) != '\n')) {
                return;
            }
            at = stop;
        }
    }

    private void hosts(Piece piece) {
        String text = piece.folded.text();
        for (BareHosts.Span span : BareHosts.find(text)) {
            if (!isFull() && !piece.isTaken(span.start(), span.end())) {
                found.add(new TextLink(false, "http://" + text.substring(span.start(), span.end()),
                        piece.raw(span.start(), span.end()), where));
            }
        }
    }

    /// Words that hold nothing until their escapes are undone.
    private void escaped(Piece piece) {
        String text = piece.folded.text();
        int at = 0;
        while (at < text.length() && !isFull()) {
            int end = at;
            while (end < text.length() && end - at < LONGEST && text.charAt(end) > ' ') {
                end++;
            }
            if (end - at > 8 && !piece.isTaken(at, end)) {
                word(text.substring(at, end), piece.raw(at, end));
            }
            at = end == at ? at + 1 : end;
        }
    }

    private void word(String word, String raw) {
        int base64 = word.indexOf("aHR0c");
        String meant = base64 >= 0 && (base64 == 0 || !Character.isLetterOrDigit(word.charAt(base64 - 1)))
                ? Escapes.base64(base64Word(word, base64))
                : Escapes.hinted(word) ? Escapes.undone(word) : word;
        if (meant.equals(word)) {
            return;
        }
        String folded = Defang.fold(meant).text();
        for (LinkSpan span : EXTRACTOR.extractLinks(folded)) {
            if (!isFull()) {
                found.add(new TextLink(span.getType() == LinkType.EMAIL,
                        folded.substring(span.getBeginIndex(), span.getEndIndex()), raw, where));
            }
        }
    }

    private static String base64Word(String word, int from) {
        int end = from;
        while (end < word.length()
                && (Character.isLetterOrDigit(word.charAt(end)) || "+/-_=".indexOf(word.charAt(end)) >= 0)) {
            end++;
        }
        return word.substring(from, end);
    }

    private static boolean hasWww(String text) {
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
            if (dot > 1 && (text.charAt(dot - 1) | 0x20) == 'w' && (text.charAt(dot - 2) | 0x20) == 'w') {
                return true;
            }
        }
        return false;
    }

    /// Chinese and Japanese text goes on behind a URL without a space: the URL ends where it begins, unless its host is
    /// written that way.
    private static int beforeForeignText(String text, int begin, int end) {
        boolean dot = false;
        for (int at = begin; at < end; at++) {
            char c = text.charAt(at);
            dot |= c == '.';
            boolean foreign = (c >= 0x3000 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3) || c >= 0xff00;
            if (foreign && dot && text.charAt(at - 1) < 128 && text.charAt(at - 1) != '.') {
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
