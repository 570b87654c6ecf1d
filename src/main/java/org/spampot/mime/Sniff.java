package org.spampot.mime;

import java.util.Locale;
import java.util.Set;
import org.spampot.model.Bytes;

/// What bytes seem to be, from their beginning and from a file name: only as far as a mail program would act on it.
final class Sniff {
    private static final int LOOK_AT = 512;
    private static final Set<String> HTML_NAMES = Set.of("html", "htm", "shtml", "xhtml", "xht", "mhtml", "hta");
    private static final Set<String> TEXT_NAMES = Set.of("txt", "csv", "ics", "vcs", "ifb", "vcf", "log", "md", "url",
            "css", "js", "vbs", "json", "xml", "ps1", "bat", "cmd", "sh", "rtf");
    private static final Set<String> MAIL_NAMES = Set.of("eml", "mht", "mim", "mime");
    private static final String[] HTML_STARTS = {"<html", "<!doctype html", "<head", "<body", "<meta ", "<title",
            "<table", "<div", "<center", "<script", "<style", "<font", "<p>", "<br>", "<a href", "<iframe", "<form"};
    private static final String[] FIELDS = {"received:", "return-path:", "delivered-to:", "mime-version:",
            "content-type:", "message-id:", "from:", "date:", "subject:", "to:", "x-mozilla-status:",
            "dkim-signature:"};
    private static final String[] FILE_STARTS = {"PK\3\4", "%PDF-", "MZ", "GIF8", "\u0089PNG", "\u00ff\u00d8\u00ff",
            "\u00d0\u00cf\u0011\u00e0", "Rar!", "7z\u00bc\u00af", "\u001f\u008b", "BZh", "\u007fELF",
            "x\u009f>\""};

    private Sniff() {}

    /// `text/html`, `message/rfc822`, `text/plain`, or empty when it is none of these for sure.
    static String type(Bytes bytes) {
        byte[] start = bytes.slice(0, Math.min(LOOK_AT, bytes.size())).toArray();
        if (isHtml(start)) {
            return "text/html";
        }
        if (isMessage(start)) {
            return "message/rfc822";
        }
        return isText(start) ? "text/plain" : "";
    }

    /// The type that a file name stands for, of those that mail programs show; empty for all others.
    static String typeOfName(String name) {
        int dot = name.lastIndexOf('.');
        String extension = name.substring(dot + 1).strip().toLowerCase(Locale.ROOT);
        if (dot < 0) {
            return "";
        }
        return HTML_NAMES.contains(extension)
                ? "text/html"
                : TEXT_NAMES.contains(extension)
                        ? "text/plain"
                        : MAIL_NAMES.contains(extension) ? "message/rfc822" : "";
    }

    static boolean isHtml(byte[] start) {
        int at = skipSpace(start);
        if (at == start.length || start[at] != '<') {
            return false;
        }
        for (String word : HTML_STARTS) {
            if (Ascii.startsWithIgnoreCase(start, at, start.length, word)) {
                return true;
            }
        }
        boolean prolog = Ascii.startsWith(start, at, start.length, "<?xml")
                || Ascii.startsWith(start, at, start.length, "<!--");
        return prolog && Ascii.find(start, at, start.length, "<html") >= 0;
    }

    /// A header: a field that every message has, and another field after it.
    static boolean isMessage(byte[] start) {
        int at = skipSpace(start);
        if (Ascii.startsWith(start, at, start.length, "From ")) {
            at = Math.min(start.length, Boundaries.lineEnd(start, at, start.length) + 1);
        }
        if (!isField(start, at)) {
            return false;
        }
        int next = at;
        do {
            next = Boundaries.lineEnd(start, next, start.length) + 1;
        } while (next < start.length && (start[next] == ' ' || start[next] == '\t'));
        int colon = next;
        while (colon < start.length && (Character.isLetterOrDigit(start[colon]) || start[colon] == '-')) {
            colon++;
        }
        return next >= start.length || (colon > next && colon < start.length && start[colon] == ':');
    }

    private static boolean isField(byte[] start, int at) {
        for (String field : FIELDS) {
            if (Ascii.startsWithIgnoreCase(start, at, start.length, field)) {
                return true;
            }
        }
        return false;
    }

    /// No control characters but white space and escape, few bytes above 127 unless they are UTF-8.
    static boolean isText(byte[] start) {
        int high = 0;
        for (byte c : start) {
            if (c >= 0 && c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 27) {
                return false;
            }
            high += c < 0 ? 1 : 0;
        }
        return start.length > 0 && (high * 10 <= start.length || isUtf8(start));
    }

    /// True when the bytes begin as one of the files that are sent by mail.
    static boolean isKnownFile(Bytes bytes) {
        String start = bytes.slice(0, Math.min(8, bytes.size())).latin1();
        for (String each : FILE_STARTS) {
            if (start.startsWith(each)) {
                return true;
            }
        }
        return false;
    }

    /// The end may be cut within a character.
    private static boolean isUtf8(byte[] start) {
        String text = new String(start, java.nio.charset.StandardCharsets.UTF_8);
        int bad = text.indexOf('\uFFFD');
        return bad < 0 || bad >= text.length() - 2;
    }

    private static int skipSpace(byte[] start) {
        int at = start.length >= 3 && start[0] == (byte) 0xef && start[1] == (byte) 0xbb ? 3 : 0;
        while (at < start.length && start[at] >= 0 && start[at] <= ' ') {
            at++;
        }
        return at;
    }
}
