package org.spampot.app;

import org.jspecify.annotations.Nullable;
import org.spampot.config.ConfigError;
import org.spampot.journal.DataDirectoryRefused;
import org.spampot.store.StoreFailure;

/// Something that ends a command and that a user can do something about. The message is one line: what, which file,
/// key or session, what to do.
public final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// Whose turn it is.
    public enum Kind {
        /// It was asked for in a way that cannot be done: exit code 2.
        USAGE,
        /// It could not be done: exit code 1.
        FAILED
    }

    private final Kind kind;

    private Trouble(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public static Trouble usage(String message) {
        return new Trouble(Kind.USAGE, message, null);
    }

    public static Trouble failed(String message) {
        return new Trouble(Kind.FAILED, message, null);
    }

    /// The trouble that `failure` is, if it is one that a room words for a user; nothing for a bug of ours.
    public static @Nullable Trouble of(Throwable failure) {
        String line = String.valueOf(failure.getMessage());
        return switch (failure) {
            case Trouble trouble -> trouble;
            case ConfigError wrong -> new Trouble(Kind.USAGE, line, wrong);
            case DataDirectoryRefused refused -> new Trouble(Kind.FAILED, line, refused);
            case StoreFailure unusable -> new Trouble(Kind.FAILED, line, unusable);
            default -> null;
        };
    }

    public Kind kind() {
        return kind;
    }
}
