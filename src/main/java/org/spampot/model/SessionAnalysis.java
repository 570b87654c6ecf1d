package org.spampot.model;

import java.util.List;

/// What is understood of an ended session by itself; its messages may say more of what it was for.
///
/// @param dialect how the client speaks SMTP
/// @param signs reasons to take it for a kind of session, bounded
public record SessionAnalysis(Dialect dialect, List<Sign> signs) {
    /// Nothing has looked into it yet.
    public static final SessionAnalysis NONE = new SessionAnalysis(Dialect.NONE, List.of());

    public SessionAnalysis {
        signs = List.copyOf(signs);
    }
}
