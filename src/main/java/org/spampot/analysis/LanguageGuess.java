package org.spampot.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which language a text is in: by its script when only one language here uses it, else by how many of its words are
/// among the commonest of a language, else by letters that no other has. No answer when the text is short, or two languages
/// come close: a wrong guess is worse than none.
final class LanguageGuess {
    private static final int LOOK_AT = 8 * 1024;
    private static final int FEWEST_LETTERS = 20;
    private static final int FEWEST_WORDS = 3;
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{M}]+");

    /// The commonest short words, those that neighbors share kept in all of them.
    private static final Map<String, List<String>> COMMON = Map.ofEntries(
            entry("en",
                    "the of and to in is you that for your with this are have from not be will our we it on as at by"
                            + " please if has was can any all or an my me"),
            entry("de",
                    "der die und das ist nicht mit für sie ein eine auf den von zu dem im sich wir ihre ihr auch bei"
                            + " oder werden haben wird als durch bitte"),
            entry("fr",
                    "le la les de des et est vous votre pour dans une un que nous avec sur pas ce du au vos par plus"
                            + " être cette sont qui nos afin"),
            entry("es", "el la los de que y en su para por con una un es las del se no al lo como más este esta usted"
                    + " nos nuestro sus ha si"),
            entry("pt", "o a os de que e em para com uma um não seu sua por do da no na se você mais como esta nosso ao"
                    + " dos são foi"),
            entry("it", "il la di che e per un una con non sono del della le gli nel suo lei si è in da questo alla ha"
                    + " dei vostro al anche"),
            entry("nl",
                    "de het een en van is dat op te voor met u uw niet zijn wij aan deze om kunt door worden naar bij"
                            + " ook als heeft onze"),
            entry("sv", "och att det som en är på för av med du inte ett till den har om din vi kan från ditt så eller"
                    + " dig detta inom måste två dina"),
            entry("da", "og at det som en er på for af med du ikke et til den har om din vi kan fra dit så eller dig"
                    + " dette jeg nu skal inden dine blive"),
            entry("no", "og at det som en er på for av med du ikke et til den har om din vi kan fra ditt så eller deg"
                    + " dette jeg nå må innen dine bli"),
            entry("fi", "ja on ei se että en oli mutta hän kun niin ole joka jos tai ovat sinun voit tämä tämän kuin"
                    + " meidän sekä myös"),
            entry("pl", "i w na z do nie się że jest to o za przez dla od jak po ale lub aby twoje są oraz może być"
                    + " przed proszę"),
            entry("cs", "a v na se je že z s do o to pro k i ve by ale jako si po od jsou nebo být vaše prosím které"
                    + " které jsme"),
            entry("sk", "a v na sa je že z s do o to pre k aj vo by ale ako si po od sú alebo byť vaše prosím ktoré sme"
                    + " nie"),
            entry("hu", "a az és hogy nem is egy van meg ezt ha csak vagy mint már még de ön önnek kell lesz kérjük azt"
                    + " volt"),
            entry("ro", "și în de la cu pe nu este că un o din pentru sau sunt mai care ce prin dumneavoastră vă fi am"
                    + " să al acest"),
            entry("tr", "ve bir bu için ile de da ne çok olarak daha gibi sonra kadar size sizin olan veya değil ama"
                    + " lütfen en her"),
            entry("vi", "và của là có không cho được với các một những này trong để người bạn đã khi tôi về từ"),
            entry("id",
                    "dan yang di untuk dengan ini dari anda tidak adalah akan pada ke atau kami dapat itu dalam bisa"
                            + " saya sudah telah"),
            entry("hr", "i je u na da se za su od s ne o kao ali ili što iz sam koji vaš može biti te po kako molimo"),
            entry("ru",
                    "и в не на что с по для это как вы из за мы от к у ваш или но его все также если вас при он она они"),
            entry("uk", "і в не на що з та для це як ви із за ми від до у ваш або але його все також якщо вас є"),
            entry("bg", "и в не на че с по за това как вие от към ще или но са да се е вас при вашия си"),
            entry("ar", "في من على إلى أن هذا التي عن مع لا ما هذه كان أو إن قد الذي لك كل"),
            entry("fa", "در از به که این را با است برای آن شما یا می تا هم های خود ما کنید"),
            entry("et",
                    "ja on ei see et kui ma sa ta mis oma aga või ning ka teie meie kas siis mida selle palun ole te me"),
            entry("lv",
                    "un ir par ar no kas lai jūs uz vai ka bet mēs jūsu šo tas to nav pie lūdzu pēc tiek tam"),
            entry("lt",
                    "ir yra kad su į iš jūs mes tai ar bet jūsų kaip už nuo per prašome šio dėl būti po nes ji"),
            entry("sl",
                    "in je za na da se ki ne so pa bi vaš tudi po od lahko ali če vam pri kot prosimo ter ga"),
            entry("mk",
                    "и на во за да се со од не е ја го ги ве вашата или како што ќе по ова сте може ви ке"),
            entry("sr",
                    "и је у на да се за су од са не о као али или што из сам који ваш може бити те по како молимо ће"),
            entry("ca",
                    "el la els les de que i en un una per amb no és del al com més seu us vostre si perquè són aquest ha això"),
            entry("af",
                    "die en van is in nie het vir op met dat u ons jou om te wat aan as dit sal hierdie kan by word jy"),
            entry("sq",
                    "dhe të në për me një që nga është nuk si ka do ju kjo tuaj ne mund këtë jeni ose duke"),
            entry("is",
                    "og að er í á sem við ekki til með það þú um af en hefur þetta vera var fyrir þér eða"),
            entry("tl",
                    "ang ng sa na mga ay at ito para iyong hindi ka kung ko mo ni ako po may kami siya inyong"),
            entry("sw",
                    "na ya wa kwa ni katika za la kuwa hii yako au kama wewe hiyo sana yetu tafadhali cha ili yako"),
            entry("eu",
                    "eta da ez bat du dira izan hau edo zure baina gure ere dute horri den honen eskerrik zen dugu"),
            entry("be",
                    "і ў не на што з па для гэта як вы за мы ад да або але яго ваш калі вас ці ёсць"),
            entry("ur",
                    "کے کی میں ہے اور سے کا کو پر نے یہ کہ آپ ہیں کر ہم بھی لئے تھا ایک"),
            entry("cy",
                    "y yn yr a i o ar mae ei bod eich am gan wedi chi fod hyn ond gyda os ac"),
            entry("ga",
                    "an agus na ar is go le do ag tá sé nó mar bhí ní chuid sibh seo de ár"));

    private static final Map<String, List<String>> LANGUAGES_OF_WORD = languagesOfWord();

    private LanguageGuess() {}

    private static Map.Entry<String, List<String>> entry(String language, String words) {
        return Map.entry(language, List.of(words.split(" ", -1)));
    }

    private static Map<String, List<String>> languagesOfWord() {
        Map<String, List<String>> languages = new HashMap<>();
        COMMON.forEach((language, words) -> words.stream().distinct()
                .forEach(word -> languages.merge(word, List.of(language), LanguageGuess::joined)));
        return Map.copyOf(languages);
    }

    private static List<String> joined(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /// An ISO 639-1 code, empty when unsure.
    static String of(String text) {
        String start = text.substring(0, Math.min(LOOK_AT, text.length()));
        Scripts scripts = Scripts.of(start);
        String byScript = scripts.language(FEWEST_LETTERS);
        if (!byScript.equals(Scripts.UNSURE)) {
            return byScript;
        }
        String lower = start.toLowerCase(Locale.ROOT);
        String byWords = byWords(lower);
        return byWords.isEmpty() ? TellingLetters.of(lower, scripts.counts()) : byWords;
    }

    private static String byWords(String lower) {
        Map<String, Integer> counts = new HashMap<>();
        int words = 0;
        int end = -1;
        while (end < lower.length() - 1) {
            int start = ++end;
            while (end < lower.length() && !isSpace(lower.charAt(end))) {
                end++;
            }
            String token = lower.substring(start, end);
            String word = isName(token) ? "" : letters(token);
            if (!word.isEmpty()) {
                words++;
            }
            // a letter alone may be an initial, a bullet or a piece of a hidden word
            if (word.length() > 1) {
                counts.merge(word, 1, Integer::sum);
            }
        }
        Map<String, Integer> hits = new HashMap<>();
        // a word said over and over is no better sign than one said twice
        counts.forEach((word, count) -> LANGUAGES_OF_WORD.getOrDefault(word, List.of())
                .forEach(language -> hits.merge(language, Math.min(2, count), Integer::sum)));
        return clearest(hits, words);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /// The letters of a token in lower case, with the marks that belong to them.
    private static String letters(String token) {
        int at = 0;
        while (at < token.length() && token.charAt(at) >= 'a' && token.charAt(at) <= 'z') {
            at++;
        }
        return at == token.length() ? token : NOT_LETTERS.matcher(token).replaceAll("");
    }

    /// A URL, an address or a domain: its pieces are words of no language.
    private static boolean isName(String token) {
        int dot = token.indexOf('.');
        return token.indexOf('@') >= 0 || token.indexOf('/') >= 0 || (dot >= 0 && dot < token.length() - 1);
    }

    private static String clearest(Map<String, Integer> hits, int words) {
        String best = "";
        int most = 0;
        int second = 0;
        for (var hit : hits.entrySet()) {
            if (hit.getValue() > most) {
                second = most;
                most = hit.getValue();
                best = hit.getKey();
            } else {
                second = Math.max(second, hit.getValue());
            }
        }
        boolean enough = most >= FEWEST_WORDS && most * 20 >= words;
        boolean clear = most * 5 >= second * 6 && most > second;
        return enough && clear ? best : "";
    }
}
