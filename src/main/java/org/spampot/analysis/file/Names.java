package org.spampot.analysis.file;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.spampot.analysis.file.Kind.Family;
import org.spampot.model.Printable;

/// What a file's name promises, and how names lie.
final class Names {
    private static final int LONGEST = 160;
    /// What a double click runs on some system.
    private static final Set<String> RUNS = Set.of("exe", "scr", "com", "pif", "bat", "cmd", "cpl", "dll", "ocx", "sys",
            "msi", "msp", "msc", "jar", "js", "jse", "vbs", "vbe", "vb", "wsf", "wsh", "wsc", "hta", "ps1", "psm1",
            "lnk", "reg", "inf", "scf", "sct", "gadget", "application", "appref-ms", "chm", "hlp", "xll", "iqy", "slk",
            "apk", "app", "command", "sh", "elf", "desktop", "ade", "adp", "settingcontent-ms", "msix", "appx",
            "ppam", "xlam", "one", "url", "website", "library-ms", "search-ms", "theme", "vhd", "vhdx");
    private static final Map<String, Family> FAMILIES = Map.ofEntries(of(Family.PDF, "pdf"),
            of(Family.OFFICE, "doc"), of(Family.OFFICE, "docx"), of(Family.OFFICE, "docm"), of(Family.OFFICE, "dot"),
            of(Family.OFFICE, "xls"), of(Family.OFFICE, "xlsx"), of(Family.OFFICE, "xlsm"), of(Family.OFFICE, "ppt"),
            of(Family.OFFICE, "pptx"), of(Family.OFFICE, "rtf"), of(Family.ARCHIVE, "zip"), of(Family.ARCHIVE, "rar"),
            of(Family.ARCHIVE, "7z"), of(Family.ARCHIVE, "gz"), of(Family.ARCHIVE, "tgz"), of(Family.ARCHIVE, "tar"),
            of(Family.ARCHIVE, "bz2"), of(Family.ARCHIVE, "xz"), of(Family.ARCHIVE, "iso"), of(Family.ARCHIVE, "cab"),
            of(Family.ARCHIVE, "arj"), of(Family.ARCHIVE, "lzh"), of(Family.ARCHIVE, "z"), of(Family.ARCHIVE, "r00"),
            of(Family.IMAGE, "jpg"), of(Family.IMAGE, "jpeg"), of(Family.IMAGE, "png"), of(Family.IMAGE, "gif"),
            of(Family.IMAGE, "bmp"), of(Family.IMAGE, "webp"), of(Family.IMAGE, "tif"), of(Family.IMAGE, "tiff"),
            of(Family.IMAGE, "ico"), of(Family.TEXT, "txt"), of(Family.TEXT, "csv"), of(Family.TEXT, "log"),
            of(Family.TEXT, "ics"), of(Family.TEXT, "vcf"), of(Family.HTML, "htm"), of(Family.HTML, "html"),
            of(Family.HTML, "shtml"), of(Family.HTML, "xhtml"), of(Family.HTML, "svg"), of(Family.MESSAGE, "eml"),
            of(Family.MESSAGE, "msg"), of(Family.MESSAGE, "mht"), of(Family.MESSAGE, "mhtml"),
            of(Family.ARCHIVE, "zst"));

    private Names() {}

    private static Map.Entry<String, Family> of(Family family, String extension) {
        return Map.entry(extension, family);
    }

    /// A name or detail made harmless to show.
    static String shown(String text) {
        return Printable.line(text, LONGEST);
    }

    /// In lower case, without the dot; empty when there is none.
    static String extension(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).strip();
        int dot = last.lastIndexOf('.');
        return dot < 0 || last.length() - dot > 20 ? "" : last.substring(dot + 1).toLowerCase(Locale.ROOT).strip();
    }

    static boolean hasHtmlName(String name) {
        return FAMILIES.get(extension(name)) == Family.HTML || extension(name).equals("hta");
    }

    /// Texts that a spreadsheet opens.
    static boolean isTable(String name) {
        return Set.of("csv", "tsv", "slk", "iqy").contains(extension(name));
    }

    static boolean runs(String name) {
        return RUNS.contains(extension(name));
    }

    /// Paths that leave the folder they are unpacked in.
    static void checkPath(String path, OpenFile in) {
        String slashes = path.replace('\\', '/');
        boolean out = slashes.startsWith("/") || slashes.startsWith("../") || slashes.contains("/../")
                || slashes.equals("..") || slashes.endsWith("/..")
                || (slashes.length() > 2 && slashes.charAt(1) == ':' && Character.isLetter(slashes.charAt(0)));
        if (out) {
            in.oddity("entry-path-traversal", path);
        }
    }

    /// Says how the name of a file misleads about its content.
    static void check(OpenFile file) {
        String name = file.name;
        if (name.isEmpty()) {
            return;
        }
        if (runs(name)) {
            file.flag("runs-by-name");
        }
        if (name.chars().anyMatch(Names::reorders)) {
            file.oddity("name-reordered", name);
        }
        String extension = extension(name);
        String stem = name.substring(0, Math.max(0, name.length() - extension.length() - 1));
        if (runs(name) && FAMILIES.containsKey(extension(stem)) && !extension(stem).isEmpty()) {
            file.oddity("double-extension", name);
        } else if (stem.length() > 20 && stem.endsWith("          ") && !extension.isEmpty()) {
            file.oddity("name-padded", name);
        }
        Family promised = FAMILIES.get(extension);
        Kind kind = file.type().kind();
        if (promised != null && lies(promised, kind)) {
            file.oddity("type-mismatch", name + " is " + file.type().type());
        }
    }

    /// Says that a declared media type misleads about the content.
    static void checkDeclared(String declared, OpenFile file) {
        Family promised = declared.equals("application/pdf")
                ? Family.PDF
                : declared.startsWith("image/") && !declared.equals("image/svg+xml")
                        ? Family.IMAGE
                        : declared.equals("text/plain") || declared.equals("text/html")
                                || declared.startsWith("audio/") || declared.startsWith("video/")
                                        ? Family.TEXT
                                        : Family.NONE;
        if (promised != Family.NONE && lies(promised, file.type().kind())) {
            file.oddity("type-mismatch", "declared " + declared + " is " + file.type().type());
        }
    }

    /// Only what is certain by content can convict a name; text may be anything, and a picture of another format, or
    /// a document in another office format, opens as promised.
    private static boolean lies(Family promised, Kind kind) {
        Family is = kind.family;
        if (is == Family.NONE || is == promised || is == Family.TEXT) {
            return false;
        }
        return switch (promised) {
            case OFFICE -> is != Family.HTML && is != Family.MESSAGE;
            case ARCHIVE -> is != Family.OFFICE && kind != Kind.JAR && kind != Kind.APK;
            case TEXT, HTML, MESSAGE -> is != Family.HTML && is != Family.MESSAGE && kind != Kind.SCRIPT;
            case PDF, IMAGE -> true;
            case EXECUTABLE, NONE -> false;
        };
    }

    /// Characters that make a name read differently from what it is.
    private static boolean reorders(int c) {
        return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
    }
}
