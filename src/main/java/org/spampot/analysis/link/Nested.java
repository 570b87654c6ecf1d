package org.spampot.analysis.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// URLs inside a URL: what a redirector or a link scanner wraps, in a parameter, the path or the fragment; plain, percent
/// encoded up to three times, or in Base64. Nothing is asked: what a service keeps to itself stays unknown.
public final class Nested {
    private static final int MOST = 8;
    private static final int MOST_PARAMETERS = 64;
    /// Parameters whose value is a target even without a scheme.
    private static final Set<String> TARGETS = Set.of("url", "u", "redirect", "redirect_url", "redirecturl", "redir",
            "redirect_uri", "redirect_to", "dest", "destination", "target", "goto", "go", "link", "to", "out", "next",
            "return", "returnurl", "return_url", "continue", "rurl", "ref_url", "forward", "location", "adurl", "uri",
            "site", "domain", "href", "page", "l", "r", "q");

    private Nested() {}

    /// A URL inside another.
    ///
    /// @param how the wrapper's name, or `parameter`, `path`
    /// @param raw the target as it is meant, escapes undone
    public record Target(String how, String raw) {}

    record Parameter(String name, String value) {}

    /// The targets of a URL of the web, each once.
    public static List<Target> of(WebUrl url) {
        List<Target> found = new ArrayList<>();
        if (url.rest().length() < 8) {
            return found;
        }
        for (Wrappers.Unwrapped wrapped : Wrappers.of(url)) {
            add(wrapped.name(), wrapped.target(), found);
        }
        if (!found.isEmpty()) {
            return found;
        }
        for (Parameter parameter : parameters(url.rest())) {
            parameter(parameter, found);
        }
        if (found.isEmpty()) {
            inside(url.rest(), "path", found);
        }
        return found;
    }

    /// The targets in what has a scheme that is not of the web: `intent:`, `view-source:`, `ms-word:ofe|u|https://...`.
    public static List<Target> ofOther(String text) {
        List<Target> found = new ArrayList<>();
        inside(text, "parameter", found);
        return found;
    }

    /// The parameters of query and fragment, values as written.
    static List<Parameter> parameters(String rest) {
        int query = first(rest, '?', '#', 0);
        List<Parameter> found = new ArrayList<>();
        int at = query + 1;
        while (query >= 0 && at < rest.length() && found.size() < MOST_PARAMETERS) {
            int end = at;
            while (end < rest.length() && "&#;?".indexOf(rest.charAt(end)) < 0) {
                end++;
            }
            int equals = rest.indexOf('=', at);
            boolean named = equals >= 0 && equals < end;
            String name = named ? rest.substring(at, equals) : "";
            // a target that is not escaped takes the question marks and parameters behind it along
            int start = named ? equals + 1 : at;
            if (startsLikeUrl(rest, start)) {
                end = Math.max(end, wholeEnd(rest, start));
            }
            found.add(new Parameter(name.startsWith("amp;") ? name.substring(4) : name, rest.substring(start, end)));
            at = end + 1;
        }
        return found;
    }

    private static int wholeEnd(String rest, int start) {
        int end = start;
        while (end < rest.length() && rest.charAt(end) != '&' && rest.charAt(end) != '#') {
            end++;
        }
        return end;
    }

    private static int first(String text, char one, char other, int from) {
        int a = text.indexOf(one, from);
        int b = text.indexOf(other, from);
        return a < 0 ? b : b < 0 ? a : Math.min(a, b);
    }

    private static boolean startsLikeUrl(String text, int at) {
        return text.regionMatches(true, at, "http://", 0, 7) || text.regionMatches(true, at, "https://", 0, 8);
    }

    private static void parameter(Parameter parameter, List<Target> found) {
        String value = parameter.value;
        if (value.length() < 4) {
            return;
        }
        String decoded = decoded(value);
        int before = found.size();
        if (isUrl(decoded)) {
            add("parameter", decoded, found);
        } else if (parameter.name.isEmpty() && isBase64(value)) {
            based(value, found);
        } else if (TARGETS.contains(parameter.name.toLowerCase(Locale.ROOT)) && BareHosts.isOne(decoded)) {
            add("parameter", decoded, found);
        } else if (isBase64(decoded)) {
            based(decoded, found);
        }
        if (found.size() == before) {
            inside(decoded, "parameter", found);
        }
    }

    private static boolean isUrl(String text) {
        return startsLikeUrl(text, 0) || (text.startsWith("//") && text.indexOf('.') > 0 && text.length() > 5
                && Character.isLetterOrDigit(text.charAt(2))) || text.regionMatches(true, 0, "www.", 0, 4);
    }

    private static String decoded(String value) {
        String now = value;
        for (int layer = 0; layer < 3 && now.indexOf('%') >= 0; layer++) {
            now = Escapes.percent(now);
        }
        return now;
    }

    /// The beginning of Base64 of `http`, `HTTP`, `Http` or `www.`.
    private static boolean isBase64(String value) {
        return value.length() >= 12
                && (value.startsWith("aHR0c") || value.startsWith("SFRUU") || value.startsWith("SHR0c")
                        || value.startsWith("d3d3L"));
    }

    private static void based(String value, List<Target> found) {
        int end = 0;
        while (end < value.length() && (Ascii.isWord(value.charAt(end)) || "+/-_=".indexOf(value.charAt(end)) >= 0)) {
            end++;
        }
        String decoded = Escapes.base64(value.substring(0, end));
        if (isUrl(decoded)) {
            add("base64", decoded.strip(), found);
        }
    }

    /// A scheme that begins anywhere but at the start.
    private static void inside(String text, String how, List<Target> found) {
        int at = text.indexOf("ttp", 1);
        while (at > 0 && found.size() < MOST) {
            if ((text.charAt(at - 1) | 0x20) == 'h' && at > 1) {
                int end = schemeEnd(text, at + 3);
                if (end > 0) {
                    add(how, decoded(text.substring(at - 1)), found);
                    return;
                }
            }
            at = text.indexOf("ttp", at + 3);
        }
        int base64 = text.indexOf("aHR0c");
        if (base64 > 0 && !Ascii.isWord(text.charAt(base64 - 1)) && found.size() < MOST) {
            based(text.substring(base64), found);
        }
    }

    /// Behind `://`, `:/`, `%3A%2F%2F`, `%253A...`; negative when none is there.
    private static int schemeEnd(String text, int from) {
        int at = from < text.length() && (text.charAt(from) | 0x20) == 's' ? from + 1 : from;
        String ahead = decoded(text.substring(at, Math.min(text.length(), at + 24)));
        return ahead.startsWith(":/") ? at : -1;
    }

    private static void add(String how, String raw, List<Target> found) {
        String target = raw.length() > WebUrl.LONGEST ? raw.substring(0, WebUrl.LONGEST) : raw;
        var one = new Target(how, target);
        if (found.size() < MOST && !found.contains(one)) {
            found.add(one);
        }
    }
}
