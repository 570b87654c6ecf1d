package org.spampot.store;

import org.jspecify.annotations.Nullable;

/// The store cannot be used right now: the disk is full, a file cannot be written or opened, another process holds a
/// lock. What was to be committed is not; the same commit may be tried again.
public final class StoreUnavailable extends StoreFailure {
    private static final long serialVersionUID = 1;

    public StoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
