package org.spampot.analysis.header;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.spampot.model.Bytes;

/// The message as it was before SpamAssassin put its report around it: `report_safe` 1 and 2 make the original a part of
/// type `message/rfc822` or `text/plain` with `x-spam-type=original`, older versions wrote lines of `SPAM:` before the
/// text. Archives of spam are full of these, and it is the original that one wants to know about.
///
/// Only for mail out of archives: on a live capture nobody has yet put anything around it but the sender.
///
/// @param content the original, or the message itself when nothing is around it
/// @param how what was around it; empty when nothing was
public record Unwrapping(Bytes content, String how) {
    private static final int LOOK_AT = 256 * 1024;
    private static final int LOOK_FOR_END = 64 * 1024;
    private static final String REPORT_LINES = "SPAM: -------";
    private static final String FILTERED = "x-spam-";

    public static Unwrapping of(Bytes content) {
        String start = content.slice(0, Math.min(LOOK_AT, content.size())).latin1();
        int body = blankLine(start, 0);
        if (body < 0) {
            return new Unwrapping(content, "");
        }
        if (start.startsWith(REPORT_LINES, body)) {
            return withoutLines(content, start, body);
        }
        if (!isReported(start, body)) {
            return new Unwrapping(content, "");
        }
        String head = start.substring(0, body).toLowerCase(Locale.ROOT);
        return head.contains("multipart/mixed")
                ? withoutReport(content, start, head, body)
                : new Unwrapping(content, "");
    }

    /// A line of the header begins with `X-Spam-`.
    private static boolean isReported(String start, int body) {
        int lineEnd = -1;
        do {
            if (start.regionMatches(true, lineEnd + 1, FILTERED, 0, FILTERED.length())) {
                return true;
            }
            lineEnd = start.indexOf('\n', lineEnd + 1, body);
        } while (lineEnd >= 0 && lineEnd < body - 1);
        return false;
    }

    /// What stands before the original must be the report and nothing else: one part, which says so.
    private static Unwrapping withoutReport(Bytes content, String start, String head, int body) {
        String lower = start.toLowerCase(Locale.ROOT);
        int type = lower.indexOf("x-spam-type=original", body);
        int report = lower.indexOf("content analysis details", body);
        boolean preview = report < 0 && lower.indexOf("content preview", body) > 0;
        String boundary = boundary(start, head);
        int inner = type < 0 ? -1 : blankLine(start, type);
        boolean plausible = (report > 0 && report < type) || preview;
        if (inner < 0 || boundary.isEmpty() || !plausible || parts(start, boundary, body, type) != 2) {
            return new Unwrapping(content, "");
        }
        int lineStart = lower.lastIndexOf("content-type:", type);
        boolean plain = lineStart > 0 && lower.startsWith("text/plain", lineStart + 14);
        return new Unwrapping(content.slice(inner, end(content, boundary, inner)),
                "spamassassin report_safe " + (plain ? "2" : "1"));
    }

    private static String boundary(String start, String head) {
        int at = head.indexOf("boundary=");
        if (at < 0) {
            return "";
        }
        int from = at + "boundary=".length();
        boolean quoted = start.startsWith("\"", from);
        int end = quoted ? from + 1 : from;
        while (end < head.length() && (quoted ? start.charAt(end) != '"' : start.charAt(end) > ' ')
                && start.charAt(end) != ';') {
            end++;
        }
        return start.substring(quoted ? from + 1 : from, end);
    }

    private static int parts(String start, String boundary, int from, int to) {
        int count = 0;
        int at = start.indexOf("--" + boundary, from);
        while (at >= 0 && at < to) {
            count++;
            at = start.indexOf("--" + boundary, at + 1);
        }
        return count;
    }

    private static int end(Bytes content, String boundary, int from) {
        int tail = Math.max(from, content.size() - LOOK_FOR_END);
        int close = content.slice(tail, content.size()).latin1().lastIndexOf("\n--" + boundary);
        if (close < 0) {
            return content.size();
        }
        int end = tail + close;
        return end > from && content.at(end - 1) == '\r' ? end - 1 : end;
    }

    /// The lines from the first `SPAM:` to the last of them, and the empty one after.
    private static Unwrapping withoutLines(Bytes content, String start, int body) {
        int at = body;
        while (start.startsWith("SPAM:", at)) {
            int end = start.indexOf('\n', at);
            at = end < 0 ? start.length() : end + 1;
        }
        try (var out = new ByteArrayOutputStream(content.size())) {
            content.slice(0, body).writeTo(out);
            content.slice(at, content.size()).writeTo(out);
            return new Unwrapping(Bytes.own(out.toByteArray()), "spamassassin report in the text");
        } catch (IOException never) {
            throw new UncheckedIOException("writing to memory", never);
        }
    }

    /// Behind the next empty line; -1 when there is none.
    private static int blankLine(String text, int from) {
        for (int at = text.indexOf('\n', from); at >= 0; at = text.indexOf('\n', at + 1)) {
            if (text.startsWith("\n", at + 1)) {
                return at + 2;
            }
            if (text.startsWith("\r\n", at + 1)) {
                return at + 3;
            }
        }
        return -1;
    }
}
