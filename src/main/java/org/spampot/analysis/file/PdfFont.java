package org.spampot.analysis.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// From the codes of a font to characters: by its ToUnicode map, else by its differences from Latin.
final class PdfFont {
    private static final Charset LATIN = Charset.forName("windows-1252");
    private static final int MOST = 70_000;
    private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("space", " "), Map.entry("period", "."),
            Map.entry("comma", ","), Map.entry("slash", "/"), Map.entry("colon", ":"), Map.entry("semicolon", ";"),
            Map.entry("hyphen", "-"), Map.entry("underscore", "_"), Map.entry("at", "@"), Map.entry("question", "?"),
            Map.entry("equal", "="), Map.entry("ampersand", "&"), Map.entry("percent", "%"),
            Map.entry("numbersign", "#"),
            Map.entry("zero", "0"), Map.entry("one", "1"), Map.entry("two", "2"), Map.entry("three", "3"),
            Map.entry("four", "4"), Map.entry("five", "5"), Map.entry("six", "6"), Map.entry("seven", "7"),
            Map.entry("eight", "8"), Map.entry("nine", "9"), Map.entry("parenleft", "("), Map.entry("parenright", ")"),
            Map.entry("plus", "+"), Map.entry("exclam", "!"), Map.entry("quotesingle", "'"), Map.entry("fi", "fi"),
            Map.entry("fl", "fl"), Map.entry("dollar", "$"), Map.entry("asterisk", "*"));
    static final PdfFont PLAIN = new PdfFont(Map.of(), 1, true);

    private final Map<Integer, String> characters;
    private final int width;
    private final boolean latin;

    private PdfFont(Map<Integer, String> characters, int width, boolean latin) {
        this.characters = characters;
        this.width = width;
        this.latin = latin;
    }

    static PdfFont of(PdfFile pdf, PdfObject font) {
        Map<Integer, String> characters = new HashMap<>();
        @Nullable
        PdfObject map = pdf.object(PdfSyntax.reference(font.value("/ToUnicode")));
        boolean composite = font.value("/Subtype").equals("/Type0");
        int width = composite ? 2 : 1;
        if (map != null && map.hasStream()) {
            width = Math.max(1, map(pdf.stream(map).latin1(), characters, width));
            return new PdfFont(characters, width, !composite);
        }
        String encoding = pdf.resolved(font.value("/Encoding"));
        String differences = PdfSyntax.value(encoding, "/Differences");
        differences(differences, characters);
        return new PdfFont(characters, width, !composite);
    }

    /// The characters that codes stand for.
    String text(String codes) {
        if (characters.isEmpty()) {
            return latin ? new String(codes.getBytes(StandardCharsets.ISO_8859_1), LATIN) : "";
        }
        var out = new StringBuilder();
        for (int at = 0; at + width <= codes.length(); at += width) {
            int code = width == 1 ? codes.charAt(at) : codes.charAt(at) << 8 | codes.charAt(at + 1);
            String character = characters.get(code);
            if (character != null) {
                out.append(character);
            } else if (latin && code >= 32 && code < 127) {
                out.append((char) code);
            }
        }
        return out.toString();
    }

    /// Reads `bfchar` and `bfrange`; how many bytes a code has.
    private static int map(String source, Map<Integer, String> into, int otherwise) {
        int width = otherwise;
        int at = 0;
        while (into.size() < MOST) {
            int one = source.indexOf("beginbfchar", at);
            int range = source.indexOf("beginbfrange", at);
            int next = one < 0 ? range : range < 0 ? one : Math.min(one, range);
            if (next < 0) {
                break;
            }
            int end = source.indexOf("endbf", next);
            end = end < 0 ? source.length() : end;
            width = next == one
                    ? singles(source.substring(next + 11, end), into, width)
                    : ranges(source.substring(next + 12, end), into, width);
            at = end;
        }
        return width;
    }

    private static int singles(String source, Map<Integer, String> into, int otherwise) {
        int width = otherwise;
        int at = source.indexOf('<');
        while (at >= 0) {
            int end = PdfSyntax.end(source, at);
            String code = PdfSyntax.string(source.substring(at, end));
            int target = source.indexOf('<', end);
            if (code == null || target < 0) {
                break;
            }
            int targetEnd = PdfSyntax.end(source, target);
            width = code.length();
            into.put(code(code), utf16(source.substring(target, targetEnd)));
            at = source.indexOf('<', targetEnd);
        }
        return width;
    }

    private static int ranges(String source, Map<Integer, String> into, int otherwise) {
        int width = otherwise;
        int at = source.indexOf('<');
        while (at >= 0) {
            int firstEnd = PdfSyntax.end(source, at);
            int last = source.indexOf('<', firstEnd);
            if (last < 0) {
                break;
            }
            int lastEnd = PdfSyntax.end(source, last);
            int target = lastEnd;
            while (target < source.length() && source.charAt(target) != '<' && source.charAt(target) != '[') {
                target++;
            }
            int targetEnd = PdfSyntax.end(source, target);
            String low = PdfSyntax.string(source.substring(at, firstEnd));
            String high = PdfSyntax.string(source.substring(last, lastEnd));
            if (low == null || high == null) {
                break;
            }
            width = low.length();
            range(code(low), code(high), source.substring(Math.min(target, targetEnd), targetEnd), into);
            at = source.indexOf('<', targetEnd);
        }
        return width;
    }

    private static void range(int low, int high, String target, Map<Integer, String> into) {
        if (target.startsWith("[")) {
            int at = target.indexOf('<');
            for (int code = low; code <= high && at >= 0 && into.size() < MOST; code++) {
                int end = PdfSyntax.end(target, at);
                into.put(code, utf16(target.substring(at, end)));
                at = target.indexOf('<', end);
            }
            return;
        }
        String first = utf16(target);
        for (int code = low; code <= high && !first.isEmpty() && into.size() < MOST; code++) {
            int last = first.length() - 1;
            into.put(code, first.substring(0, last) + (char) (first.charAt(last) + code - low));
        }
    }

    private static int code(String bytes) {
        int code = 0;
        for (int at = 0; at < Math.min(3, bytes.length()); at++) {
            code = code << 8 | bytes.charAt(at);
        }
        return code;
    }

    private static String utf16(String value) {
        String bytes = PdfSyntax.string(value);
        return bytes == null ? "" : new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_16BE);
    }

    /// `[32 /space /A 65 /B]`.
    private static void differences(String source, Map<Integer, String> into) {
        int code = 0;
        for (String word : source.replace("[", " ").replace("]", " ").replace("/", " /").strip().split("\\s+", 2_000)) {
            if (!word.startsWith("/")) {
                code = Math.max(0, PdfSyntax.number(word));
                continue;
            }
            String name = word.substring(1);
            String character = name.length() == 1 ? name : NAMES.getOrDefault(name, "");
            if (character.isEmpty() && name.startsWith("uni") && name.length() == 7) {
                character = utf16("<" + name.substring(3) + ">");
            }
            if (!character.isEmpty()) {
                into.put(code, character);
            }
            code++;
        }
    }
}
