package org.spampot.store;

/// What became of the text of a search.
public sealed interface Parsed {
    /// It is a search.
    record Good(Query query) implements Parsed {}

    /// It is none; `message` is one line that names the term and says what is allowed.
    record Wrong(String message) implements Parsed {}
}
