package org.spampot.store;

import org.jspecify.annotations.Nullable;

/// There is no store to read yet.
public final class StoreMissing extends StoreFailure {
    private static final long serialVersionUID = 1;

    public StoreMissing(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
