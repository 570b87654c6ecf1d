package org.spampot.analysis.header;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spampot.analysis.link.Ascii;

/// A date as mail has it (RFC 5322 section 3.3, its obsolete forms, asctime, ISO 8601, and the same with commas, dashes
/// and names of days wrong): the words are recognized by what they look like, in any order.
public final class MailDate {
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    /// RFC 5322 section 4.3, and the names most met besides; all others are UTC, as it says there.
    private static final Map<String, Integer> ZONES = Map.ofEntries(Map.entry("est", -300), Map.entry("edt", -240),
            Map.entry("cst", -360), Map.entry("cdt", -300), Map.entry("mst", -420), Map.entry("mdt", -360),
            Map.entry("pst", -480), Map.entry("pdt", -420), Map.entry("cet", 60), Map.entry("cest", 120),
            Map.entry("met", 60), Map.entry("mest", 120), Map.entry("eet", 120), Map.entry("eest", 180),
            Map.entry("bst", 60), Map.entry("msk", 180), Map.entry("jst", 540), Map.entry("kst", 540));
    private static final String DAYS = "montuewedthufrisatsun";
    /// Minutes: Kiribati is 14 hours ahead, Baker Island 12 behind.
    private static final int FARTHEST_ZONE = 14 * 60;
    private static final int LONGEST = 200;

    private int day = -1;
    private int month = -1;
    private int year = -1;
    private int hour = -1;
    private int minute;
    private int second;
    private int zone;
    private boolean zoned;
    private boolean badZone;
    private String weekday = "";

    private MailDate() {}

    /// Nothing when it is no date.
    public static @Nullable Instant parse(String text) {
        return text.isBlank() || text.length() > LONGEST ? null : read(text).instant();
    }

    /// What is wrong with a date that can be read: `weekday-wrong` when it names another day of the week than it is,
    /// `zone-impossible` when no place on Earth has that offset; empty when nothing is.
    public static String oddity(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            return "";
        }
        MailDate date = read(text);
        @Nullable
        Instant instant = date.instant();
        if (instant == null) {
            return "";
        }
        if (date.badZone || Math.abs(date.zone) > FARTHEST_ZONE || date.zone % 15 != 0) {
            return "zone-impossible";
        }
        String day = instant.plusSeconds(date.zone * 60L).atZone(ZoneOffset.UTC).getDayOfWeek().name();
        boolean other = !date.weekday.isEmpty() && !day.toLowerCase(Locale.ROOT).startsWith(date.weekday);
        return other ? "weekday-wrong" : "";
    }

    private static MailDate read(String text) {
        var date = new MailDate();
        String words = text;
        int comment = words.indexOf('(');
        if (comment > 0) {
            words = words.substring(0, comment);
        }
        for (String word : separated(words).split(" +", 40)) {
            date.word(word.toLowerCase(Locale.ROOT));
        }
        return date;
    }

    /// Words apart by one kind of space; a dash or T inside a date separates, the sign of a zone does not.
    private static String separated(String text) {
        var out = new StringBuilder(text.strip());
        for (int at = 0; at < out.length(); at++) {
            char c = out.charAt(at);
            char before = at == 0 ? ' ' : out.charAt(at - 1);
            char after = at + 1 < out.length() ? out.charAt(at + 1) : ' ';
            boolean sign = (c == '-' || c == '+') && before == ' ';
            boolean join = c == '-' && !sign && (Ascii.isWord(before) && Ascii.isWord(after)) && !zoneAt(out, at);
            boolean isoTime = (c == 'T' || c == 't') && Ascii.isDigit(before) && Ascii.isDigit(after);
            if (c == ',' || c <= ' ' || join || isoTime) {
                out.setCharAt(at, ' ');
            } else if ((c == '+' || c == '-') && Ascii.isDigit(before) && zoneAt(out, at)) {
                out.insert(at++, ' ');
            }
        }
        return out.toString();
    }

    /// True for a sign behind a time: `10:52:37-0700`.
    private static boolean zoneAt(CharSequence text, int at) {
        return at >= 3 && text.charAt(at - 3) == ':';
    }

    private void word(String word) {
        if (word.isEmpty()) {
            return;
        }
        if (weekday.isEmpty() && word.length() >= 3 && DAYS.indexOf(word.substring(0, 3)) % 3 == 0) {
            weekday = word.substring(0, 3);
        }
        char first = word.charAt(0);
        if (first == '+' || first == '-') {
            zone(word);
        } else if (word.indexOf(':') > 0 && Ascii.isDigit(first)) {
            time(word);
        } else if (Ascii.isDigit(first)) {
            number(word);
        } else if (month < 0 && word.length() >= 3 && monthOf(word) > 0) {
            month = monthOf(word);
        } else if (word.equals("pm") && hour >= 0 && hour < 12) {
            hour += 12;
        } else if (word.equals("am") && hour == 12) {
            hour = 0;
        } else if (!zoned && ZONES.containsKey(word)) {
            zone = ZONES.getOrDefault(word, 0);
            zoned = true;
        }
    }

    private static int monthOf(String word) {
        int at = MONTHS.indexOf(word.substring(0, 3));
        return at >= 0 && at % 3 == 0 ? at / 3 + 1 : -1;
    }

    private void zone(String word) {
        String digits = word.substring(1).replace(":", "");
        if (zoned || digits.length() < 3 || digits.length() > 4 || !Ascii.isDigits(digits)) {
            badZone |= !zoned;
            return;
        }
        int value = Integer.parseInt(digits);
        int minutes = value / 100 * 60 + value % 100;
        if (value % 100 < 60) {
            zone = word.charAt(0) == '-' ? -minutes : minutes;
            zoned = true;
        } else {
            badZone = true;
        }
    }

    private void time(String word) {
        String[] fields = word.split(":", 4);
        int h = small(fields[0]);
        int m = fields.length > 1 ? small(fields[1]) : -1;
        int s = fields.length > 2 ? small(fields[2]) : 0;
        if (hour < 0 && h >= 0 && m >= 0) {
            hour = h;
            minute = m;
            second = Math.max(0, Math.min(59, s)); // 60 is a leap second
        }
    }

    /// The digits at the beginning, at most two; -1 when none.
    private static int small(String text) {
        int end = 0;
        while (end < text.length() && end < 2 && Ascii.isDigit(text.charAt(end))) {
            end++;
        }
        return end == 0 ? -1 : Integer.parseInt(text.substring(0, end));
    }

    private void number(String word) {
        if (word.indexOf('/') > 0) {
            slashed(word.split("/", 4));
            return;
        }
        int end = 0;
        while (end < word.length() && Ascii.isDigit(word.charAt(end))) {
            end++;
        }
        if (end > 4) {
            return;
        }
        int value = Integer.parseInt(word.substring(0, end));
        if (end >= 3) {
            if (year < 0) {
                // RFC 5322 section 4.3: three digits count from 1900
                year = end == 3 ? 1900 + value : value;
            }
        } else if (year >= 1000 && month < 0) {
            month = value; // ISO 8601
        } else if (day < 0) {
            day = value;
        } else if (year < 0) {
            year = value < 50 ? 2000 + value : 1900 + value;
        }
    }

    /// `22/07/2002`: read only when one of the first two can be no month; `2002/07/22` has the order of ISO 8601.
    private void slashed(String[] fields) {
        if (fields.length != 3 || !Ascii.isDigits(String.join("", fields)) || String.join("", fields).length() > 8) {
            return;
        }
        int first = Integer.parseInt("0" + fields[0]);
        int second = Integer.parseInt("0" + fields[1]);
        int third = Integer.parseInt("0" + fields[2]);
        if (fields[0].length() == 4) {
            year = first;
            month = second;
            day = third;
        } else if (fields[2].length() == 4 && (first > 12 || second > 12)) {
            year = third;
            month = Math.min(first, second);
            day = Math.max(first, second);
        }
    }

    private @Nullable Instant instant() {
        if (day < 0 || month < 0 || year < 0) {
            return null;
        }
        try {
            // zones beyond 18 hours are sent, and are no ZoneOffset
            return LocalDateTime.of(year, month, day, Math.max(0, hour), minute, second).toInstant(ZoneOffset.UTC)
                    .minusSeconds(zone * 60L);
        } catch (DateTimeException noSuchDate) {
            // a 31st of February is not a date: nothing, as documented
            return null;
        }
    }
}
