package org.spampot.analysis.session;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The values of features.
final class Values {
    /// There was no occasion to see it.
    static final String UNSEEN = "-";
    /// It was not done.
    static final String NONE = "0";
    /// Sometimes so, sometimes otherwise.
    static final String MIXED = "x";

    private Values() {}

    /// The one value that all have, [#MIXED] when they differ, [#UNSEEN] when there is none.
    static String common(Collection<String> values) {
        Set<String> different = new LinkedHashSet<>(values);
        return different.isEmpty() ? UNSEEN : different.size() == 1 ? different.iterator().next() : MIXED;
    }

    static String yesNo(boolean yes) {
        return yes ? "1" : NONE;
    }

    /// The letters of `seen` in the order of `alphabet`, each once; [#NONE] when there is none.
    static String letters(Collection<Character> seen, String alphabet) {
        String letters = alphabet.chars().filter(c -> seen.contains((char) c)).mapToObj(Character::toString)
                .collect(Collectors.joining());
        return letters.isEmpty() ? NONE : letters;
    }

    /// `names` as far as they are known ones, in their order, at most `most`; another is `X`.
    static String names(List<String> names, Set<String> known, int most) {
        return names.stream().limit(most).map(name -> known.contains(name) ? name : "X")
                .collect(Collectors.joining("+"));
    }

    /// `U`, `l`, `C`, or [#MIXED].
    static String letterCase(String word) {
        boolean upper = word.chars().noneMatch(Character::isLowerCase);
        boolean lower = word.chars().noneMatch(Character::isUpperCase);
        if (upper || lower) {
            return upper ? "U" : "l";
        }
        boolean capitalized = Character.isUpperCase(word.charAt(0))
                && word.substring(1).chars().noneMatch(Character::isUpperCase);
        return capitalized ? "C" : MIXED;
    }

}
