package org.spampot.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;
import org.spampot.model.Bytes;

/// Bytes to text when the declared charset may be unknown, untrue or missing: the declared one, then a guess, then
/// windows-1252 with replacement characters. What is declared is read as browsers read it (`iso-8859-1` is
/// windows-1252, `gb2312` is GB18030), since that is what senders mean.
public final class Charsets {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final char REPLACEMENT = '\uFFFD';
    /// As much as a guess needs; the guesser is slow.
    private static final int GUESS_FROM = 16 * 1024;
    /// As much as tells UTF-16 from other text.
    private static final int LOOK_FOR_UTF16 = 1024;
    /// Text with at most one bad character in so many is damaged rather than falsely declared.
    private static final int DAMAGED = 50;

    private Charsets() {}

    /// Text, the charset it was read in (Java's name in lower case) and what was wrong with the declaration.
    public record Decoded(String text, String charset, @Nullable MimeDefect defect) {}

    /// Decodes a body.
    ///
    /// @param declared any case, empty when none
    public static Decoded decode(Bytes bytes, String declared) {
        byte[] array = bytes.toArray();
        Charset marked = byteOrderMark(array);
        if (marked != null) {
            String text = new String(array, marked);
            return decoded(text.startsWith("\uFEFF") ? text.substring(1) : text, marked, null);
        }
        @Nullable
        Charset wide = unmarkedUtf16(array, declared);
        if (wide != null) {
            return decoded(new String(array, wide), wide, MimeDefect.UTF16_WITHOUT_MARK);
        }
        if (Utf7.isName(declared)) {
            return new Decoded(Utf7.decode(bytes.latin1()), "utf-7", MimeDefect.UTF7);
        }
        @Nullable
        Charset charset = find(declared);
        boolean unknown = charset == null && !declared.isEmpty();
        if (charset == null) {
            return guess(array, unknown ? MimeDefect.UNKNOWN_CHARSET : null);
        }
        String text = new String(array, charset);
        if (text.indexOf(REPLACEMENT) < 0 || damaged(text)) {
            return decoded(text, charset, null);
        }
        return guess(array, MimeDefect.CHARSET_MISMATCH);
    }

    /// Decodes a few words of a header: never guesses, which would cost more than the words are worth.
    static String decodeWords(Bytes bytes, String declared) {
        if (Utf7.isName(declared)) {
            return Utf7.decode(bytes.latin1());
        }
        @Nullable
        Charset charset = find(declared);
        byte[] array = bytes.toArray();
        if (charset != null) {
            String text = new String(array, charset);
            if (text.indexOf(REPLACEMENT) < 0) {
                return text;
            }
        }
        String text = new String(array, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : new String(array, charset == null ? WINDOWS_1252 : charset);
    }

    /// The charset a name means, nothing when unknown. Never asks charset providers, so that a mail full of invented
    /// names costs nothing.
    static @Nullable Charset find(String name) {
        return name.isEmpty() ? null : Known.BY_NAME.get(name.toLowerCase(Locale.ROOT).strip());
    }

    private static Decoded guess(byte[] array, @Nullable MimeDefect defect) {
        String utf8 = new String(array, StandardCharsets.UTF_8);
        boolean shifted = utf8.indexOf("\u001b$") >= 0 || utf8.indexOf("\u001b(") >= 0;
        if (!shifted && utf8.indexOf(REPLACEMENT) < 0) {
            return decoded(utf8, StandardCharsets.UTF_8, defect);
        }
        Charset charset = guessed(array);
        return decoded(new String(array, charset), charset, defect);
    }

    private static Charset guessed(byte[] array) {
        var detector = new UniversalDetector();
        detector.handleData(array, 0, Math.min(array.length, GUESS_FROM));
        detector.dataEnd();
        String name = detector.getDetectedCharset();
        @Nullable
        Charset charset = name == null ? null : find(name);
        return charset == null || charset.equals(StandardCharsets.UTF_8) ? WINDOWS_1252 : charset;
    }

    private static boolean damaged(String text) {
        long bad = text.chars().filter(c -> c == REPLACEMENT).count();
        return bad * DAMAGED <= text.length();
    }

    private static @Nullable Charset byteOrderMark(byte[] bytes) {
        if (bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf) {
            return StandardCharsets.UTF_8;
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        return bytes.length >= 2 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff
                ? StandardCharsets.UTF_16BE
                : null;
    }

    /// UTF-16 that neither a mark nor its declaration gives the order of bytes of: in European text every other byte is 0.
    private static @Nullable Charset unmarkedUtf16(byte[] bytes, String declared) {
        boolean ordered = declared.endsWith("le") || declared.endsWith("be") || declared.startsWith("utf-32");
        int look = Math.min(bytes.length, LOOK_FOR_UTF16) & ~1;
        if (look < 8 || ordered || (bytes[0] != 0 && bytes[1] != 0 && bytes[2] != 0 && bytes[3] != 0)) {
            return null;
        }
        int even = 0;
        int odd = 0;
        for (int at = 0; at < look; at += 2) {
            even += bytes[at] == 0 ? 1 : 0;
            odd += bytes[at + 1] == 0 ? 1 : 0;
        }
        int pairs = look / 2;
        if (odd * 10 >= pairs * 7 && even * 10 <= pairs) {
            return StandardCharsets.UTF_16LE;
        }
        return even * 10 >= pairs * 7 && odd * 10 <= pairs ? StandardCharsets.UTF_16BE : null;
    }

    private static Decoded decoded(String text, Charset charset, @Nullable MimeDefect defect) {
        return new Decoded(text, charset.name().toLowerCase(Locale.ROOT), defect);
    }

    /// All charsets of the JDK by name and alias, made when the first text is decoded.
    private static final class Known {
        static final Map<String, Charset> BY_NAME = names();

        private static Map<String, Charset> names() {
            Map<String, Charset> names = new HashMap<>();
            for (Charset charset : Charset.availableCharsets().values()) {
                names.put(charset.name().toLowerCase(Locale.ROOT), charset);
                charset.aliases().forEach(alias -> names.put(alias.toLowerCase(Locale.ROOT), charset));
            }
            means(names, "windows-1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1", "8859_1", "cp1252",
                    "x-cp1252");
            means(names, "gb18030", "gb2312", "gbk", "gb_2312-80", "chinese", "x-gbk", "euc-cn", "hz-gb-2312",
                    "gb2312-80", "cp936");
            means(names, "big5-hkscs", "big5", "big5-tw", "x-x-big5", "csbig5");
            means(names, "windows-31j", "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "cp932");
            means(names, "x-windows-949", "euc-kr", "ks_c_5601-1987", "ksc5601", "ksc_5601", "ks_c_5601", "korean",
                    "uhc", "cp949");
            means(names, "x-windows-iso2022jp", "iso-2022-jp", "_iso-2022-jp$esc", "_iso-2022-jp", "csiso2022jp");
            means(names, "windows-1254", "iso-8859-9", "latin5");
            means(names, "x-windows-874", "tis-620", "tis620", "iso-8859-11", "windows-874");
            means(names, "utf-8", "utf8", "unicode-1-1-utf-8", "utf-8-sig", "utf8mb4", "unicode-2-0-utf-8",
                    "x-unknown");
            means(names, "us-ascii", "ascii", "ansi_x3.4-1968", "7bit", "us_ascii", "default_charset", "default");
            means(names, "windows-1251", "cp-1251", "win-1251", "win1251", "x-cp1251");
            means(names, "x-maccyrillic", "x-mac-cyrillic", "maccyrillic");
            means(names, "x-macroman", "macintosh", "x-mac-roman", "mac");
            return Map.copyOf(names);
        }

        private static void means(Map<String, Charset> names, String charset, String... aliases) {
            @Nullable
            Charset meant = names.get(charset);
            if (meant != null) {
                for (String alias : aliases) {
                    names.put(alias, meant);
                }
            }
        }
    }
}
