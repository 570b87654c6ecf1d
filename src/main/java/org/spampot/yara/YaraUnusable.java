package org.spampot.yara;

/// Rules that cannot be used. The message is one line for the operator: which file and line, what is wrong.
public final class YaraUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    YaraUnusable(String message) {
        super(message);
    }
}
