package org.spampot.console.page;

import java.time.InstantSource;
import java.util.Arrays;
import org.spampot.console.web.Answer;
import org.spampot.console.web.Ask;
import org.spampot.store.Store;
import org.spampot.store.TopKind;

/// Whole top lists.
public final class Tops {
    private static final int ROWS = 200;

    private final Store store;
    private final Pages pages;
    private final InstantSource clock;

    public Tops(Store store, Pages pages, InstantSource clock) {
        this.store = store;
        this.pages = pages;
        this.clock = clock;
    }

    /// `/top` is the list of the first kind.
    public Answer first(Ask ask) {
        return show(TopKind.SOURCES, ask);
    }

    public Answer one(Ask ask) {
        return TopKind.of(ask.variable("kind")).map(kind -> show(kind, ask))
                .orElseGet(() -> pages.error(404, "there is no such list; lists are: " + TopKind.words(), true));
    }

    private Answer show(TopKind kind, Ask ask) {
        Range range = ask.query("range").isEmpty() ? Range.ALL : Range.of(ask.query("range"));
        TopCard card = TopCard.of(kind, store.top(kind, range.since(clock.instant()), ROWS));
        return pages.page("top", TopCard.title(kind), "top", "",
                new TopView(card, range, ROWS, Arrays.asList(TopKind.values())));
    }
}
