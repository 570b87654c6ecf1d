package org.spampot.console.page;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spampot.store.HourPoint;
import org.spampot.store.Store;

/// Activity over time as charts want it: by the hour or by the day (UTC).
public final class Activity {
    private final Store store;

    public Activity(Store store) {
        this.store = store;
    }

    /// Points from `since` to `until`; without a `since` from the first that is not empty.
    ///
    /// @param step `hour` or `day`
    public List<HourPoint> points(@Nullable Instant since, Instant until, String step) {
        Instant earliest = until.minus(Range.LONGEST);
        Instant from = since == null || since.isBefore(earliest) ? earliest : since;
        List<HourPoint> hours = store.activity(from, until);
        List<HourPoint> shown = since == null ? withoutEmptyStart(hours) : hours;
        return step.equals("day") ? byDay(shown) : shown;
    }

    private static List<HourPoint> withoutEmptyStart(List<HourPoint> hours) {
        int first = 0;
        while (first < hours.size() - 1 && hours.get(first).sessions() == 0 && hours.get(first).messages() == 0) {
            first++;
        }
        return hours.subList(first, hours.size());
    }

    private static List<HourPoint> byDay(List<HourPoint> hours) {
        List<HourPoint> days = new ArrayList<>();
        for (HourPoint hour : hours) {
            Instant day = hour.hour().truncatedTo(ChronoUnit.DAYS);
            if (days.isEmpty() || Duration.between(days.getLast().hour(), day).toHours() > 0) {
                days.add(new HourPoint(day, hour.sessions(), hour.messages(), hour.bytes()));
            } else {
                HourPoint last = days.removeLast();
                days.add(new HourPoint(day, last.sessions() + hour.sessions(), last.messages() + hour.messages(),
                        last.bytes() + hour.bytes()));
            }
        }
        return days;
    }
}
