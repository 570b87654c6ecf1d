package org.spampot.console.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The span that overview and top lists look back.
public enum Range {
    HOUR("1h", "1 hour", Duration.ofHours(1)), DAY("24h", "24 hours", Duration.ofHours(24)), WEEK("7d", "7 days",
            Duration.ofDays(7)), MONTH("30d", "30 days",
                    Duration.ofDays(30)), ALL("all", "All", Duration.ZERO);

    /// As far back as activity goes: the store gives at most 10,000 hours.
    static final Duration LONGEST = Duration.ofHours(9_990);

    private final String word;
    private final String title;
    private final Duration span;

    Range(String word, String title, Duration span) {
        this.word = word;
        this.title = title;
        this.span = span;
    }

    /// The range that `word` names; a week for anything else.
    public static Range of(String word) {
        return Arrays.stream(values()).filter(range -> range.word.equals(word)).findFirst().orElse(WEEK);
    }

    public String word() {
        return word;
    }

    public String title() {
        return title;
    }

    /// Where it begins; nothing for all time.
    public @Nullable Instant since(Instant now) {
        return this == ALL ? null : now.minus(span);
    }

    /// Charts have a bar for each minute of an hour, for each hour of a week or less, and for each day of more.
    public String step() {
        return switch (this) {
            case HOUR -> "minute";
            case DAY, WEEK -> "hour";
            case MONTH, ALL -> "day";
        };
    }

    /// What narrows a search to this range; empty for all time.
    public String term() {
        return this == ALL ? "" : " since:" + word;
    }
}
