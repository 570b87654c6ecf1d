package org.spampot.console.page;

import java.util.List;
import org.spampot.store.TopKind;

/// A whole top list.
///
/// @param limit most rows that were asked for
public record TopView(TopCard card, Range range, int limit, List<TopKind> kinds) {
    public TopView {
        kinds = List.copyOf(kinds);
    }
}
