package org.spampot.archive;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A file of one message: plain, in a Maildir or MH folder, or as Apple Mail keeps it.
///
/// Thread-safety: belongs to one thread.
final class Single implements Level {
    private static final Pattern COUNT = Pattern.compile("(\\d{1,9}) *");
    private static final String PLIST = "<?xml version";

    private final Place place;
    private final Window window;
    private final String format;
    private final int largest;
    private final boolean exported;
    private boolean given;

    Single(Place place, Window window, String format, int largest) {
        this(place, window, format, largest, false);
    }

    private Single(Place place, Window window, String format, int largest, boolean exported) {
        this.place = place;
        this.window = window;
        this.format = format;
        this.largest = largest;
        this.exported = exported;
    }

    /// One that an export wrote as it was sent: a `From ` line that it begins with is its own.
    static Single exported(Place place, Window window, String format, int largest) {
        return new Single(place, window, format, largest, true);
    }

    /// True when the first line is the byte count of an emlx file.
    static boolean emlx(Window window) {
        String first = window.line(0, 32);
        int next = window.behindLine(0, 32);
        return COUNT.matcher(first).matches() && next > 0 && HeaderFields.field(window, next);
    }

    @Override
    public @Nullable Step next() throws IOException {
        if (given) {
            return null;
        }
        given = true;
        if (window.has(largest + 1)) {
            return place.tooLarge(window, largest);
        }
        if (format.equals("emlx")) {
            return emlx();
        }
        String first = window.line(0, FromLine.LONGEST + 1);
        FromLine line = null;
        int begin = 0;
        boolean header = HeaderFields.field(window, 0) || first.startsWith(EnvelopeLine.START);
        if (EnvelopeLine.is(first) && !exported) {
            line = FromLine.of(first);
            begin = Math.max(0, window.behindLine(0, largest));
            header = HeaderFields.field(window, begin);
        }
        String damage = window.broken() != null ? "cut short" : header ? "" : "no header";
        return message(begin, window.size(), line, damage);
    }

    private Step message(int from, int to, @Nullable FromLine line, String damage) {
        return new Here(new Found.Message(place.path(), 0, format, window.copy(from, to),
                line == null ? null : line.sender(), line == null ? place.date() : line.date(), damage));
    }

    private Step emlx() {
        Matcher count = COUNT.matcher(window.line(0, 32));
        int begin = window.behindLine(0, 32);
        long end = count.matches() ? begin + Long.parseLong(count.group(1)) : -1;
        if (end == window.size() || (end >= 0 && end < window.size() && window.startsWith((int) end, PLIST))) {
            return message(begin, (int) end, null, "");
        }
        if (end > window.size()) {
            return message(begin, window.size(), null, "cut short");
        }
        // the list of properties is the last thing in the file
        String text = window.copy(begin, window.size()).latin1();
        int plist = text.lastIndexOf("\n" + PLIST);
        return message(begin, plist < 0 ? window.size() : begin + plist + 1, null, "wrong byte count");
    }

    @Override
    public void close() throws IOException {
        window.close();
    }

    /// True when `name` ends as files of one message do.
    static boolean named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".eml") || lower.endsWith(".msg") || lower.endsWith(".emlx");
    }
}
