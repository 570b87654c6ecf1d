package org.spampot.house;

import java.util.List;

/// What the formatter must leave alone; `spotless:check` fails on every build that would touch it.
///
/// - a list item in Markdown javadoc, which is long enough to tempt a formatter that rewraps comments at 80 columns
/// - a second item
///     - a nested one
///
/// ```java
/// if (fenced) {
///     stays(   "exactly"   );
/// }
/// ```
///
/// | a table | with columns |
/// |---------|--------------|
/// | kept    | kept         |
///
/// The import of [List] is used by this sentence only: no step may remove it.
final class FormatterCanary {
    /* A block comment
         with   its own   shape. */
    static final String TEXT_BLOCK = """
            HELO   spaces
              RCPT TO:<a@b>
                .
            """;

    // a line comment   with    spaces stays as it is

    record Empty() {}

    record Pair(String left, String right) {
        Pair {
            left = left.strip();
        }
    }

    static String kind(Object value) {
        return switch (value) {
            case Pair(String left, String _) when left.isEmpty() -> "half";
            case Pair _ -> "pair";
            default -> "other";
        };
    }

    private FormatterCanary() {}
}
