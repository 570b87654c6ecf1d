package org.spampot.analysis.file;

import java.nio.charset.Charset;
import java.util.Locale;
import org.spampot.model.Bytes;

/// RTF: its text with the addresses in fields, and the objects in it.
final class Rtf {
    private static final Charset LATIN = Charset.forName("windows-1252");
    private static final int MOST_OBJECTS = 50;
    private static final int MOST_TEXT = 2 * 1024 * 1024;
    /// Groups that hold no text a reader sees.
    private static final java.util.Set<String> SKIPPED = java.util.Set.of("fonttbl", "colortbl", "stylesheet", "pict",
            "objdata", "themedata", "datastore", "colorschememapping", "latentstyles", "listtable", "rsidtbl",
            "xmlnstbl");
    /// What RTF packed in Outlook messages starts from ([MS-OXRTFCP] section 2.1.2.1).
    private static final String PREBUF = "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss "
            + "\\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0"
            + "\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

    private Rtf() {}

    static void read(OpenFile file) {
        String source = file.bytes.latin1();
        String lower = source.toLowerCase(Locale.ROOT);
        if (lower.contains("\\objdata") || lower.contains("\\objocx") || lower.contains("\\objemb")) {
            file.flag("embedded-objects");
        }
        if (lower.contains("\\objupdate") || lower.contains("\\objautlink")) {
            file.flag("objects-load-by-themselves");
        }
        file.text("rtf:text", text(source));
        template(source, file);
        int at = lower.indexOf("\\objdata");
        for (int count = 0; at >= 0 && count < MOST_OBJECTS; count++) {
            int end = object(source, at + 8, file);
            at = lower.indexOf("\\objdata", end);
        }
    }

    private static void template(String source, OpenFile file) {
        int at = source.indexOf("{\\*\\template");
        int end = at < 0 ? -1 : source.indexOf('}', at);
        if (end > 0 && end - at < 4096) {
            String target = source.substring(at + 12, end).strip();
            if (target.contains(":")) {
                file.flag("external-template");
            }
            file.url("rtf:template", target);
        }
    }

    /// The hexadecimal data of an object; whatever is not hexadecimal in it is skipped, as Word does.
    private static int object(String source, int from, OpenFile file) {
        var out = new java.io.ByteArrayOutputStream();
        int high = -1;
        int at = from;
        while (at < source.length() && source.charAt(at) != '}') {
            int digit = Character.digit(source.charAt(at), 16);
            if (source.charAt(at) == '\\') {
                at++;
                while (at < source.length() && Character.isLetterOrDigit(source.charAt(at))) {
                    at++;
                }
                continue;
            }
            if (digit >= 0 && high < 0) {
                high = digit;
            } else if (digit >= 0) {
                out.write(high << 4 | digit);
                high = -1;
            }
            at++;
        }
        byte[] object = out.toByteArray();
        int name = Math.clamp(Little.u32(object, 8), 0, 100);
        String type = Little.name(object, 12, 12 + Math.max(0, name - 1));
        if (type.toLowerCase(Locale.ROOT).startsWith("equation")) {
            file.flag("equation-object");
        }
        int inside = Little.find(object, 0, object.length, "\u00d0\u00cf\u0011\u00e0");
        byte[] content = inside >= 0 ? Little.slice(object, inside, object.length) : object;
        file.budget().spend(content.length);
        if (content.length > 0) {
            file.entry("rtf", type.isBlank() ? "object" : type, Bytes.own(content));
        }
        return at;
    }

    /// The HTML in RTF that was made from it ([MS-OXRTFEX]): what is between `\\htmlrtf` and `\\htmlrtf0` is how it looks
    /// in RTF, and left out.
    static String html(String source) {
        var kept = new StringBuilder();
        int at = 0;
        while (at < source.length()) {
            int open = source.indexOf("\\htmlrtf", at);
            boolean ends = open >= 0 && source.startsWith("0", open + 8);
            int end = open < 0 ? source.length() : open;
            kept.append(source, at, end);
            if (open < 0) {
                break;
            }
            int close = ends ? open : source.indexOf("\\htmlrtf0", open + 8);
            at = close < 0 ? source.length() : close + 9;
            at += at < source.length() && source.charAt(at) == ' ' ? 1 : 0;
        }
        return text(kept.toString());
    }

    /// The characters between control words; instructions of fields among them, since links are there.
    static String text(String source) {
        var out = new StringBuilder();
        int depth = 0;
        int skipBelow = Integer.MAX_VALUE;
        int at = 0;
        while (at < source.length() && out.length() < MOST_TEXT) {
            char c = source.charAt(at);
            if (c == '{') {
                depth++;
                at++;
            } else if (c == '}') {
                depth--;
                skipBelow = depth < skipBelow ? Integer.MAX_VALUE : skipBelow;
                at++;
            } else if (c == '\\' && at + 1 < source.length()) {
                int end = control(source, at + 1);
                String word = word(source, at + 1, end);
                if (SKIPPED.contains(word) && skipBelow == Integer.MAX_VALUE) {
                    skipBelow = depth;
                }
                if (skipBelow == Integer.MAX_VALUE) {
                    at = special(source, at, end, word, out);
                } else {
                    at = end;
                }
            } else {
                if (skipBelow == Integer.MAX_VALUE && c != '\r' && c != '\n') {
                    out.append(c > 127 ? new String(new byte[]{(byte) c}, LATIN) : String.valueOf(c));
                }
                at++;
            }
        }
        return out.toString();
    }

    /// Behind the control that begins at `at`: letters and a number and one blank, or one character.
    private static int control(String source, int from) {
        int at = from;
        while (at < source.length() && at < from + 32 && Character.isLetter(source.charAt(at))) {
            at++;
        }
        if (at == from) {
            return Math.min(source.length(), source.charAt(from) == '\'' ? from + 3 : from + 1);
        }
        if (at < source.length() && source.charAt(at) == '-') {
            at++;
        }
        while (at < source.length() && at < from + 48 && Character.isDigit(source.charAt(at))) {
            at++;
        }
        return at < source.length() && source.charAt(at) == ' ' ? at + 1 : at;
    }

    private static String word(String source, int from, int end) {
        int at = from;
        while (at < end && Character.isLetter(source.charAt(at))) {
            at++;
        }
        return source.substring(from, at);
    }

    private static int special(String source, int at, int end, String word, StringBuilder out) {
        char first = source.charAt(at + 1);
        switch (word) {
            case "par", "line", "row", "cell", "sect", "page" -> out.append('\n');
            case "tab" -> out.append(' ');
            case "u" -> {
                try {
                    out.append((char) Integer.parseInt(source.substring(at + 2, end).strip()));
                    return end < source.length() && source.charAt(end) == '?' ? end + 1 : end;
                } catch (NumberFormatException none) {
                    return end;
                }
            }
            case "" -> {
                if (first == '\'' && end == at + 4) {
                    int code = Character.digit(source.charAt(at + 2), 16) << 4
                            | Character.digit(source.charAt(at + 3), 16);
                    out.append(code < 0 ? "" : new String(new byte[]{(byte) code}, LATIN));
                } else if (first == '\\' || first == '{' || first == '}') {
                    out.append(first);
                } else if (first == '~') {
                    out.append(' ');
                }
            }
            default -> {
                // how it looks
            }
        }
        return end;
    }

    /// RTF as Outlook packs it ([MS-OXRTFCP]); empty when it is not.
    static String uncompressed(byte[] packed, Budget budget) {
        if (Little.is(packed, 8, "MELA")) {
            return Little.latin1(packed, 16, packed.length);
        }
        if (!Little.is(packed, 8, "LZFu")) {
            return "";
        }
        int size = (int) Math.min(Little.u32(packed, 4), budget.allowance(packed.length));
        byte[] ring = new byte[4096];
        byte[] start = PREBUF.getBytes(LATIN);
        System.arraycopy(start, 0, ring, 0, start.length);
        int write = start.length;
        var out = new StringBuilder();
        int at = 16;
        while (at < packed.length && out.length() < size) {
            int flags = Little.u8(packed, at++);
            for (int bit = 0; bit < 8 && at < packed.length && out.length() < size; bit++) {
                if ((flags >> bit & 1) == 0) {
                    ring[write] = packed[at++];
                    out.append((char) (ring[write] & 0xff));
                    write = (write + 1) & 0xfff;
                    continue;
                }
                int token = Little.u8(packed, at) << 8 | Little.u8(packed, at + 1);
                at += 2;
                int from = token >> 4;
                if (from == write) {
                    return out.toString();
                }
                for (int copy = (token & 0xf) + 2; copy > 0; copy--) {
                    ring[write] = ring[from];
                    out.append((char) (ring[write] & 0xff));
                    write = (write + 1) & 0xfff;
                    from = (from + 1) & 0xfff;
                }
            }
        }
        budget.spend(out.length());
        return out.toString();
    }
}
