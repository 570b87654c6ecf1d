package org.spampot.console.page;

import java.util.List;
import java.util.Map;
import org.spampot.store.SessionFilter;
import org.spampot.store.SessionRow;

/// A list of sessions.
///
/// @param error what is wrong with the filter; empty when nothing is
/// @param first whether this is the newest page
/// @param next address of the page of older sessions; empty when this was the last
public record SessionsView(SessionFilter filter, String error, List<SessionRow> rows, boolean first, String next) {
    public SessionsView {
        rows = List.copyOf(rows);
    }

    /// The newest page with the same filter.
    public String newest() {
        return "/sessions?" + query(filter);
    }

    /// `filter` as the beginning of a query; empty fields are left out.
    static String query(SessionFilter filter) {
        var query = new StringBuilder();
        Map.of("source", filter.source(), "helo", filter.helo(), "kind", filter.kind(), "dialect", filter.dialect(),
                "ja4", filter.ja4(), "ja3", filter.ja3(), "login", filter.login()).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(field -> !field.getValue().isEmpty())
                .forEach(field -> query.append(field.getKey()).append('=')
                        .append(SearchLink.encoded(field.getValue())).append('&'));
        return query.toString();
    }

    public boolean isFiltered() {
        return !filter.equals(SessionFilter.ALL);
    }
}
