package org.spampot.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.spampot.store.Page;
import org.spampot.store.PageRequest;
import org.spampot.store.Query;
import org.spampot.store.SearchField;
import org.spampot.store.SessionFilter;
import org.spampot.store.SessionRow;
import org.spampot.store.Store;

/// A search for sessions, in the language of searches for messages: of its fields those that sessions have, each once.
///
/// @param since the first time at which they may have begun
/// @param before the time before which they have
record SessionSearch(SessionFilter filter, Instant since, Instant before) {
    static final String FIELDS = "source: helo: kind: dialect: ja4: ja3: login: since: before:";
    private static final int PAGE = 500;

    static SessionSearch of(Query query) {
        var search = new SessionSearch(SessionFilter.ALL, Instant.MIN, Instant.MAX);
        var seen = new ArrayList<String>();
        for (Query.Term term : query.terms()) {
            SearchField field = SearchField.of(term.field()).orElseThrow(() -> Trouble
                    .usage("search: words are looked for in messages; sessions are found by " + FIELDS));
            if (seen.contains(term.field())) {
                throw Trouble.usage("search: " + term.field() + ": is there twice; a session has one");
            }
            seen.add(term.field());
            search = search.with(field, term.value());
        }
        return search;
    }

    private SessionSearch with(SearchField field, String value) {
        return switch (field) {
            case SOURCE -> with(new SessionFilter(value, filter.helo(), filter.kind(), filter.dialect(), filter.ja4(),
                    filter.ja3(), filter.login()));
            case HELO -> with(new SessionFilter(filter.source(), value, filter.kind(), filter.dialect(), filter.ja4(),
                    filter.ja3(), filter.login()));
            case KIND -> with(new SessionFilter(filter.source(), filter.helo(), value, filter.dialect(), filter.ja4(),
                    filter.ja3(), filter.login()));
            case DIALECT -> with(new SessionFilter(filter.source(), filter.helo(), filter.kind(), value, filter.ja4(),
                    filter.ja3(), filter.login()));
            case JA4 -> with(new SessionFilter(filter.source(), filter.helo(), filter.kind(), filter.dialect(), value,
                    filter.ja3(), filter.login()));
            case JA3 -> with(new SessionFilter(filter.source(), filter.helo(), filter.kind(), filter.dialect(),
                    filter.ja4(), value, filter.login()));
            case LOGIN -> with(new SessionFilter(filter.source(), filter.helo(), filter.kind(), filter.dialect(),
                    filter.ja4(), filter.ja3(), value));
            case SINCE -> new SessionSearch(filter, Instant.parse(value), before);
            case BEFORE -> new SessionSearch(filter, since, Instant.parse(value));
            case FROM, TO, SUBJECT, IP, DOMAIN, URL, EMAIL, PHONE, WALLET, IBAN, SESSION, SHA256, PATTERN, LANGUAGE,
                    TYPE, PICTURE, BARCODE, MAILER, SIGNER, DEFECT, IMPORT, HAS ->
                throw Trouble.usage("search: " + field.word() + ": is of messages; sessions are found by " + FIELDS);
        };
    }

    private SessionSearch with(SessionFilter other) {
        return new SessionSearch(other, since, before);
    }

    /// What it finds, newest first, at most `limit`.
    List<SessionRow> in(Store store, int limit) {
        List<SessionRow> found = new ArrayList<>();
        String next = "";
        do {
            Page<SessionRow> page = store.sessions(filter, new PageRequest(next, PAGE));
            for (SessionRow row : page.rows()) {
                if (row.openedAt().isBefore(since) || found.size() == limit) {
                    return found;
                }
                if (row.openedAt().isBefore(before)) {
                    found.add(row);
                }
            }
            next = page.next();
        } while (!next.isEmpty());
        return found;
    }
}
