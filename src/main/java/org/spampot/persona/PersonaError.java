package org.spampot.persona;

/// A persona cannot be used. The message is one line: which file, which line of it, which key, what is allowed.
public final class PersonaError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PersonaError(String message) {
        super(message);
    }
}
