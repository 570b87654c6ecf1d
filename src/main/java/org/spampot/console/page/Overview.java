package org.spampot.console.page;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.spampot.console.Live;
import org.spampot.console.web.Answer;
import org.spampot.console.web.Ask;
import org.spampot.store.PageRequest;
import org.spampot.store.Query;
import org.spampot.store.Store;
import org.spampot.store.TopKind;

/// The front page and its pieces, which the browser asks for again when something new has come in.
public final class Overview {
    private static final int ROWS = 8;
    private static final List<TopKind> CARDS = List.of(TopKind.KINDS, TopKind.SOURCES, TopKind.DOMAINS, TopKind.SENDERS,
            TopKind.RECIPIENTS, TopKind.SUBJECTS, TopKind.HELO, TopKind.COMMANDS, TopKind.ATTACHMENTS,
            TopKind.LANGUAGES, TopKind.PATTERNS, TopKind.DIALECTS, TopKind.JA4, TopKind.CREDENTIALS);

    private final Store store;
    private final Live live;
    private final Supplier<Counters> counters;
    private final Activity activity;
    private final Pages pages;
    private final InstantSource clock;

    public Overview(Store store, Live live, Supplier<Counters> counters, Pages pages, InstantSource clock) {
        this.store = store;
        this.live = live;
        this.counters = counters;
        this.activity = new Activity(store);
        this.pages = pages;
        this.clock = clock;
    }

    public Answer page(Ask ask) {
        return pages.page("overview", "Overview", "overview", "", view(range(ask)));
    }

    /// What changes when something comes in.
    public Answer piece(Ask ask) {
        return pages.piece("overviewLists", view(range(ask)));
    }

    /// The range that is asked for; else the shortest that holds all there is, up to a week. So one who has just begun
    /// sees minutes, and not one bar at the end of an empty week.
    private Range range(Ask ask) {
        String word = ask.query("range");
        return word.isEmpty()
                ? Stream.of(Range.HOUR, Range.DAY).filter(this::holdsAll).findFirst().orElse(Range.WEEK)
                : Range.of(word);
    }

    private boolean holdsAll(Range range) {
        Instant now = clock.instant();
        ActivityPoint sum = Activity.sum(activity.points(range.since(now), now, range.step()));
        Counters all = counters.get();
        return sum.sessions() >= all.sessions() && sum.messages() >= all.messages();
    }

    private OverviewView view(Range range) {
        Instant now = clock.instant();
        Instant since = range.since(now);
        List<TopCard> cards = new ArrayList<>();
        for (TopKind kind : CARDS) {
            TopCard card = TopCard.of(kind, store.top(kind, since, ROWS));
            if (!card.bars().isEmpty()) {
                cards.add(card);
            }
        }
        List<ActivityPoint> points = activity.points(since, now, range.step());
        return new OverviewView(counters.get(), range, cards, store.messages(Query.ALL, PageRequest.first(ROWS)).rows(),
                Activity.sum(points), points, live.now().listeners());
    }
}
