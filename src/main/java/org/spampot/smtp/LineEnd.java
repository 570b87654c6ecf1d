package org.spampot.smtp;

/// What ends a line of content, or may be taken for it by some server on the way.
enum LineEnd {
    CRLF, LF, CR,
    /// A line end and NUL, which some servers drop, so that a dot after it begins a line for them.
    CRLF_NUL, LF_NUL, CR_NUL,
    /// A dot, and NUL before what ends its line.
    NUL_CRLF, NUL_LF, NUL_CR;

    private final String word = name().replace('_', ' ');

    String word() {
        return word;
    }

    boolean hasNul() {
        return withNul() == this;
    }

    /// This line end with NUL before it; itself, when it has one already.
    LineEnd afterNul() {
        return switch (this) {
            case CRLF -> NUL_CRLF;
            case LF -> NUL_LF;
            case CR -> NUL_CR;
            case CRLF_NUL, LF_NUL, CR_NUL, NUL_CRLF, NUL_LF, NUL_CR -> this;
        };
    }

    /// This line end with NUL after it; itself, when it has one already.
    LineEnd withNul() {
        return switch (this) {
            case CRLF -> CRLF_NUL;
            case LF -> LF_NUL;
            case CR -> CR_NUL;
            case CRLF_NUL, LF_NUL, CR_NUL, NUL_CRLF, NUL_LF, NUL_CR -> this;
        };
    }
}
