package org.spampot.analysis.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.spampot.model.Bytes;

/// Tells what content is by how it begins: by a short list of our own where a reader depends on it, else by the magic of
/// Tika. No name is asked.
final class Sniff {
    private static final int LOOK_AT = 64 * 1024;
    private static final int TEXT_START = 4 * 1024;
    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

    private record Magic(Kind kind, int at, String bytes) {}

    private static final List<Magic> MAGIC = List.of(new Magic(Kind.ZIP, 0, "PK\3\4"),
            new Magic(Kind.ZIP, 0, "PK\5\6"), new Magic(Kind.ZIP, 0, "PK\1\2"), new Magic(Kind.ZIP, 0, "PK00PK\3\4"),
            new Magic(Kind.SEVEN_ZIP, 0, "7z\u00bc\u00af'\u001c"), new Magic(Kind.RAR5, 0, "Rar!\u001a\7\1\0"),
            new Magic(Kind.RAR4, 0, "Rar!\u001a\7\0"), new Magic(Kind.GZIP, 0, "\u001f\u008b\b"),
            new Magic(Kind.XZ, 0, "\u00fd7zXZ\0"), new Magic(Kind.ZSTD, 0, "(\u00b5/\u00fd"),
            new Magic(Kind.COMPRESS, 0, "\u001f\u009d"), new Magic(Kind.CAB, 0, "MSCF\0\0\0\0"),
            new Magic(Kind.ACE, 7, "**ACE**"), new Magic(Kind.TAR, 257, "ustar"),
            new Magic(Kind.CFB, 0, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"),
            new Magic(Kind.RTF, 0, "{\\rt"),
            new Magic(Kind.ONENOTE, 0, "\u00e4R\\{\u008c\u00d8\u00a7M\u00ae\u00b1Sx\u00d0)\u0096\u00d3"),
            new Magic(Kind.LNK, 0, "L\0\0\0\1\u0014\2\0"), new Magic(Kind.ELF, 0, "\u007fELF"),
            new Magic(Kind.MACH_O, 0, "\u00cf\u00fa\u00ed\u00fe"),
            new Magic(Kind.MACH_O, 0, "\u00ce\u00fa\u00ed\u00fe"),
            new Magic(Kind.MACH_O, 0, "\u00fe\u00ed\u00fa\u00ce"),
            new Magic(Kind.MACH_O, 0, "\u00fe\u00ed\u00fa\u00cf"),
            new Magic(Kind.CPIO, 0, "070701"), new Magic(Kind.CPIO, 0, "070707"), new Magic(Kind.AR, 0, "!<arch>\n"),
            new Magic(Kind.ACTIVE_MIME, 0, "ActiveMime\0"), new Magic(Kind.BPLIST, 0, "bplist0"),
            new Magic(Kind.VHD, 0, "conectix"), new Magic(Kind.VHD, 0, "vhdxfile"),
            new Magic(Kind.CHM, 0, "ITSF\3\0\0\0"), new Magic(Kind.PNG, 0, "\u0089PNG\r\n\u001a\n"),
            new Magic(Kind.JPEG, 0, "\u00ff\u00d8\u00ff"), new Magic(Kind.GIF, 0, "GIF87a"),
            new Magic(Kind.GIF, 0, "GIF89a"), new Magic(Kind.TIFF, 0, "II*\0"), new Magic(Kind.TIFF, 0, "MM\0*"),
            new Magic(Kind.WEBP, 8, "WEBPVP8"), new Magic(Kind.ICO, 0, "\0\0\1\0"));

    private Sniff() {}

    static Detected of(Bytes bytes) {
        if (bytes.isEmpty()) {
            return Detected.NONE;
        }
        for (Magic magic : MAGIC) {
            if (has(bytes, magic.at, magic.bytes)) {
                return new Detected(magic.kind);
            }
        }
        Kind other = other(bytes);
        if (other != Kind.UNKNOWN) {
            return new Detected(other);
        }
        String start = start(bytes);
        if (start.isEmpty()) {
            return new Detected(Kind.UNKNOWN, tika(bytes));
        }
        Kind text = Markup.of(start);
        if (text != Kind.TEXT) {
            return new Detected(text);
        }
        // two letters make Tika see a program
        String exact = tika(bytes);
        return exact.contains("msdownload") || exact.contains("dosexec")
                ? new Detected(text)
                : new Detected(text, exact);
    }

    private static boolean has(Bytes bytes, int at, String wanted) {
        if (bytes.size() < at + wanted.length()) {
            return false;
        }
        for (int index = 0; index < wanted.length(); index++) {
            if (bytes.at(at + index) != wanted.charAt(index)) {
                return false;
            }
        }
        return true;
    }

    /// Kinds that take more than a few bytes at one place.
    private static Kind other(Bytes bytes) {
        int size = bytes.size();
        if (has(bytes, 0, "MZ") && size > 64) {
            int header = bytes.at(60) | bytes.at(61) << 8 | bytes.at(62) << 16 | bytes.at(63) << 24;
            boolean linked = header > 0 && header < size - 2
                    && (has(bytes, header, "PE") || has(bytes, header, "NE") || has(bytes, header, "LE"));
            return linked || (size > 1024 && bytes.at(24) >= 0x1c) ? Kind.PE : Kind.UNKNOWN;
        }
        if (has(bytes, 0, "\u00ca\u00fe\u00ba\u00be") && size > 8) {
            // a fat Mach-O has a count of processors where a class has its version, 45 or more
            return bytes.at(7) < 40 && bytes.at(6) == 0 && bytes.at(4) == 0 ? Kind.MACH_O : Kind.JAVA_CLASS;
        }
        if (has(bytes, 0, "BZh") && size > 10 && bytes.at(3) >= '1' && bytes.at(3) <= '9'
                && (has(bytes, 4, "1AY&SY") || has(bytes, 4, "\u0017rE8P\u0090"))) {
            return Kind.BZIP2;
        }
        if (has(bytes, 0, "`\u00ea") && size > 30 && bytes.at(10) <= 11 && bytes.at(6) < 12) {
            return Kind.ARJ;
        }
        if (size > 21 && has(bytes, 2, "-l") && bytes.at(6) == '-' && (bytes.at(4) == 'h' || bytes.at(4) == 'z')) {
            return Kind.LZH;
        }
        if (has(bytes, 0, "]\0\0") && size > 13 && bytes.at(5) <= 0xff && lzmaSize(bytes)) {
            return Kind.LZMA;
        }
        if (has(bytes, 0, "BM") && size > 30 && bytes.at(6) == 0 && bytes.at(7) == 0 && bytes.at(15) == 0) {
            return Kind.BMP;
        }
        if (size > 0x8006 && has(bytes, 0x8001, "CD001")) {
            return Kind.ISO;
        }
        if (size > 512 && Tar.isOld(bytes)) {
            return Kind.TAR;
        }
        // readers of PDF look for its mark in the first kilobyte
        int pdf = bytes.slice(0, Math.min(1024, size)).latin1().indexOf("%PDF-");
        return pdf >= 0 && (pdf == 0 || bytes.at(0) != '<') ? Kind.PDF : Kind.UNKNOWN;
    }

    private static boolean lzmaSize(Bytes bytes) {
        boolean unknown = true;
        boolean small = bytes.at(12) == 0 && bytes.at(11) == 0 && bytes.at(10) == 0;
        for (int at = 5; at < 13; at++) {
            unknown &= bytes.at(at) == 0xff;
        }
        return unknown || small;
    }

    /// The beginning as text, empty when it is none: no NUL and few controls, or UTF-16.
    private static String start(Bytes bytes) {
        Bytes start = bytes.slice(0, Math.min(TEXT_START, bytes.size()));
        if (start.size() >= 2 && (has(start, 0, "\u00ff\u00fe") || has(start, 0, "\u00fe\u00ff"))) {
            return new String(start.toArray(), StandardCharsets.UTF_16);
        }
        if (start.size() >= 4 && start.at(1) == 0 && start.at(3) == 0 && start.at(0) != 0 && start.at(2) != 0) {
            String wide = new String(start.toArray(), StandardCharsets.UTF_16LE);
            return controls(wide) ? "" : wide;
        }
        String text = start.latin1();
        return controls(text) ? "" : text.startsWith("\u00ef\u00bb\u00bf") ? text.substring(3) : text;
    }

    private static boolean controls(String text) {
        int odd = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == 0) {
                return true;
            }
            odd += c < 32 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 27 ? 1 : 0;
        }
        return odd * 50 > text.length();
    }

    private static String tika(Bytes body) {
        try (var start = body.slice(0, Math.min(LOOK_AT, body.size())).stream()) {
            return TYPES.detect(start, new Metadata()).toString().toLowerCase(Locale.ROOT);
        } catch (IOException impossible) {
            throw new UncheckedIOException("reading bytes in memory", impossible);
        }
    }
}
