package org.spampot.console.web;

/// A request that cannot be understood. The message is one line for whoever sent it.
public final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String line;

    public BadRequest(String message) {
        super(message);
        this.line = message;
    }

    @Override
    public String getMessage() {
        return line;
    }
}
