package org.spampot.analysis.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Hosts written in text without a scheme: `example.com`, `shop.example.co.uk:8080/x?y`. A name counts when its top-level
/// domain exists and is not as likely the end of a file's name or the next sentence; those need a path or a third label.
public final class BareHosts {
    private static final int LONGEST = 2048;
    private static final int LONGEST_NAME = 253;
    /// Names of products that are written like hosts.
    private static final Set<String> PRODUCTS = Set.of("asp.net", "vb.net", "ado.net", "b.net", "c.net", "node.js");

    private BareHosts() {}

    /// A host with what follows it: from `start` up to `end`.
    public record Span(int start, int end) {}

    /// In the order of the text; linear in it.
    public static List<Span> find(String text) {
        List<Span> found = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int start = at;
            boolean dot = false;
            while (at < text.length() && isNamePart(text.charAt(at))) {
                dot |= text.charAt(at) == '.';
                at++;
            }
            if (dot) {
                at = Math.max(at, run(text, start, at, found));
            } else if (at == start) {
                at++;
            }
        }
        return found;
    }

    /// True when `text` as a whole is a host with or without a path, as in a parameter of a URL or an attribute.
    public static boolean isOne(String text) {
        if (text.length() > LONGEST || text.indexOf('.') < 0) {
            return false;
        }
        List<Span> found = new ArrayList<>();
        int end = 0;
        while (end < text.length() && isNamePart(text.charAt(end))) {
            end++;
        }
        run(text, 0, end, found);
        return !found.isEmpty() && found.getFirst().end == text.length();
    }

    /// Adds the host of a run of characters of names, if it is one; the index behind it.
    private static int run(String text, int from, int to, List<Span> found) {
        int start = from;
        while (start < to && !Character.isLetterOrDigit(text.charAt(start))) {
            start++;
        }
        int end = to;
        while (end > start && !Character.isLetterOrDigit(text.charAt(end - 1))) {
            end--;
        }
        char before = start == 0 ? ' ' : text.charAt(start - 1);
        char after = end == text.length() ? ' ' : text.charAt(end);
        boolean refused = "@/\\=.&%+~$#_-".indexOf(before) >= 0 && !isRelative(text, start);
        if (end - start < 4 || end - start > LONGEST_NAME || refused
                || "@(=\\_".indexOf(after) >= 0) {
            return to;
        }
        int name = withoutNextSentence(text, start, end);
        boolean path = after == '/' && name == end && end + 1 < text.length()
                && (Ascii.isWord(text.charAt(end + 1)) || "?%~#_-".indexOf(text.charAt(end + 1)) >= 0);
        boolean port = after == ':' && name == end && end + 2 < text.length() && Ascii.isDigit(text.charAt(end + 1))
                && Ascii.isDigit(text.charAt(end + 2));
        if (!isHost(text.substring(start, name), path || port)) {
            return to;
        }
        boolean more = name == end && (path || port || ((after == '/' || after == '?') && end < text.length()));
        int stop = more ? restEnd(text, name) : name;
        found.add(new Span(start, stop));
        return stop;
    }

    /// `//example.com/` with nothing before it.
    private static boolean isRelative(String text, int start) {
        return start > 1 && text.startsWith("//", start - 2) && (start == 2 || text.charAt(start - 3) <= ' ');
    }

    /// `example.com.Click here`: a label that begins with a capital after one that does not is the next sentence.
    private static int withoutNextSentence(String text, int start, int end) {
        int dot = text.lastIndexOf('.', end - 1);
        boolean capital = dot > start && Character.isUpperCase(text.charAt(dot + 1))
                && end - dot > 2 && Character.isLowerCase(text.charAt(dot + 2))
                && Character.isLowerCase(text.charAt(dot - 1));
        return capital ? dot : end;
    }

    private static boolean isHost(String name, boolean followed) {
        int dot = name.lastIndexOf('.');
        if (dot <= 0 || name.contains("..") || name.indexOf('_') == 0) {
            return false;
        }
        int before = name.lastIndexOf('.', dot - 1);
        String label = name.substring(before + 1, dot);
        boolean letter = label.chars().anyMatch(Character::isLetter);
        Tlds.Trust trust = Tlds.of(name.substring(dot + 1));
        boolean enough = switch (trust) {
            case CLEAR -> label.length() > 1 && (letter || label.length() > 2 || followed);
            case WORD -> label.length() > 1 && letter && (followed || before > 0);
            case FILE -> label.length() > 1 && letter && followed;
            case NONE -> false;
        };
        boolean www = name.regionMatches(true, 0, "www.", 0, 4) && before > 0 && trust != Tlds.Trust.NONE;
        return (enough || www) && !PRODUCTS.contains(name.toLowerCase(java.util.Locale.ROOT))
                && !HostName.normal(name).isEmpty();
    }

    private static int restEnd(String text, int from) {
        int end = from;
        int depth = 0;
        while (end < text.length() && end - from < LONGEST) {
            char c = text.charAt(end);
            if (c <= ' ' || c == 0x7f || c == 0xa0 || "\"<>^`{|}\\".indexOf(c) >= 0 || c > 0x2000) {
                break;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0) {
                break;
            }
            end++;
        }
        while (end > from && ".,;:!?'*]".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static boolean isNamePart(char c) {
        return Ascii.isWord(c) || c == '.' || c == '-' || c == '_'
                || (c > 0x7f && c < 0x3000 && Character.isLetterOrDigit(c));
    }
}
