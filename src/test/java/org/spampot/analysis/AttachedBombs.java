package org.spampot.analysis;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.spampot.analysis.file.FileBombs;
import org.spampot.analysis.image.PictureBombs;

/// Bombs that are sent as files: what [BombTest] adds to its own, and what `BombRun` measures.
final class AttachedBombs {
    /// Those of which nothing need be left out.
    static final Set<String> WHOLE = Set.of("rtf of braces", "card of escapes", "card of empty folds", "xml", "script",
            "png of 4,800 x 4,900 in color", "png of one row of a million", "gif of ten thousand frames",
            "jpeg of fifty scans", "icons in an icon");
    private static final int TNEF_ATTRIBUTE = 11;

    private AttachedBombs() {}

    /// Messages by name, each with one attachment.
    ///
    /// @param size of those that get worse by being larger, in bytes
    static Map<String, Supplier<String>> pictures(int size) {
        return attached(PictureBombs.all(size));
    }

    static Map<String, Supplier<String>> files() {
        return attached(FileBombs.all());
    }

    /// Kinds of text that are long, as the one part of a message.
    static Map<String, Supplier<String>> texts(int size) {
        Map<String, Supplier<String>> all = new LinkedHashMap<>();
        all.put("tnef of attributes", () -> mail("application/ms-tnef", tnef(size * 3 / 4)));
        all.put("rtf of braces", () -> mail("application/rtf", filled("{\\rtf1 ", "{\\b ", size * 3 / 4)));
        all.put("calendar of folded lines", () -> mail("text/calendar",
                filled("BEGIN:VCALENDAR\n", "DESCRIPTION:http://a.exam\n ple.com/\n", size * 3 / 4)));
        all.put("card of escapes",
                () -> mail("text/vcard", filled("BEGIN:VCARD\n", "NOTE:\\n\\,\\;\n ", size * 3 / 4)));
        all.put("card of empty folds", () -> mail("text/vcard", filled("BEGIN:VCARD\nURL:", "\n ", size * 3 / 4)));
        for (String unit : new String[]{"\n", "<", "=?", "\"", "<div>", "&#x", "@", "http://", "hxxp[.]", "x"}) {
            all.put("base64 of " + (unit.equals("\n") ? "line ends" : unit),
                    () -> mail("text/html", filled("", unit, size * 3 / 4)));
        }
        all.put("css", () -> mail("text/css", filled("", "a{b:url(http://c.example/)}", size * 3 / 4)));
        all.put("xml", () -> mail("text/xml", filled("<?xml version='1.0'?>", "<a>", size * 3 / 4)));
        all.put("svg", () -> mail("image/svg+xml", filled("<svg>", "<a href='http://b.example/'>", size * 3 / 4)));
        all.put("script", () -> mail("text/javascript", filled("", "atob('aHR0cDov", size * 3 / 4)));
        return all;
    }

    private static Map<String, Supplier<String>> attached(Map<String, Supplier<byte[]>> files) {
        Map<String, Supplier<String>> all = new LinkedHashMap<>();
        files.forEach((name, file) -> all.put(name, () -> mail("application/octet-stream", file.get())));
        return all;
    }

    static String mail(String type, byte[] content) {
        return "Subject: x\nContent-Type: " + type + "; name=a\nContent-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder(76, new byte[]{'\n'}).encodeToString(content);
    }

    private static byte[] filled(String start, String unit, int size) {
        return (start + unit.repeat((size - start.length()) / unit.length())).getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Attachments without data, each of the fewest bytes.
    private static byte[] tnef(int size) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[]{0x78, (byte) 0x9f, 0x3e, 0x22, 0, 0});
        byte[] attribute = {2, 2, (byte) 0x90, 6, 0, 0, 0, 0, 0, 0, 0};
        for (int count = 0; count < size / TNEF_ATTRIBUTE; count++) {
            out.writeBytes(attribute);
        }
        return out.toByteArray();
    }
}
