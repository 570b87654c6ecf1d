package org.spampot.analysis.file;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import org.spampot.model.Bytes;

/// Files that a page carries in its scripts and links, to be built and saved in the browser where no filter looks (HTML
/// smuggling): long runs of base64, hexadecimal or numbers, also in pieces that are joined, whose content is a file of a
/// known kind. Nothing is run; what is encrypted in the page stays hidden.
///
/// Thread-safety: none, for one page.
final class BuiltFiles {
    private static final int SHORTEST = 48;
    private static final int MOST = 50;
    /// Between the pieces of a string: quotes, a plus or comma, a line end.
    private static final int LONGEST_GAP = 24;
    private static final int LONGEST_NAME = 120;

    private final String html;
    private final OpenFile file;
    private int found;

    private BuiltFiles(String html, OpenFile file) {
        this.html = html;
        this.file = file;
    }

    static void find(String html, String lower, OpenFile file) {
        if (lower.contains("<script") || lower.contains("base64,")) {
            new BuiltFiles(html, file).find();
        }
    }

    private void find() {
        int at = 0;
        while (at < html.length() && found < MOST) {
            char c = html.charAt(at);
            if (isDigit(c)) {
                at = isNumbers(at) ? numbers(at) : digits(at);
            } else {
                at++;
            }
        }
    }

    private static boolean isDigit(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    }

    /// Base64 or hexadecimal from `from` on; where it ends.
    private int digits(int from) {
        int at = runEnd(from);
        if (at - from < SHORTEST / 2) {
            return at;
        }
        var run = new StringBuilder().append(html, from, at);
        int next = gapEnd(at);
        while (next > at) {
            at = runEnd(next);
            run.append(html, next, at);
            next = gapEnd(at);
        }
        if (run.length() >= SHORTEST && !isPicture(from)) {
            content(bytes(run.toString()));
        }
        return at;
    }

    private int runEnd(int from) {
        int at = from;
        while (at < html.length() && (isDigit(html.charAt(at)) || html.charAt(at) == '=')) {
            at++;
        }
        return at;
    }

    /// Where the next piece of the same string begins; `from` when there is none.
    private int gapEnd(int from) {
        int quotes = 0;
        int at = from;
        boolean folded = at < html.length() && (html.charAt(at) == '\\' || html.charAt(at) < ' ');
        while (at < html.length() && at - from < LONGEST_GAP && " \t\r\n\"'`+,\\".indexOf(html.charAt(at)) >= 0) {
            quotes += "\"'`".indexOf(html.charAt(at)) >= 0 ? 1 : 0;
            at++;
        }
        boolean more = at < html.length() && at > from && isDigit(html.charAt(at));
        return more && (quotes == 2 || (quotes == 0 && folded)) ? at : from;
    }

    /// Pictures and fonts in `data:` URLs, which are looked at as such.
    private boolean isPicture(int from) {
        String before = html.substring(Math.max(0, from - 40), from).toLowerCase(Locale.ROOT);
        return before.endsWith("base64,") && (before.contains(":image/") || before.contains("font"));
    }

    private static Bytes bytes(String digits) {
        boolean hex = digits.length() % 2 == 0 && digits.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        if (hex) {
            return Bytes.own(java.util.HexFormat.of().parseHex(digits));
        }
        int end = digits.indexOf('=');
        String kept = end < 0 ? digits : digits.substring(0, end);
        kept = kept.length() % 4 == 1 ? kept.substring(0, kept.length() - 1) : kept;
        return Bytes.own(Base64.getDecoder().decode(kept.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private boolean isNumbers(int from) {
        char before = from == 0 ? ' ' : html.charAt(from - 1);
        return (before == '[' || before == '(') && html.charAt(from) >= '0' && html.charAt(from) <= '9';
    }

    /// `[80, 75, 0x03, 4, ...]`; where it ends.
    private int numbers(int from) {
        var out = new java.io.ByteArrayOutputStream();
        int at = from;
        while (at < html.length()) {
            boolean hex = html.startsWith("0x", at);
            int end = hex ? at + 2 : at;
            while (end < html.length() && end - at < 6 && Character.digit(html.charAt(end), hex ? 16 : 10) >= 0) {
                end++;
            }
            if (end == (hex ? at + 2 : at)) {
                break;
            }
            int value = Integer.parseInt(html, hex ? at + 2 : at, end, hex ? 16 : 10);
            if (value > 255) {
                return Math.max(end, runEnd(at));
            }
            out.write(value);
            at = end;
            while (at < html.length() && (html.charAt(at) == ',' || html.charAt(at) <= ' ')) {
                at++;
            }
        }
        if (out.size() >= SHORTEST / 2) {
            content(Bytes.own(out.toByteArray()));
        }
        return Math.max(at, from + 1);
    }

    private void content(Bytes content) {
        switch (Sniff.of(content).kind().family) {
            case ARCHIVE, OFFICE, PDF, EXECUTABLE, MESSAGE, HTML -> {
                found++;
                file.flag("carries-file");
                String name = found == 1 ? name() : "";
                file.entry("html", name.isEmpty() ? "file" + found : name,
                        file.taken(content.toArray(), 0, content.size()));
            }
            case IMAGE, TEXT, NONE -> {
                // pictures are looked at, texts searched for links, elsewhere
            }
        }
    }

    /// What the page calls the file it saves: `download="a.zip"`, `a.download = 'a.zip'`, `msSaveBlob(blob, 'a.zip')`.
    private String name() {
        for (String word : new String[]{"download", "SaveBlob", "OpenBlob"}) {
            for (int at = html.indexOf(word); at >= 0; at = html.indexOf(word, at + word.length())) {
                int limit = Math.min(html.length(), at + LONGEST_NAME);
                for (int open = at + word.length(); open < limit; open++) {
                    char quote = html.charAt(open);
                    if (quote == '"' || quote == '\'') {
                        int close = html.indexOf(quote, open + 1, limit);
                        String name = close < 0 ? "" : html.substring(open + 1, close);
                        if (!Names.extension(name).isEmpty() && name.indexOf('<') < 0) {
                            return name;
                        }
                        break;
                    }
                }
            }
        }
        return "";
    }
}
