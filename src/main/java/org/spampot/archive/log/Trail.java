package org.spampot.archive.log;

import org.jspecify.annotations.Nullable;

/// What Postfix adds to a refusal: `; from=<a> to=<b> proto=ESMTP helo=<c>`, with commas in those of postscreen.
///
/// @param text what stands before it
/// @param from nothing when it is not there; empty for the null path
/// @param to empty when it is not there
/// @param helo empty when it is not there
/// @param rest behind it: the answer of a content filter
record Trail(String text, @Nullable String from, String to, String helo, String rest) {
    private static final String[] KEYS = {"from=<", "to=<", "proto=", "helo=<", "sasl_username=<"};

    /// @param text without the part that names the client
    static Trail of(String text) {
        // The address that a reply quotes first is the peer's own words and may look like a trail.
        int quoted = text.indexOf('<') >= 0 ? text.indexOf(">: ", text.indexOf('<')) : -1;
        int begin = start(text, quoted > 0 && quoted < 600 ? quoted : 0);
        if (begin < 0) {
            begin = start(text, 0);
        }
        if (begin < 0) {
            return new Trail(text, null, "", "", "");
        }
        String[] values = new String[KEYS.length];
        int at = begin + 2;
        for (int key = 0; key < KEYS.length; key++) {
            if (!text.startsWith(KEYS[key], at)) {
                continue;
            }
            int value = at + KEYS[key].length();
            int end = end(text, value, key);
            values[key] = text.substring(value, end);
            at = end;
            while (at < text.length() && ">, ".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }
        String rest = text.startsWith(": ", at) ? text.substring(at + 2) : "";
        return new Trail(text.substring(0, begin), values[0], or(values[1]), or(values[3]), rest);
    }

    private static String or(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static int start(String text, int from) {
        int best = -1;
        for (String key : new String[]{"; from=<", "; to=<", "; proto="}) {
            int at = text.indexOf(key, from);
            if (at >= 0 && (best < 0 || at < best)) {
                best = at;
            }
        }
        return best;
    }

    /// Where a value ends: before the next key that is there, or at the last bracket.
    private static int end(String text, int value, int key) {
        if (KEYS[key].equals("proto=")) {
            int end = value;
            while (end < text.length() && ", :".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            return end;
        }
        for (int next = key + 1; next < KEYS.length; next++) {
            int blank = text.indexOf("> " + KEYS[next], value);
            int comma = text.indexOf(">, " + KEYS[next], value);
            int at = blank < 0 ? comma : comma < 0 ? blank : Math.min(blank, comma);
            if (at >= 0) {
                return at;
            }
        }
        int colon = text.indexOf(">: ", value);
        int last = text.lastIndexOf('>');
        return colon >= 0 ? colon : last >= value ? last : text.length();
    }
}
