package org.spampot.report;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.spampot.store.HourPoint;
import org.spampot.store.Store;
import org.spampot.store.TopKind;
import org.spampot.store.TopRow;
import org.spampot.store.Totals;

/// What a report over a span of time says, whatever it is written in.
///
/// @param tops in the order of [TopKind], empty lists included
/// @param notable what stands out, in whole sentences
public record Overview(Instant since, Instant until, Totals totals, List<HourPoint> activity,
        Map<TopKind, List<TopRow>> tops, List<String> notable) {
    private static final Duration LONGEST_ACTIVITY = Duration.ofDays(400);
    private static final int LARGE_SHARE = 25;

    public Overview {
        activity = List.copyOf(activity);
        tops = Collections.unmodifiableMap(new EnumMap<>(tops));
        notable = List.copyOf(notable);
    }

    /// Asks `store` for everything from `since` to `until`, with lists of `limit` lines.
    public static Overview of(Store store, Instant since, Instant until, int limit) {
        Instant first = since.isBefore(until.minus(LONGEST_ACTIVITY)) ? until.minus(LONGEST_ACTIVITY) : since;
        Map<TopKind, List<TopRow>> tops = new EnumMap<>(TopKind.class);
        for (TopKind kind : TopKind.values()) {
            tops.put(kind, store.top(kind, since, limit));
        }
        Totals totals = store.totals(since);
        var activity = store.activity(first, until);
        return new Overview(since, until, totals, activity, tops, notable(totals, activity, tops));
    }

    private static List<String> notable(Totals totals, List<HourPoint> activity, Map<TopKind, List<TopRow>> tops) {
        List<String> notable = new ArrayList<>();
        activity.stream().filter(point -> point.messages() > 0).max(Comparator.comparingLong(HourPoint::messages)
                .thenComparing(HourPoint::hour, Comparator.reverseOrder()))
                .ifPresent(hour -> notable.add("The busiest hour began at "
                        + hour.hour().truncatedTo(ChronoUnit.HOURS) + ": " + hour.messages() + " messages."));
        share(notable, "of all messages came from ", TopKind.SOURCES, totals, tops);
        share(notable, "of all messages said they were from ", TopKind.SENDERS, totals, tops);
        share(notable, "of all messages had the subject ", TopKind.SUBJECTS, totals, tops);
        share(notable, "of all messages named the domain ", TopKind.DOMAINS, totals, tops);
        if (totals.sessions() > 0 && totals.messages() == 0) {
            notable.add("Clients connected, but none sent a message.");
        }
        return notable;
    }

    private static void share(List<String> notable, String text, TopKind kind, Totals totals,
            Map<TopKind, List<TopRow>> tops) {
        List<TopRow> rows = tops.getOrDefault(kind, List.of());
        if (rows.isEmpty() || totals.messages() < 10) {
            return;
        }
        long percent = rows.getFirst().messages() * 100 / totals.messages();
        if (percent >= LARGE_SHARE) {
            notable.add(percent + "% " + text + rows.getFirst().value() + ".");
        }
    }
}
