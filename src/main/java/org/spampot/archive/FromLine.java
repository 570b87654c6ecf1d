package org.spampot.archive;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The line before each message of an mbox (RFC 4155): `From `, who sent it, and when, as `ctime` writes it; or
/// what programs made of that: without seconds, with a zone before or behind the year, with `remote from` of UUCP, in
/// the order of RFC 822.
///
/// @param sender nothing when the program had none to write (`-`, `???@???`)
/// @param date a date without zone is taken as UTC
record FromLine(@Nullable String sender, Instant date) {
    /// A line longer than this is none.
    static final int LONGEST = 998;

    private static final String DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},?";
    private static final String MONTH = "([A-Z][a-z]{2})";
    private static final String TIME = "(\\d{1,2}):(\\d{2})(?::(\\d{2}))?";
    private static final String ZONE = "((?: (?:[A-Z]{1,5}|[+-]\\d{4}|GMT[+-]\\d{1,4})){0,2})";
    private static final String REMOTE = "(?: remote from [^ ]+)?";
    private static final Pattern CTIME = Pattern
            .compile("(.*?) ?" + DAY + " " + MONTH + " (\\d{1,2}) " + TIME + ZONE + " (\\d{4}|\\d{2})" + ZONE + REMOTE);
    private static final Pattern MAIL = Pattern
            .compile("(.*?) ?" + DAY + " (\\d{1,2}) " + MONTH + " (\\d{4}|\\d{2}) " + TIME + ZONE + REMOTE);
    private static final List<String> MONTHS = List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep",
            "Oct", "Nov", "Dec");
    private static final Map<String, String> ZONES = Map.of("EST", "-0500", "EDT", "-0400", "CST", "-0600", "CDT",
            "-0500", "MST", "-0700", "MDT", "-0600", "PST", "-0800", "PDT", "-0700", "CET", "+0100", "CEST", "+0200");

    /// What `line` says; nothing when it is no such line.
    static @Nullable FromLine of(String line) {
        if (!EnvelopeLine.is(line) || line.length() > LONGEST || line.indexOf(':') < 0) {
            return null;
        }
        String rest = line.substring(EnvelopeLine.START.length()).replace('\t', ' ').strip().replaceAll(" {2,}", " ");
        Matcher ctime = CTIME.matcher(rest);
        if (ctime.matches()) {
            return made(ctime.group(1), ctime.group(8), ctime.group(2), ctime.group(3), time(ctime, 4),
                    ctime.group(7) + ctime.group(9));
        }
        Matcher mail = MAIL.matcher(rest);
        return mail.matches()
                ? made(mail.group(1), mail.group(4), mail.group(3), mail.group(2), time(mail, 5), mail.group(8))
                : null;
    }

    private static int[] time(Matcher matcher, int first) {
        String seconds = matcher.group(first + 2);
        return new int[]{Integer.parseInt(matcher.group(first)), Integer.parseInt(matcher.group(first + 1)),
                seconds == null ? 0 : Math.min(59, Integer.parseInt(seconds))};
    }

    private static @Nullable FromLine made(String who, String year, String month, String day, int[] time,
            String zone) {
        // "a at b" of list archives is the longest that is no address
        if (!who.contains("@") && who.split(" ", -1).length > 3) {
            return null;
        }
        try {
            int number = Integer.parseInt(year);
            int full = year.length() > 2 ? number : number < 70 ? 2000 + number : 1900 + number;
            var local = LocalDateTime.of(full, MONTHS.indexOf(month) + 1, Integer.parseInt(day), time[0], time[1],
                    time[2]);
            return new FromLine(sender(who), local.toInstant(offset(zone.strip())));
        } catch (DateTimeException noDate) {
            return null;
        }
    }

    private static @Nullable String sender(String who) {
        if (who.isEmpty() || who.equals("-") || who.equals("???@???")) {
            return null;
        }
        String address = who.replaceFirst(" at ", "@");
        return address.startsWith("<") && address.endsWith(">")
                ? address.substring(1, address.length() - 1)
                : address;
    }

    private static ZoneOffset offset(String zone) {
        String last = zone.substring(zone.lastIndexOf(' ') + 1).toUpperCase(Locale.ROOT);
        String numeric = ZONES.getOrDefault(last, last);
        return numeric.matches("[+-]\\d{4}") ? ZoneOffset.of(numeric) : ZoneOffset.UTC;
    }
}
