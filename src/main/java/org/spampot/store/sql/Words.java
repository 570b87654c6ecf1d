package org.spampot.store.sql;

import java.text.Normalizer;

/// Text as the search compares it: words in lower case, one space between them.
///
/// The same folding is applied to what is kept and to what is asked for, so the database's own tokenizer has nothing
/// left to decide. Compatibility forms become plain letters (full-width, mathematical: loved by spam), accents are
/// dropped, format characters (zero width) vanish, and each ideograph is a word by itself, since such scripts write no
/// spaces. Words are cut at [#LONGEST] characters: longer ones are encoded data.
final class Words {
    static final int LONGEST = 64;

    /// How much of one text is looked at, in characters.
    static final int READ = 1 << 16;

    private final StringBuilder out;
    private int wordLength;

    private Words(int size) {
        out = new StringBuilder(size + 16);
    }

    static String of(String whole) {
        String text = whole.length() > READ ? whole.substring(0, READ) : whole;
        var words = new Words(text.length());
        if (isAscii(text)) {
            for (int index = 0; index < text.length(); index++) {
                words.ascii(text.charAt(index));
            }
        } else {
            plain(text).codePoints().forEach(words::any);
        }
        return words.out.toString();
    }

    private static boolean isAscii(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) > 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static String plain(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        var kept = new StringBuilder(decomposed.length());
        decomposed.codePoints().filter(c -> c < 0x300 || c > 0x36f).limit(2L * READ).forEach(kept::appendCodePoint);
        return Normalizer.normalize(kept, Normalizer.Form.NFC);
    }

    private void ascii(char c) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            append(c);
        } else if (c >= 'A' && c <= 'Z') {
            append(c | 0x20);
        } else {
            wordLength = 0;
        }
    }

    private void any(int c) {
        if (c <= 0x7f) {
            ascii((char) c);
        } else if (Character.isIdeographic(c) || isKana(c)) {
            wordLength = 0;
            append(c);
            wordLength = 0;
        } else if (Character.isLetterOrDigit(c) || isMark(c)) {
            append(Character.toLowerCase(c));
        } else if (Character.getType(c) != Character.FORMAT && c != 0xad) {
            wordLength = 0;
        }
    }

    private void append(int c) {
        if (wordLength == 0 && !out.isEmpty()) {
            out.append(' ');
        }
        if (wordLength++ < LONGEST) {
            out.appendCodePoint(c);
        }
    }

    private static boolean isKana(int c) {
        return c >= 0x3040 && c <= 0x30ff;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }
}
