package org.spampot.analysis;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/// The language of a text too short for its commonest words to tell: by letters that only one language, of those that
/// anyone sends, has. A name or two in the text of another language must not decide, so the letters have to be in
/// several words, and a letter of some other neighbor ends it.
final class TellingLetters {
    private static final int FEWEST_WORDS = 3;
    /// One word in so many has to have such a letter.
    private static final int RARE = 10;
    /// Letters that stand alone are bullets, initials, or a word taken apart.
    private static final int SHORTEST = 2;

    /// @param telling letters that no other of the script's languages here has
    /// @param foreign letters that the language does not have, and a neighbor, or text read in a wrong charset, does
    private record Row(String language, UnicodeScript script, String telling, String foreign) {}

    private static final String OTHER_CYRILLIC = "әғқңөұүһӣӯҷҳҙҫҡ";
    private static final String OTHER_ARABIC = "ټډړږښګڼېۍڕڵۆێەۇۈۋڄٻڃڳ";
    private static final List<Row> ROWS = List.of(
            new Row("ru", UnicodeScript.CYRILLIC, "ыэё", "іїєґўјљњћђџѓќѕ" + OTHER_CYRILLIC),
            new Row("uk", UnicodeScript.CYRILLIC, "їєґ", "ыэёўъјљњћђџѓќѕ" + OTHER_CYRILLIC),
            new Row("be", UnicodeScript.CYRILLIC, "ў", "иїєґщъјљњћђџѓќѕ" + OTHER_CYRILLIC),
            new Row("bg", UnicodeScript.CYRILLIC, "ъ", "ыэёіїєґўјљњћђџѓќѕ" + OTHER_CYRILLIC),
            new Row("sr", UnicodeScript.CYRILLIC, "ћђ", "ыэёіїєґўйщъюяьѓќѕ" + OTHER_CYRILLIC),
            new Row("mk", UnicodeScript.CYRILLIC, "ѓќѕ", "ыэёіїєґўйщъюяьћђ" + OTHER_CYRILLIC),
            new Row("ar", UnicodeScript.ARABIC, "يكةىأإ", "پچژگکیہےںٹڈڑ" + OTHER_ARABIC),
            new Row("ur", UnicodeScript.ARABIC, "ہےںٹڈڑ", "يكةى" + OTHER_ARABIC),
            new Row("fa", UnicodeScript.ARABIC, "پچژگکی", "يكةىہےںٹڈڑ" + OTHER_ARABIC),
            new Row("cs", UnicodeScript.LATIN, "ěřů", "łąęőűđşğıľĺŕôäãâ"),
            new Row("pl", UnicodeScript.LATIN, "łąęśźż", "ěřůőűđşğıăĺâ"),
            new Row("hu", UnicodeScript.LATIN, "őű", "ěřůłąęđşğıăĺâ"),
            new Row("tr", UnicodeScript.LATIN, "ğış", "ěřůłąęőűđəăĺ"),
            new Row("ro", UnicodeScript.LATIN, "șțţ", "ěřůłąęőűđğıĺ"));

    private TellingLetters() {}

    /// An ISO 639-1 code, empty when the letters do not tell either.
    ///
    /// @param text in lower case
    /// @param letters how many it has of each script
    static String of(String text, Map<UnicodeScript, Integer> letters) {
        int all = letters.values().stream().mapToInt(Integer::intValue).sum();
        for (Row row : ROWS) {
            if (letters.getOrDefault(row.script, 0) * 2 >= all && tells(row, text)) {
                return row.language;
            }
        }
        return "";
    }

    private static boolean tells(Row row, String text) {
        if (has(text, row.foreign)) {
            return false;
        }
        int words = 0;
        int telling = 0;
        int end = -1;
        while (end < text.length() - 1) {
            int start = ++end;
            end = end(text, start, Character::isLetter);
            words += end > start ? 1 : 0;
            telling += end - start >= SHORTEST && has(text.substring(start, end), row.telling) ? 1 : 0;
        }
        return telling >= FEWEST_WORDS && telling * RARE >= words;
    }

    private static int end(String text, int from, IntPredicate goesOn) {
        int end = from;
        while (end < text.length() && goesOn.test(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean has(String text, String letters) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c > 127 && letters.indexOf(c) >= 0) {
                return true;
            }
        }
        return false;
    }
}
