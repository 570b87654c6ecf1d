package org.spampot.store;

import java.util.List;

/// A search: every term must be met. The language is one for command line, console and API:
/// bare words and `"phrases"` are looked for in subject, addresses, names of attachments and text, in any case;
/// `field:value` narrows (`from:`, `to:`, `subject:`, `ip:`, `source:`, `domain:`, `url:`, `email:`, `helo:`,
/// `kind:`, `dialect:`, `ja4:`, `ja3:`, `login:`,
/// `session:`, `sha256:`, `pattern:`, `language:`, `has:attachment`, `since:`, `before:`).
///
/// @param terms in the order given
public record Query(List<Term> terms) {
    public static final Query ALL = new Query(List.of());

    public Query {
        terms = List.copyOf(terms);
    }

    /// One condition.
    ///
    /// @param field the word before the colon; empty for bare words and phrases
    public record Term(String field, String value) {}
}
