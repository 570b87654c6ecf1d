package org.spampot.store;

/// Which sessions to list; an empty field means any.
///
/// @param source client address
/// @param helo the name given by HELO or EHLO, in any case
/// @param kind the word of a [org.spampot.model.SessionKind]
/// @param dialect hash of the SMTP dialect
/// @param ja4 TLS fingerprint
/// @param ja3 TLS fingerprint
/// @param login a name that it tried to sign in with, or `name:secret`
public record SessionFilter(String source, String helo, String kind, String dialect, String ja4, String ja3,
        String login) {
    public static final SessionFilter ALL = new SessionFilter("", "");

    public SessionFilter(String source, String helo) {
        this(source, helo, "", "", "", "", "");
    }
}
