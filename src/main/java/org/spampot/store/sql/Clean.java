package org.spampot.store.sql;

import java.util.Locale;
import org.spampot.model.Bytes;

/// Makes text that others chose fit for a column: valid, without NUL, bounded. What is cut keeps the start of its digest
/// at the end, so that different long values stay different. The document beside a row keeps the whole.
final class Clean {
    /// What a value, a subject or an address may take, in UTF-8: fits the index entries of all databases.
    static final int VALUE = 2_000;

    /// What a name of ours or a short word of theirs may take.
    static final int WORD = 500;

    private static final int TAIL = 20;

    private Clean() {}

    static String value(String text) {
        return cut(valid(text), VALUE);
    }

    static String word(String text) {
        return cut(valid(text), WORD);
    }

    /// For comparing in any case.
    static String folded(String text) {
        return cut(valid(text).toLowerCase(Locale.ROOT), WORD);
    }

    /// Runs of white space as one space, none at the ends.
    static String spaces(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /// `text` with U+FFFD for NUL and for lone surrogates, which no database keeps.
    static String valid(String text) {
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            if (c == 0 || Character.isSurrogate(c)) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> out.appendCodePoint(c == 0 || (c >= 0xd800 && c <= 0xdfff) ? 0xfffd : c));
        return out.toString();
    }

    private static String cut(String text, int limit) {
        if (text.length() * 3 <= limit) {
            return text;
        }
        Bytes utf8 = Bytes.utf8(text);
        if (utf8.size() <= limit) {
            return text;
        }
        int end = limit - TAIL;
        while ((utf8.at(end) & 0xc0) == 0x80) {
            end--;
        }
        return utf8.slice(0, end).text() + "..." + utf8.sha256().substring(0, TAIL - 4);
    }
}
