package org.spampot.analysis;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import org.spampot.analysis.link.Ascii;

/// How many letters of which script a text has.
final class Scripts {
    /// Several languages use the script that most letters are of.
    static final String UNSURE = "?";

    /// Scripts that one language, or one by far before all others, is written in.
    private static final Map<UnicodeScript, String> ALONE = Map.ofEntries(Map.entry(UnicodeScript.GREEK, "el"),
            Map.entry(UnicodeScript.HEBREW, "he"), Map.entry(UnicodeScript.THAI, "th"),
            Map.entry(UnicodeScript.DEVANAGARI, "hi"), Map.entry(UnicodeScript.ARMENIAN, "hy"),
            Map.entry(UnicodeScript.GEORGIAN, "ka"), Map.entry(UnicodeScript.TAMIL, "ta"),
            Map.entry(UnicodeScript.BENGALI, "bn"), Map.entry(UnicodeScript.TELUGU, "te"),
            Map.entry(UnicodeScript.KANNADA, "kn"), Map.entry(UnicodeScript.MALAYALAM, "ml"),
            Map.entry(UnicodeScript.GUJARATI, "gu"), Map.entry(UnicodeScript.GURMUKHI, "pa"),
            Map.entry(UnicodeScript.SINHALA, "si"), Map.entry(UnicodeScript.MYANMAR, "my"),
            Map.entry(UnicodeScript.KHMER, "km"), Map.entry(UnicodeScript.LAO, "lo"),
            Map.entry(UnicodeScript.ETHIOPIC, "am"), Map.entry(UnicodeScript.TIBETAN, "bo"),
            Map.entry(UnicodeScript.ORIYA, "or"));

    private final Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
    private int letters;

    private Scripts() {}

    static Scripts of(String text) {
        var scripts = new Scripts();
        int latin = 0;
        int length;
        for (int at = 0; at < text.length(); at += length) {
            int letter = text.codePointAt(at);
            length = Character.charCount(letter);
            if (letter < 128) {
                latin += Ascii.isLetter(letter) ? 1 : 0;
            } else if (Character.isLetter(letter)) {
                scripts.counts.merge(UnicodeScript.of(letter), 1, Integer::sum);
                scripts.letters++;
            }
        }
        if (latin > 0) {
            scripts.counts.merge(UnicodeScript.LATIN, latin, Integer::sum);
            scripts.letters += latin;
        }
        return scripts;
    }

    /// How many letters of each script there are.
    Map<UnicodeScript, Integer> counts() {
        return Map.copyOf(counts);
    }

    private int count(UnicodeScript script) {
        return counts.getOrDefault(script, 0);
    }

    /// The language when the script tells, [#UNSURE] when words must, empty when there are too few letters. Scripts of
    /// which a character is a word or a syllable need fewer, and a quarter of the text: addresses and brands in it are
    /// Latin.
    String language(int fewestLetters) {
        int kana = count(UnicodeScript.HIRAGANA) + count(UnicodeScript.KATAKANA);
        int han = count(UnicodeScript.HAN);
        int hangul = count(UnicodeScript.HANGUL);
        if ((kana + han) * 4 >= letters && kana + han >= 6 && kana * 10 >= kana + han) {
            return "ja";
        }
        if (hangul * 4 >= letters && hangul >= 6) {
            return "ko";
        }
        if (han * 4 >= letters && han >= 6) {
            return "zh";
        }
        if (letters < fewestLetters) {
            return "";
        }
        for (var script : ALONE.entrySet()) {
            if (count(script.getKey()) * 2 >= letters) {
                return script.getValue();
            }
        }
        return UNSURE;
    }
}
