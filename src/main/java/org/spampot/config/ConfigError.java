package org.spampot.config;

/// A setting cannot be used. The message is one line: which file and line, variable or flag; which key; what is wrong
/// with it; what to write instead.
public final class ConfigError extends RuntimeException {
    private static final long serialVersionUID = 1;

    ConfigError(String message) {
        super(message);
    }
}
