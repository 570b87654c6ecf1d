package org.spampot.console.page;

import java.util.List;
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

    public boolean isFiltered() {
        return !filter.equals(SessionFilter.ALL);
    }
}
