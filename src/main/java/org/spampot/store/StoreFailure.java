package org.spampot.store;

import org.jspecify.annotations.Nullable;

/// The store cannot do what was asked; the message is one line for a person: what, which file, what to do.
///
/// Callers tell the cases apart by type: [StoreUnavailable] may pass, so it is worth trying again; the others do not
/// pass by waiting.
public abstract sealed class StoreFailure extends RuntimeException
        permits StoreDamaged, StoreMissing, StoreTooNew, StoreUnavailable {
    private static final long serialVersionUID = 1;

    StoreFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
