package org.spampot.archive.log;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Takes the head of a line apart: syslog as BSD writes it (RFC 3164) and Solaris adds to it, with an ISO date as rsyslog
/// and `journalctl -o short-iso` have it, RFC 5424, Exim's own, and multilog's TAI64N.
///
/// Thread-safety: belongs to one thread.
final class Prefixes {
    private final Stamps stamps;

    Prefixes(Stamps stamps) {
        this.stamps = stamps;
    }

    /// The line; nothing when it has no date that is one.
    @Nullable
    LogLine read(String path, RawLines.Raw raw) {
        String text = raw.text();
        int from = priority(text);
        Stamps.Stamp stamp = stamps.read(text, from == 0 || !text.startsWith("1 ", from) ? from : from + 2);
        if (stamp == null) {
            return undated(path, raw);
        }
        String rest = text.substring(stamp.end()).stripLeading();
        var line = new LogLine(path, raw.offset(), stamp.at(), "", "", "", rest, text);
        LogLine named = switch (stamp.form()) {
            case TAI64N -> qmail(line);
            case SPACED -> spaced(line);
            case SYSLOG -> from > 0 && text.startsWith("1 ", from) ? structured(line) : syslog(line);
        };
        return inner(named);
    }

    private static int priority(String text) {
        if (!text.startsWith("<")) {
            return 0;
        }
        int end = text.indexOf('>');
        return end > 0 && end < 5 ? end + 1 : 0;
    }

    /// `host exim[123]: 2021-07-17 23:20:49 ...`: the journal without its dates.
    private @Nullable LogLine undated(String path, RawLines.Raw raw) {
        String text = raw.text();
        int exim = text.indexOf(" exim");
        int colon = text.indexOf(": ");
        if (exim <= 0 || exim > 255 || colon < exim || text.indexOf(' ') != exim) {
            return null;
        }
        Stamps.Stamp stamp = stamps.read(text, colon + 2);
        return stamp == null
                ? null
                : inner(syslog(new LogLine(path, raw.offset(), stamp.at(), "", "", "", text, text)));
    }

    /// Host, program, number, text.
    private static LogLine syslog(LogLine line) {
        String text = line.text();
        if (text.startsWith("<")) {
            text = text.substring(text.indexOf('>') + 1).stripLeading();
        }
        int space = text.indexOf(' ');
        if (space <= 0) {
            return line;
        }
        String server = text.substring(0, space);
        String rest = text.substring(space + 1).stripLeading();
        if (server.endsWith(":")) {
            // No host: the program comes first, as in a log that a program wrote for itself.
            return tagged(line, "", text);
        }
        return tagged(line, server, rest);
    }

    private static LogLine tagged(LogLine line, String server, String rest) {
        int end = 0;
        while (end < rest.length() && ": [".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String program = rest.substring(0, end);
        String process = "";
        int after = end;
        if (rest.startsWith("[", end)) {
            int close = rest.indexOf(']', end);
            if (close < 0) {
                return with(line, server, "", "", rest);
            }
            process = rest.substring(end + 1, close);
            after = close + 1;
        }
        if (!rest.startsWith(":", after)) {
            return with(line, server, "", "", rest);
        }
        return with(line, server, program, process, solaris(rest.substring(after + 1).stripLeading()));
    }

    private static LogLine with(LogLine line, String server, String program, String process, String text) {
        return new LogLine(line.path(), line.offset(), line.at(), server, program, process, text, line.raw());
    }

    private static String solaris(String text) {
        int end = text.startsWith("[ID ") ? text.indexOf("] ") : -1;
        return end < 0 ? text : text.substring(end + 2);
    }

    /// RFC 5424: HOST APP PROCID MSGID SD text; `-` is nothing.
    private static LogLine structured(LogLine line) {
        String[] words = line.text().split(" ", 5);
        if (words.length < 5) {
            return line;
        }
        String text = words[4];
        if (text.startsWith("-")) {
            text = text.substring(1);
        } else {
            int end = text.indexOf("] ");
            text = end < 0 ? text : text.substring(end + 1);
        }
        return with(line, nil(words[0]), nil(words[1]), nil(words[2]), text.stripLeading().replaceFirst("^\uFEFF", ""));
    }

    private static String nil(String word) {
        return word.equals("-") ? "" : word;
    }

    /// A date with a blank is Exim's; some syslogs have it as well, and then host and program follow.
    private static LogLine spaced(LogLine line) {
        LogLine syslog = syslog(line);
        boolean program = !syslog.program().isEmpty() && !syslog.process().isEmpty() && !syslog.server().isEmpty()
                && syslog.server().indexOf('=') < 0 && syslog.server().indexOf('[') < 0;
        return program ? syslog : line.saying(line.at(), "exim", "", line.text());
    }

    /// multilog keeps no host and no number; the program names itself when there are several in one log.
    private static LogLine qmail(LogLine line) {
        return line.saying(line.at(), "qmail", "", line.text());
    }

    /// Exim and splogger write their own dates behind those of syslog; Exim its process number as well.
    private LogLine inner(LogLine line) {
        String program = line.program().toLowerCase(Locale.ROOT);
        if (program.startsWith("exim")) {
            Stamps.Stamp own = stamps.read(line.text(), 0);
            String text = own == null ? line.text() : line.text().substring(own.end()).stripLeading();
            Instant at = own == null ? line.at() : own.at();
            int close = text.startsWith("[") ? text.indexOf("] ") : -1;
            boolean number = close > 1 && text.substring(1, close).chars().allMatch(Character::isDigit);
            return line.saying(at, line.program(), number ? text.substring(1, close) : "",
                    number ? text.substring(close + 2) : text);
        }
        if (program.equals("qmail")) {
            int space = line.text().indexOf(' ');
            boolean epoch = space > 8 && line.text().substring(0, space).chars()
                    .allMatch(c -> (c >= '0' && c <= '9') || c == '.');
            return epoch ? line.saying(line.at(), "qmail", "", line.text().substring(space + 1)) : line;
        }
        return line;
    }
}
