package org.spampot.console.page;

import java.util.List;
import org.spampot.console.Live.Listening;
import org.spampot.store.MessageRow;

/// A list of messages.
///
/// @param query as typed
/// @param error what is wrong with it; empty when nothing is
/// @param first whether this is the newest page
/// @param next address of the page of older messages; empty when this was the last
public record MessagesView(String query, String error, List<MessageRow> rows, boolean first, String next,
        List<Listening> listeners) {
    public MessagesView {
        rows = List.copyOf(rows);
        listeners = List.copyOf(listeners);
    }
}
