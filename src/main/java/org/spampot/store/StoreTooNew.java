package org.spampot.store;

import org.jspecify.annotations.Nullable;

/// A newer version wrote this store; this one does not know how to read it.
public final class StoreTooNew extends StoreFailure {
    private static final long serialVersionUID = 1;

    public StoreTooNew(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
