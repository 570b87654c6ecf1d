package org.spampot.store;

/// Which sessions to list; an empty field means any.
///
/// @param source client address
/// @param helo the name given by HELO or EHLO, in any case
public record SessionFilter(String source, String helo) {
    public static final SessionFilter ALL = new SessionFilter("", "");
}
