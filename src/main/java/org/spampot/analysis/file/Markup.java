package org.spampot.analysis.file;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Tells kinds of text apart by how they begin.
final class Markup {
    private static final List<String> HTML = List.of("<!doctype html", "<html", "<head", "<body", "<script", "<iframe",
            "<meta ", "<form", "<table", "<center", "<title", "<div", "<a href", "<p>", "<hta:", "<style");
    private static final List<String> FIELDS = List.of("received:", "from:", "return-path:", "mime-version:",
            "message-id:", "delivered-to:", "date:", "subject:", "to:", "content-type:", "x-");
    private static final Pattern SCRIPT = Pattern.compile(
            "wscript\\.|createobject\\(|new activexobject|powershell|invoke-expression|invoke-webrequest|"
                    + "\\.downloadstring\\(|\\.downloadfile\\(|cmd(?:\\.exe)? /c |@echo off");

    private Markup() {}

    /// @param start a few kilobytes
    static Kind of(String start) {
        String text = start.substring(0, Math.min(2048, start.length())).strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("<?php") || text.startsWith("#!")) {
            return Kind.SCRIPT;
        }
        if (text.startsWith("begin:vcalendar")) {
            return Kind.ICS;
        }
        if (text.startsWith("begin:vcard")) {
            return Kind.VCARD;
        }
        if (text.startsWith("[internetshortcut") || text.startsWith("[{000214a0-")
                || text.startsWith("[desktop entry]")) {
            return Kind.URL;
        }
        if (text.startsWith("<") || text.startsWith("\ufeff<")) {
            return tagged(text);
        }
        if (text.startsWith("(this file must be converted with binhex")) {
            return Kind.BINHEX;
        }
        if (fields(text) >= (text.startsWith("mime-version:") || text.startsWith("content-type: multipart/") ? 2 : 3)) {
            return Kind.EML;
        }
        return SCRIPT.matcher(text).find() ? Kind.SCRIPT : Kind.TEXT;
    }

    private static Kind tagged(String text) {
        if (text.contains("<plist") && text.contains("<key>url</key>")) {
            return Kind.URL;
        }
        int svg = text.indexOf("<svg");
        int html = HTML.stream().mapToInt(text::indexOf).filter(at -> at >= 0).min().orElse(-1);
        if (svg >= 0 && (html < 0 || svg < html)) {
            return Kind.SVG;
        }
        return html >= 0 ? Kind.HTML : Kind.TEXT;
    }

    /// How many of the first lines are fields of a mail header; none when the first is not.
    private static int fields(String text) {
        int known = 0;
        int lines = 0;
        for (String line : text.split("\n", 40)) {
            boolean folded = line.startsWith(" ") || line.startsWith("\t");
            boolean field = FIELDS.stream().anyMatch(line::startsWith);
            if (lines++ == 0 && !field) {
                return 0;
            }
            if (line.isBlank()) {
                break;
            }
            known += field && !folded ? 1 : 0;
        }
        return known;
    }
}
