package org.spampot.listen;

import java.util.Locale;

/// A listener could not be brought up; the message is one line: which one, why, what to do.
public final class BindFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private BindFailed(String message, Throwable cause) {
        super(message, cause);
    }

    /// What `cause` means for the listener `spec`. JDK and native transport word the same errors of the system alike,
    /// and have no other sign of which one it was in common.
    static BindFailed of(ListenerSpec spec, Throwable cause) {
        String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        String why;
        if (said.contains("in use")) {
            why = "the address is in use; stop what listens there, or choose another port";
        } else if (said.contains("permission")) {
            why = "no permission; choose a port above 1023, or grant CAP_NET_BIND_SERVICE";
        } else if (said.contains("cannot assign")) {
            why = "not an address of this machine; choose one that `ip address` lists, or 0.0.0.0 for all";
        } else {
            why = cause.getMessage() + "; choose another address";
        }
        return new BindFailed("cannot listen on " + spec.bind() + " (" + spec.name() + "): " + why, cause);
    }
}
