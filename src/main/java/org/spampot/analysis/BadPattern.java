package org.spampot.analysis;

/// A line of a pattern file that cannot be used. The message is one line for the operator: file and line, what is wrong,
/// what is allowed.
public final class BadPattern extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadPattern(String file, int line, String what) {
        super(file + ":" + line + ": " + what);
    }
}
