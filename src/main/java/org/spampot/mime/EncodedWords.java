package org.spampot.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;

/// RFC 2047 encoded words, read as widely as mail programs do: inside quotes and other words, with spaces in them, with
/// characters of one letter split between two words. Linear in the length of the text.
public final class EncodedWords {
    /// Longest charset name looked for; also what keeps a text of `=?=?=?` linear.
    private static final int LONGEST_CHARSET = 64;

    private record Word(String charset, Bytes bytes, int end) {}

    private final String text;
    private final StringBuilder out = new StringBuilder();
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private String charset = "";
    private boolean bad;

    private EncodedWords(String text) {
        this.text = text;
    }

    /// `text` with its encoded words decoded; what cannot be decoded stays.
    public static String decode(String text) {
        return decode(text, () -> {
        });
    }

    /// The same, and runs `onBad` once when something looked like an encoded word and was none.
    static String decode(String text, Runnable onBad) {
        int first = text.indexOf("=?");
        if (first < 0) {
            return text;
        }
        var words = new EncodedWords(text);
        words.run(first);
        if (words.bad) {
            onBad.run();
        }
        return words.out.toString();
    }

    private void run(int at) {
        int copied = 0;
        while (at >= 0) {
            @Nullable
            Word word = wordAt(at);
            if (word == null) {
                at = text.indexOf("=?", at + 2);
                continue;
            }
            // RFC 2047 section 6.2: white space between two encoded words is not shown
            boolean adjacent = copied > 0 && text.substring(copied, at).isBlank();
            if (!adjacent || !charset.equalsIgnoreCase(word.charset)) {
                flush();
            }
            if (!adjacent) {
                out.append(text, copied, at);
            }
            charset = word.charset;
            held.writeBytes(word.bytes.toArray());
            copied = word.end;
            at = text.indexOf("=?", copied);
        }
        flush();
        out.append(text, copied, text.length());
    }

    private void flush() {
        if (held.size() > 0) {
            out.append(Charsets.decodeWords(Bytes.own(held.toByteArray()), charset));
            held.reset();
        }
    }

    private @Nullable Word wordAt(int at) {
        int most = Math.min(text.length(), at + 2 + LONGEST_CHARSET);
        int name = at + 2;
        while (name < most && text.charAt(name) != '?') {
            name++;
        }
        if (name + 3 > text.length() || name == most || text.charAt(name + 2) != '?') {
            return null;
        }
        char encoding = Character.toUpperCase(text.charAt(name + 1));
        if (encoding != 'B' && encoding != 'Q') {
            return null;
        }
        int end = text.indexOf("?=", name + 3);
        if (end < 0) {
            bad = true;
            return null;
        }
        String content = text.substring(name + 3, end);
        int language = text.substring(at + 2, name).indexOf('*'); // RFC 2231 section 5
        String charsetName = text.substring(at + 2, language < 0 ? name : at + 2 + language);
        bad |= Charsets.find(charsetName) == null && !Utf7.isName(charsetName);
        return new Word(charsetName, encoding == 'B' ? Base64Decoder.decode(content) : q(content), end + 2);
    }

    private static Bytes q(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            int high = c == '=' && at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(text.charAt(at + 2), 16) : -1;
            if (low >= 0) {
                bytes.write((high << 4) | low);
                at += 2;
            } else if (c == '_') {
                bytes.write(' ');
            } else if (c < 128) {
                bytes.write(c);
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return Bytes.own(bytes.toByteArray());
    }
}
