package org.spampot.analysis;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;

/// How many letters of which script a text has.
final class Scripts {
    /// Several languages use the script that most letters are of.
    static final String UNSURE = "?";

    private final Map<UnicodeScript, Integer> counts = new EnumMap<>(UnicodeScript.class);
    private int letters;

    private Scripts() {}

    static Scripts of(String text) {
        var scripts = new Scripts();
        text.codePoints().filter(Character::isLetter)
                .forEach(letter -> {
                    scripts.counts.merge(UnicodeScript.of(letter), 1, Integer::sum);
                    scripts.letters++;
                });
        return scripts;
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
        Map<UnicodeScript, String> alone = Map.of(UnicodeScript.GREEK, "el", UnicodeScript.HEBREW, "he",
                UnicodeScript.THAI, "th", UnicodeScript.DEVANAGARI, "hi", UnicodeScript.ARMENIAN, "hy",
                UnicodeScript.GEORGIAN, "ka", UnicodeScript.TAMIL, "ta", UnicodeScript.BENGALI, "bn");
        for (var script : alone.entrySet()) {
            if (count(script.getKey()) * 2 >= letters) {
                return script.getValue();
            }
        }
        return UNSURE;
    }
}
