package org.spampot.analysis;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.spampot.analysis.html.HtmlShape;
import org.spampot.model.Features;
import org.spampot.model.Finding;

/// Counts over the readable text and the HTML of a message.
public final class FeatureCounts implements Analyzer {
    /// Scripts are counted in the beginning of the text.
    private static final int SCRIPTS_IN = 8 * 1024;

    @Override
    public String name() {
        return "features";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public List<Finding> analyze(Mail mail) {
        SortedMap<String, Long> counts = new TreeMap<>();
        words(mail.text(), counts);
        String start = mail.text().substring(0, Math.min(SCRIPTS_IN, mail.text().length()));
        Scripts.of(start).counts()
                .forEach((script, letters) -> put(counts, "script-" + script.name().toLowerCase(Locale.ROOT), letters));
        put(counts, "link-targets", mail.links().size());
        String structure = "";
        for (HtmlPage page : mail.ownPages()) {
            HtmlShape shape = page.shape();
            shape.counts().forEach((name, count) -> counts.merge("html-" + name, count,
                    name.equals("depth") ? Math::max : Long::sum));
            structure = structure.isEmpty() && shape.hash() != 0 ? "%016x".formatted(shape.hash()) : structure;
            page.reasons().forEach((why, letters) -> counts.merge("hidden-" + why, (long) letters, Long::sum));
        }
        return List.of(new Features(counts, structure));
    }

    private static void words(String text, SortedMap<String, Long> counts) {
        long words = 0;
        long letters = 0;
        long capitals = 0;
        long digits = 0;
        long punctuation = 0;
        long lines = 0;
        long unseen = 0;
        boolean inWord = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (inWord && c >= 'a' && c <= 'z') {
                letters++;
                continue;
            }
            boolean letter = Character.isLetter(c);
            boolean word = letter || Character.isDigit(c);
            words += word && !inWord ? 1 : 0;
            inWord = word || (inWord && (c == '\'' || c == '-' || HiddenCharacters.isOne(c)));
            letters += letter ? 1 : 0;
            capitals += Character.isUpperCase(c) ? 1 : 0;
            digits += Character.isDigit(c) ? 1 : 0;
            lines += c == '\n' ? 1 : 0;
            unseen += HiddenCharacters.isOne(c) ? 1 : 0;
            punctuation += !word && c > ' ' && !HiddenCharacters.isOne(c) ? 1 : 0;
        }
        put(counts, "characters", text.length());
        put(counts, "words", words);
        put(counts, "letters", letters);
        put(counts, "capitals", capitals);
        put(counts, "digits", digits);
        put(counts, "punctuation", punctuation);
        put(counts, "lines", text.isEmpty() ? 0 : lines + 1);
        put(counts, "zero-width", unseen);
    }

    private static void put(SortedMap<String, Long> counts, String name, long count) {
        if (count > 0) {
            counts.put(name, count);
        }
    }
}
