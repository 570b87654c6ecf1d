package org.spampot.app;

import java.util.List;
import org.spampot.config.Nearest;

/// A hint for somebody who mistyped a word.
public final class Suggestion {
    private Suggestion() {}

    /// `did you mean "top"? ` when one of `known` is near to `word`, else nothing.
    public static String of(String word, List<String> known) {
        return Nearest.to(word, known).map(near -> "did you mean \"" + near + "\"? ").orElse("");
    }
}
