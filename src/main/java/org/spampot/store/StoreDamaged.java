package org.spampot.store;

import org.jspecify.annotations.Nullable;

/// The store is no database, not one of ours, or has broken pages. Nothing is lost: the journal is the truth, and
/// `spampot rebuild` makes the store again.
public final class StoreDamaged extends StoreFailure {
    private static final long serialVersionUID = 1;

    public StoreDamaged(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
