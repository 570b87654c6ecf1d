package org.spampot.persona;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long to do nothing before a reply: always `from`, or drawn evenly between `from` and `to`.
record Delay(Duration from, Duration to) {
    static final Delay NONE = new Delay(Duration.ZERO, Duration.ZERO);

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})(ms|s|m)");
    private static final int FRACTION_BITS = 53;

    Delay {
        if (to.compareTo(from) < 0) {
            throw new IllegalArgumentException("a delay has to be from less to more");
        }
    }

    /// `2s`.
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Delay always(String text) {
        return new Delay(read(text), read(text));
    }

    /// `{from: 1s, to: 5s}`.
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static Delay between(@JsonProperty(value = "from", required = true) String from,
            @JsonProperty(value = "to", required = true) String to) {
        return new Delay(read(from), read(to));
    }

    /// The delay that the random number `draw` picks.
    Duration drawn(long draw) {
        if (from.equals(to)) {
            return from;
        }
        double fraction = (draw >>> (Long.SIZE - FRACTION_BITS)) * 0x1.0p-53;
        return from.plusNanos((long) (to.minus(from).toNanos() * fraction));
    }

    private static Duration read(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("a delay is a number with ms, s or m: 500ms, 2s, 1m");
        }
        long number = Long.parseLong(form.group(1));
        Duration delay = switch (form.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
        if (delay.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a delay is 10m at most");
        }
        return delay;
    }
}
