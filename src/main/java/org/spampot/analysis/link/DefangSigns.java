package org.spampot.analysis.link;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/// What [Defang] looks for: signs that a text needs folding, and what follows in it.
final class DefangSigns {
    private static final Set<String> SCHEMES = Set.of("hxxp", "h**p", "hxtp", "htxp", "h__p", "h##p", "h^^p", "ht**p",
            "ht*p",
            "h*tp", "hxxxp", "htttp", "hhttp", "htt*p", "hpp", "hxp", "hzzp", "hyyp");
    private static final int FAR = 4;

    /// With what something to fold may begin, of the characters below U+00AD.
    private static final boolean[] STARTS = table("[({<]hH _\\");
    /// With what [#in] finds that it does.
    private static final boolean[] SIGNS = table("[({<]xX*#^_/\\ ");

    private DefangSigns() {}

    private static boolean[] table(String characters) {
        boolean[] table = new boolean[0xad];
        characters.chars().forEach(c -> table[c] = true);
        return table;
    }

    /// True when nothing to fold begins with this character.
    static boolean isPlain(char c) {
        return c < STARTS.length && !STARTS[c];
    }

    static boolean isScheme(String word) {
        return SCHEMES.contains(word);
    }

    /// One look at each character; most text has none of these.
    static boolean in(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < SIGNS.length && !SIGNS[c]) {
                continue;
            }
            boolean sign = switch (c) {
                case '[', '(', '{', '<' ->
                    (".:/@daDApP ".indexOf(next(text, at + 1)) >= 0 && bracket(text, at)) || optionalS(text, at);
                case ']' -> at > 0 && text.charAt(at - 1) == '.' && Character.isLetterOrDigit(next(text, at + 1));
                case 'x', 'X', '*', '#', '^' -> at > 0 && "htHT".indexOf(text.charAt(at - 1)) >= 0
                        && (next(text, at + 1) | 0x20) != 'e';
                case '_' ->
                    at > 0 && ((text.charAt(at - 1) | 0x20) == 'h' || text.regionMatches(true, at, "_dot_", 0, 5));
                case '/', '\\' -> slashes(text, at);
                case ' ' -> spokenDot(text, at) > 0 || text.startsWith(" AT ", at) || text.startsWith(" @ ", at);
                default -> c >= 0xad && odd(text, at);
            };
            if (sign) {
                return true;
            }
        }
        return false;
    }

    /// `http[s]`
    private static boolean optionalS(String text, int at) {
        return text.regionMatches(true, at, "[s]", 0, 3) && at > 3 && (text.charAt(at - 1) | 0x20) == 'p';
    }

    /// A bracket that does not open HTML.
    private static boolean bracket(String text, int at) {
        return text.charAt(at) != '<' || text.regionMatches(true, at, "<dot>", 0, 5)
                || text.regionMatches(true, at, "<at>", 0, 4);
    }

    /// The first slash behind `http` when what is there is not just `://` and a letter.
    private static boolean slashes(String text, int at) {
        char before = at > 0 ? text.charAt(at - 1) : ' ';
        if (before == '/' || before == '\\' || at < 4) {
            return false;
        }
        int end = before == ':' || before == ';' ? at - 1 : at;
        boolean scheme = (text.charAt(end - 1) | 0x20) == 'p' || (text.charAt(end - 1) | 0x20) == 's';
        boolean usual = before == ':' && text.charAt(at) == '/' && next(text, at + 1) == '/'
                && " /\\".indexOf(next(text, at + 2)) < 0;
        int start = Math.max(0, end - 5);
        String word = scheme && !usual ? text.substring(start, end).toLowerCase(Locale.ROOT) : "";
        return word.endsWith("http") || word.endsWith("https");
    }

    private static char next(String text, int at) {
        return at < text.length() ? text.charAt(at) : ' ';
    }

    private static boolean odd(String text, int at) {
        char c = text.charAt(at);
        if (isInvisible(c)) {
            return true;
        }
        boolean styled = c == '\ud835'
                || (c == '\ud83c' && next(text, at + 1) >= '\udd10' && next(text, at + 1) <= '\udd69');
        boolean candidate = styled || (c >= 0x2024 && c < 0x2500) || c == 0x29f8 || c == 0x3002
                || (c >= 0xfe52 && c < 0xff70);
        return candidate && narrow(text.codePointAt(at), at == 0 ? ' ' : text.charAt(at - 1),
                next(text, at + Character.charCount(text.codePointAt(at)))) != 0;
    }

    static boolean isInvisible(char c) {
        return c >= 0xad && (c == 0xad || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || c == 0x34f || c == 0x61c || c == 0x180e
                || c == 0x115f || c == 0x1160 || c == 0x3164 || (c >= 0xfe00 && c <= 0xfe0f));
    }

    /// The ASCII character that one beyond ASCII stands for where it stands; 0 when it is just itself. Full-width
    /// punctuation other than what a host has ends a URL in Chinese and Japanese text.
    static char narrow(int point, char before, char after) {
        boolean between = isWord(before) && isWord(after);
        if (point == 0x3002 || point == 0xff61 || point == 0x2024 || point == 0xfe52) {
            return between ? '.' : 0;
        }
        if (point == 0x2044 || point == 0x2215 || point == 0x29f8) {
            return isWord(before) || before == '/' || before == ':' ? '/' : 0;
        }
        if (point == 0xff1a || point == 0xfe55) {
            return after == '/' || after == '\uff0f' ? ':' : 0;
        }
        if (point == 0xff20 || point == 0xfe6b) {
            return between ? '@' : 0;
        }
        if (point >= 0xff01 && point <= 0xff5e) {
            char ascii = (char) (point - 0xfee0);
            return Ascii.isWord(ascii) || "-._/".indexOf(ascii) >= 0 ? ascii : 0;
        }
        boolean letterlike = (point >= 0x1d400 && point <= 0x1d7ff) || (point >= 0x24b6 && point <= 0x24ea)
                || (point >= 0x2460 && point <= 0x2468) || (point >= 0x1f110 && point <= 0x1f169)
                || (point >= 0x210a && point <= 0x2149 && point != 0x2116);
        return letterlike ? styled(point) : 0;
    }

    private static char styled(int point) {
        String plain = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC).replaceAll("[()]", "");
        return plain.length() == 1 && Ascii.isWord(plain.charAt(0)) ? plain.charAt(0) : 0;
    }

    private static boolean isWord(char c) {
        return Ascii.isWord(c) || isInvisible(c) || (c >= 0xff10 && c <= 0xff5a) || Character.isHighSurrogate(c)
                || Character.isLowSurrogate(c);
    }

    /// Behind ` dot ` at `at`; negative when it is not there.
    static int spokenDot(String text, int at) {
        char first = next(text, at + 1);
        if (first != 'd' && first != 'D' && first != 'p' && first != 'P') {
            return -1;
        }
        for (String word : new String[]{" dot ", " d0t ", " punkt "}) {
            if (text.regionMatches(true, at, word, 0, word.length())) {
                return at + word.length();
            }
        }
        return -1;
    }

    /// True when a label, or labels with ` dot ` between them, follow and the last is a top-level domain.
    static boolean isDomainAhead(String text, int from) {
        int at = from;
        for (int hop = 0; hop < FAR; hop++) {
            int end = labelEnd(text, at);
            int next = end > at ? spokenDot(text, end) : -1;
            if (next < 0) {
                boolean whole = end > at + 1 && !Character.isLetterOrDigit(next(text, end));
                return whole && Tlds.of(text.substring(at, end)) == Tlds.Trust.CLEAR;
            }
            at = next;
        }
        return false;
    }

    /// `example dot com`, `example (dot) com`, `example[.]com`: a domain whose dots are not written as dots.
    static boolean isSpokenDomain(String text, int from) {
        int end = labelEnd(text, from);
        if (end <= from) {
            return false;
        }
        int dot = spokenDot(text, end);
        if (dot > 0) {
            return isDomainAhead(text, dot);
        }
        int open = next(text, end) == ' ' ? end + 1 : end;
        return "[({<".indexOf(next(text, open)) >= 0
                && (text.regionMatches(true, open + 1, "dot", 0, 3) || next(text, open + 1) == '.');
    }

    /// True when a host with plain dots and a sure top-level domain follows.
    static boolean isHostAhead(String text, int from) {
        int at = from;
        for (int hop = 0; hop < FAR; hop++) {
            int end = labelEnd(text, at);
            if (end == at) {
                return false;
            }
            if (next(text, end) != '.' || labelEnd(text, end + 1) == end + 1) {
                return hop > 0 && Tlds.of(text.substring(at, end)) == Tlds.Trust.CLEAR;
            }
            at = end + 1;
        }
        return false;
    }

    private static int labelEnd(String text, int from) {
        int end = from;
        while (end < text.length() && end - from < 64 && (Ascii.isWord(text.charAt(end)) || text.charAt(end) == '-')) {
            end++;
        }
        return end;
    }

    static boolean within(String text, int from, String word, int reach) {
        int end = Math.min(text.length(), from + reach);
        for (int at = from; at < end; at++) {
            if (text.regionMatches(true, at, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }
}
