package org.spampot.archive;

import java.util.Locale;

/// What a file is, by its first bytes, then its name and place.
enum Kind {
    EMPTY, GZIP, BZIP2, XZ, ZSTD, ZIP, TAR, SEVEN_ZIP, RAR, WARC, OUTLOOK, MBOX, MMDF, BABYL, EMLX, MESSAGE,
    /// Text or bytes that no rule takes for mail.
    OTHER;

    private static final int TAR_MAGIC = 257;
    private static final String OLE = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";

    static Kind of(Window window, Place place) {
        if (!window.has(1)) {
            return EMPTY;
        }
        String single = MailFolders.format(place);
        Kind packed = packed(window, place);
        if (packed != OTHER && mayBe(packed, single)) {
            return packed;
        }
        if (single.equals("maildir")) {
            return MESSAGE;
        }
        if (window.startsWith(0, OLE)) {
            return OUTLOOK;
        }
        if (Single.named(place.name())) {
            return message(window);
        }
        if (window.startsWith(0, "WARC/1.")) {
            return WARC;
        }
        Kind text = text(window, place);
        // damage may have taken its beginning
        return text == OTHER && JournalFile.named(place.name()) ? WARC : text;
    }

    /// Who sends a mail chooses its first bytes, so what is kept as one message is no archive. Dovecot compresses such files,
    /// and those of MH have names that any file may have.
    private static boolean mayBe(Kind packed, String single) {
        return switch (single) {
            case "eml" -> false;
            case "maildir" -> packed == GZIP || packed == BZIP2 || packed == XZ || packed == ZSTD;
            default -> true;
        };
    }

    private static Kind packed(Window window, Place place) {
        if (window.startsWith(0, "\u001f\u008b\b")) {
            return GZIP;
        }
        if (window.startsWith(0, "BZh") && window.has(10) && (window.at(4) == '1' || window.at(4) == 0x17)) {
            return BZIP2;
        }
        if (window.startsWith(0, "\u00fd7zXZ\0")) {
            return XZ;
        }
        if (window.startsWith(0, "(\u00b5/\u00fd")) {
            return ZSTD;
        }
        if (window.startsWith(0, "PK\3\4") || window.startsWith(0, "PK\5\6")) {
            return ZIP;
        }
        if (window.startsWith(0, "7z\u00bc\u00af'\u001c")) {
            return SEVEN_ZIP;
        }
        if (window.startsWith(0, "Rar!\u001a\7")) {
            return RAR;
        }
        boolean old = place.name().toLowerCase(Locale.ROOT).endsWith(".tar") && window.has(512);
        return old || window.startsWith(TAR_MAGIC, "ustar") ? TAR : OTHER;
    }

    private static Kind text(Window window, Place place) {
        if (window.startsWith(0, "BABYL OPTIONS:")) {
            return BABYL;
        }
        if (window.startsWith(0, Mmdf.MARK)) {
            return MMDF;
        }
        if (Single.emlx(window)) {
            return EMLX;
        }
        String first = window.line(0, FromLine.LONGEST + 1);
        if (FromLine.of(first) != null || mboxNamed(place.name())) {
            return MBOX;
        }
        int behind = EnvelopeLine.is(first) ? window.behindLine(0, FromLine.LONGEST + 2) : 0;
        if (behind > 0 && HeaderFields.delivered(window, behind)) {
            return MBOX;
        }
        return HeaderFields.at(window, Math.max(0, behind)) ? MESSAGE : nuls(window) ? MBOX : OTHER;
    }

    private static Kind message(Window window) {
        return Single.emlx(window) ? EMLX : MESSAGE;
    }

    private static boolean mboxNamed(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".mbox") || lower.endsWith(".mbx") || lower.equals("mbox");
    }

    /// A crash left zeros where an mbox began.
    private static boolean nuls(Window window) {
        int at = 0;
        while (at < 64 * 1024 && window.has(at + 1) && window.at(at) == 0) {
            at++;
        }
        return at > 0 && window.startsWith(at, EnvelopeLine.START);
    }
}
