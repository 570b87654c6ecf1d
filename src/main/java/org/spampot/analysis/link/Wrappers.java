package org.spampot.analysis.link;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Services that put a URL of their own before somebody else's, in a way that can be undone without asking them. One row
/// each: name, hosts, where the target is. Those that need no row are read by [Nested] from any parameter or path.
final class Wrappers {
    /// @param name in `Where`, after the `>`
    /// @param host the host itself, or with a dot before it the end of it, or with a dot behind it its beginning
    /// @param path beginning of the path
    /// @param target raw, from path, query and fragment; empty when it is not there
    /// @param inside the host with a dot before it
    private record Row(String name, String host, String path, Function<String, String> target, String inside) {
        Row(String name, String host, String path, Function<String, String> target) {
            this(name, host, path, target, "." + host);
        }

        boolean matches(String of, String rest) {
            boolean same = host.startsWith(".")
                    ? of.endsWith(host) || of.equals(host.substring(1))
                    : host.endsWith(".")
                            ? of.startsWith(host) || of.contains(inside)
                            : of.equals(host);
            return same && rest.regionMatches(true, 0, path, 0, path.length());
        }
    }

    /// A target and the name of who wrapped it.
    record Unwrapped(String name, String target) {}

    private static final List<Row> ROWS = List.of(
            new Row("safelinks", ".safelinks.protection.outlook.com", "/", parameter("url")),
            new Row("safelinks", ".safelinks.protection.office365.us", "/", parameter("url")),
            new Row("safelinks", ".safelinks.protection.partner.outlook.cn", "/", parameter("url")),
            new Row("safelinks", "statics.teams.cdn.office.net", "/evergreen-assets/safelinks", parameter("url")),
            new Row("proofpoint", "urldefense.proofpoint.com", "/v1/", parameter("u")),
            new Row("proofpoint", "urldefense.proofpoint.com", "/v2/", rest -> proofpoint2(raw(rest, "u"))),
            new Row("proofpoint", "urldefense.proofpoint.com", "/v3/", ProofpointV3::target),
            new Row("proofpoint", "urldefense.com", "/v3/", ProofpointV3::target),
            new Row("proofpoint", "urldefense.us", "/v3/", ProofpointV3::target),
            new Row("barracuda", "linkprotect.cudasvc.com", "/url", parameter("a")),
            new Row("cisco", "secure-web.cisco.com", "/", Wrappers::lastSegment),
            new Row("mimecast", ".mimecast.com", "/", rest -> domainOnly(decoded(rest, "domain"))),
            new Row("mimecast", ".mimecastprotect.com", "/", rest -> domainOnly(decoded(rest, "domain"))),
            new Row("sophos", ".protection.sophos.com", "/", rest -> based(decoded(rest, "u"))),
            new Row("trendmicro", ".trendmicro.com", "/wis/clicktime", parameter("url")),
            new Row("fireeye", ".fireeye.com", "/", parameter("u")),
            new Row("symantec", "clicktime.symantec.com", "/", parameter("u")),
            new Row("google", "google.", "/url", either("q", "url")),
            new Row("google-amp", "google.", "/amp/", rest -> amp(rest.substring(5))),
            new Row("google-amp", ".cdn.ampproject.org", "/", rest -> amp(rest.substring(Math.min(3, rest.length())))),
            new Row("google", "google.", "/pagead/aclk", parameter("adurl")),
            new Row("google", "googleadservices.", "/pagead/aclk", parameter("adurl")),
            new Row("facebook", "l.facebook.com", "/l.php", parameter("u")),
            new Row("facebook", "lm.facebook.com", "/l.php", parameter("u")),
            new Row("instagram", "l.instagram.com", "/", parameter("u")),
            new Row("linkedin", ".linkedin.com", "/", parameter("url")),
            new Row("youtube", ".youtube.com", "/redirect", parameter("q")),
            new Row("bing", ".bing.com", "/ck/a", rest -> bing(decoded(rest, "u"))),
            new Row("yahoo", ".search.yahoo.com", "/", Wrappers::yahoo),
            new Row("duckduckgo", "duckduckgo.com", "/l/", parameter("uddg")),
            new Row("vk", "vk.com", "/away.php", parameter("to")),
            new Row("steam", "steamcommunity.com", "/linkfilter", either("url", "u")),
            new Row("mandrill", "mandrillapp.com", "/track/click", Wrappers::mandrill),
            new Row("amazon-ses", ".awstrack.me", "/L0/", rest -> Escapes.percent(segment(rest, 2))));

    private Wrappers() {}

    /// The targets a known service wraps; none when there is no row for it or nothing in it. Raw: [WebUrl] decides.
    static List<Unwrapped> of(WebUrl url) {
        List<Unwrapped> found = new ArrayList<>();
        for (Row row : ROWS) {
            if (row.matches(url.host(), url.rest())) {
                String target = row.target.apply(url.rest());
                if (!target.isEmpty()) {
                    found.add(new Unwrapped(row.name, target));
                }
            }
        }
        return found;
    }

    private static Function<String, String> parameter(String name) {
        return rest -> decoded(rest, name);
    }

    private static Function<String, String> either(String name, String other) {
        return rest -> decoded(rest, name).isEmpty() ? decoded(rest, other) : decoded(rest, name);
    }

    private static String decoded(String rest, String name) {
        return Escapes.percent(raw(rest, name));
    }

    /// A parameter as written; `&amp;` left in place of `&` is read as well.
    private static String raw(String rest, String name) {
        return Nested.parameters(rest).stream().filter(each -> each.name().equalsIgnoreCase(name))
                .map(Nested.Parameter::value).findFirst().orElse("");
    }

    /// Version 2: `-3A` for `%3A`, `_` for `/`.
    private static String proofpoint2(String wrapped) {
        return Escapes.percent(wrapped.replace('-', '%').replace('_', '/'));
    }

    private static String based(String value) {
        String decoded = Escapes.base64(value);
        return decoded.isEmpty() ? value : decoded;
    }

    /// Two characters (`a1`) before Base64.
    private static String bing(String value) {
        return value.length() < 4 ? "" : Escapes.base64(value.substring(2));
    }

    /// `/.../RU=https%3a%2f%2f.../RK=...`
    private static String yahoo(String rest) {
        int start = rest.indexOf("/RU=");
        int end = start < 0 ? -1 : rest.indexOf('/', start + 4);
        return start < 0 ? "" : Escapes.percent(rest.substring(start + 4, end < 0 ? rest.length() : end));
    }

    /// `s/` before a host says https.
    private static String amp(String rest) {
        boolean secure = rest.startsWith("s/");
        String target = secure ? rest.substring(2) : rest;
        return BareHosts.isOne(target) ? (secure ? "https://" : "http://") + target : "";
    }

    private static String lastSegment(String rest) {
        int query = rest.indexOf('?');
        String path = query < 0 ? rest : rest.substring(0, query);
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.toLowerCase(Locale.ROOT).startsWith("http") ? Escapes.percent(last) : "";
    }

    private static String segment(String rest, int index) {
        String[] segments = rest.split("/", index + 2);
        return segments.length > index ? segments[index] : "";
    }

    /// Only the host of the target can be read.
    private static String domainOnly(String domain) {
        return BareHosts.isOne(domain) ? "http://" + domain + "/" : "";
    }

    /// JSON in Base64, in which a string is JSON again: `"url":"http:\/\/..."`.
    private static String mandrill(String rest) {
        String json = Escapes.scripted(Escapes.scripted(
                Escapes.base64(decoded(rest, "p")).replace("\\\\", "\\").replace("\\\"", "\"")));
        int start = json.indexOf("\"url\":\"");
        int end = start < 0 ? -1 : json.indexOf('"', start + 7);
        return end < 0 ? "" : json.substring(start + 7, end);
    }

    /// Version 3: `/v3/__URL__;CHARACTERS!...`: each `*` in the URL stands for the next of the characters that are there
    /// in Base64; `**` and a letter stand for a run of them.
    private static final class ProofpointV3 {
        private static final String LENGTHS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

        static String target(String rest) {
            int start = rest.indexOf("/v3/__");
            int end = rest.lastIndexOf("__;");
            if (start < 0 || end < start + 6) {
                return "";
            }
            int stop = rest.indexOf('!', end);
            String characters = replaced(rest.substring(end + 3, stop < 0 ? rest.length() : stop));
            return filled(rest.substring(start + 6, end), characters);
        }

        private static String replaced(String base64) {
            try {
                return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException damaged) {
                // the stars stay: the rest of the URL is worth having
                return "";
            }
        }

        private static String filled(String url, String characters) {
            var out = new StringBuilder(url.length() + characters.length());
            int next = 0;
            for (int at = 0; at < url.length(); at++) {
                char c = url.charAt(at);
                boolean run = c == '*' && at + 2 < url.length() && url.charAt(at + 1) == '*'
                        && LENGTHS.indexOf(url.charAt(at + 2)) >= 0;
                int count = run ? 2 + LENGTHS.indexOf(url.charAt(at + 2)) : c == '*' ? 1 : 0;
                if (count == 0 || next + count > characters.length()) {
                    out.append(c);
                    continue;
                }
                out.append(characters, next, next + count);
                next += count;
                at += run ? 2 : 0;
            }
            return single(out.toString());
        }

        /// `https:/host`: one of the slashes gets lost on the way.
        private static String single(String url) {
            int slash = url.indexOf(":/");
            return slash > 0 && !url.startsWith("://", slash)
                    ? url.substring(0, slash) + "://" + url.substring(slash + 2)
                    : url;
        }
    }
}
