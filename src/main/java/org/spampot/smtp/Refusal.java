package org.spampot.smtp;

/// Which cap a connection was over when it was accepted.
public enum Refusal {
    TOO_MANY_SESSIONS, TOO_MANY_FROM_ADDRESS, SHUTTING_DOWN
}
