package org.spampot.journal;

import org.jspecify.annotations.Nullable;

/// A data directory that cannot be used. The message is one line for the user: which, why, what to do.
public sealed class DataDirectoryRefused extends RuntimeException permits DataDirectoryInUse {
    private static final long serialVersionUID = 1;

    DataDirectoryRefused(String line, @Nullable Throwable cause) {
        super(line, cause);
    }

    /// The one line.
    public String line() {
        return String.valueOf(getMessage());
    }
}
