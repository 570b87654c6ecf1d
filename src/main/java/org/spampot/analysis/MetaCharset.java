package org.spampot.analysis;

import java.util.Locale;
import org.spampot.model.Bytes;

/// The charset that an HTML page declares in its first kilobyte, for parts that declare none.
final class MetaCharset {
    private static final int LOOK_AT = 1024;

    private MetaCharset() {}

    static String of(Bytes page) {
        String start = page.slice(0, Math.min(LOOK_AT, page.size())).latin1().toLowerCase(Locale.ROOT);
        int meta = start.indexOf("<meta");
        int at = meta < 0 ? -1 : start.indexOf("charset=", meta);
        if (at < 0) {
            return "";
        }
        int from = at + "charset=".length();
        while (from < start.length() && (start.charAt(from) == '"' || start.charAt(from) == '\'')) {
            from++;
        }
        int to = from;
        while (to < start.length()
                && (Character.isLetterOrDigit(start.charAt(to)) || "-_:.".indexOf(start.charAt(to)) >= 0)) {
            to++;
        }
        return start.substring(from, to);
    }
}
