package org.spampot.export;

/// How an mbox keeps lines of a message apart from the `From ` lines that begin messages.
public enum MboxVariant {
    /// Every line of `From ` with any number of `>` before it gets one more, which a reader takes off again.
    RD(true, false),
    /// Only `From ` gets a `>`: nobody can tell later which `>From ` was one before.
    O(true, false),
    /// As `rd`, and a Content-Length field before the message's own says how long its body is.
    CL(true, true),
    /// Content-Length alone; no line is changed.
    CL2(false, true);

    private final boolean quotes;
    private final boolean tellsLength;

    MboxVariant(boolean quotes, boolean tellsLength) {
        this.quotes = quotes;
        this.tellsLength = tellsLength;
    }

    boolean quotes() {
        return quotes;
    }

    boolean tellsLength() {
        return tellsLength;
    }
}
