package org.spampot.console.page;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spampot.store.Store;

/// Activity over time as charts want it: by the minute, by the hour or by the day (UTC).
public final class Activity {
    /// How far back activity is told by the minute.
    public static final Duration BY_MINUTE = Duration.ofDays(1);

    private final Store store;

    public Activity(Store store) {
        this.store = store;
    }

    /// Points from `since` to `until`, empty ones included. Without a `since` from the first that is not empty, by the
    /// minute from an hour before `until`.
    ///
    /// @param step `minute`, `hour` or `day`; by the minute no more than [#BY_MINUTE] before `until`
    public List<ActivityPoint> points(@Nullable Instant since, Instant until, String step) {
        if (step.equals("minute")) {
            return minutes(since, until);
        }
        Instant earliest = until.minus(Range.LONGEST);
        Instant from = since == null || since.isBefore(earliest) ? earliest : since;
        List<ActivityPoint> hours = store.activity(from, until).stream()
                .map(hour -> new ActivityPoint(hour.hour(), hour.sessions(), hour.messages(), hour.bytes())).toList();
        List<ActivityPoint> shown = since == null ? withoutEmptyStart(hours) : hours;
        return step.equals("day") ? byDay(shown) : shown;
    }

    private List<ActivityPoint> minutes(@Nullable Instant since, Instant until) {
        Instant earliest = until.minus(BY_MINUTE);
        Instant wanted = since == null ? until.minus(Duration.ofHours(1)) : since;
        return store.minutes(wanted.isBefore(earliest) ? earliest : wanted, until).stream().map(
                minute -> new ActivityPoint(minute.minute(), minute.sessions(), minute.messages(), minute.bytes()))
                .toList();
    }

    private static List<ActivityPoint> withoutEmptyStart(List<ActivityPoint> hours) {
        int first = 0;
        while (first < hours.size() - 1 && hours.get(first).sessions() == 0 && hours.get(first).messages() == 0) {
            first++;
        }
        return hours.subList(first, hours.size());
    }

    private static List<ActivityPoint> byDay(List<ActivityPoint> hours) {
        List<ActivityPoint> days = new ArrayList<>();
        for (ActivityPoint hour : hours) {
            Instant day = hour.from().truncatedTo(ChronoUnit.DAYS);
            if (days.isEmpty() || Duration.between(days.getLast().from(), day).toHours() > 0) {
                days.add(new ActivityPoint(day, hour.sessions(), hour.messages(), hour.bytes()));
            } else {
                days.add(sum(day, days.removeLast(), hour));
            }
        }
        return days;
    }

    private static ActivityPoint sum(Instant from, ActivityPoint one, ActivityPoint other) {
        return new ActivityPoint(from, one.sessions() + other.sessions(), one.messages() + other.messages(),
                one.bytes() + other.bytes());
    }

    /// All of `points` in one.
    static ActivityPoint sum(List<ActivityPoint> points) {
        return points.stream().reduce(new ActivityPoint(Instant.EPOCH, 0, 0, 0),
                (one, other) -> sum(Instant.EPOCH, one, other));
    }
}
