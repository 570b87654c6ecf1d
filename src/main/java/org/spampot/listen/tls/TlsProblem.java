package org.spampot.listen.tls;

/// A certificate or key that cannot be used. The message is one line: which file, what is wrong, what to do.
public final class TlsProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    TlsProblem(String message, Throwable cause) {
        super(message, cause);
    }

    TlsProblem(String message) {
        super(message);
    }
}
