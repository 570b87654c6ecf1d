package org.spampot.analysis.file;

import java.nio.charset.StandardCharsets;
import org.spampot.model.Bytes;

/// tar: old, ustar, GNU long names and PAX paths. An entry that says it is larger than the archive is what is there.
final class Tar {
    private static final int BLOCK = 512;
    private static final int MOST_HEADERS = 20_000;

    private Tar() {}

    /// A header without `ustar` whose checksum is true.
    static boolean isOld(Bytes bytes) {
        if (bytes.size() < BLOCK || bytes.at(0) == 0) {
            return false;
        }
        long told = octal(bytes.slice(0, BLOCK).toArray(), 148, 8);
        long sum = 0;
        for (int at = 0; at < BLOCK; at++) {
            sum += at >= 148 && at < 156 ? ' ' : bytes.at(at);
        }
        return told == sum;
    }

    static void read(OpenFile file) {
        byte[] data = file.bytes.toArray();
        String longName = "";
        long at = 0;
        for (int headers = 0; at + BLOCK <= data.length && headers < MOST_HEADERS; headers++) {
            if (data[(int) at] == 0) {
                return;
            }
            if (octal(data, (int) at + 148, 8) < 0) {
                file.oddity("archive-damaged", "tar header at " + at);
                return;
            }
            long size = size(data, (int) at);
            long start = at + BLOCK;
            long end = Math.clamp(start + size, start, data.length);
            if (start + size > data.length) {
                file.oddity("archive-damaged", size + " bytes told, " + (data.length - start) + " there");
            }
            char type = (char) Little.u8(data, at + 156);
            switch (type) {
                case 'L' -> longName = cString(data, start, end);
                case 'x', 'X' -> longName = pax(data, start, end, longName);
                case 'g', 'K' -> {
                    // for all that follow, or a link's target: no name
                }
                default -> {
                    entry(file, data, (int) at, type, longName, start, end);
                    longName = "";
                }
            }
            at = start + (end - start + BLOCK - 1) / BLOCK * BLOCK;
        }
    }

    private static void entry(OpenFile file, byte[] data, int at, char type, String longName, long start, long end) {
        String name = cString(data, at, at + 100);
        if (Little.is(data, at + 257, "ustar\0") && data[at + 345] != 0) {
            name = cString(data, at + 345, at + 500) + "/" + name;
        }
        String path = longName.isEmpty() ? name : longName;
        if (type == '5' || path.endsWith("/")) {
            Names.checkPath(path, file);
        } else if (type == '1' || type == '2') {
            file.oddity("entry-link", path + " -> " + cString(data, at + 157, at + 257));
        } else {
            file.entry("tar", path, Bytes.own(Little.slice(data, start, end)));
        }
    }

    /// Octal, or GNU's binary for the very large.
    private static long size(byte[] data, int at) {
        if ((data[at + 124] & 0x80) != 0) {
            long size = 0;
            for (int index = at + 128; index < at + 136; index++) {
                size = (size << 8) | (data[index] & 0xff);
            }
            return Math.clamp(size, 0, Long.MAX_VALUE / 4);
        }
        return Math.max(0, octal(data, at + 124, 12));
    }

    /// -1 when it is no number.
    private static long octal(byte[] data, int at, int length) {
        long value = 0;
        boolean any = false;
        for (int index = at; index < at + length; index++) {
            int c = data[index];
            if (c >= '0' && c <= '7') {
                value = value * 8 + c - '0';
                any = true;
            } else if (c != ' ' && c != 0) {
                return -1;
            } else if (any) {
                break;
            }
        }
        return any ? value : -1;
    }

    private static String cString(byte[] data, long from, long to) {
        String name = Little.name(data, from, to);
        int zero = name.indexOf('\0');
        return zero < 0 ? name : name.substring(0, zero);
    }

    /// `LENGTH path=NAME` lines.
    private static String pax(byte[] data, long from, long to, String otherwise) {
        String text = new String(Little.slice(data, from, to), StandardCharsets.UTF_8);
        for (String line : text.split("\n", 200)) {
            int at = line.indexOf(" path=");
            if (at >= 0) {
                return line.substring(at + 6);
            }
        }
        return otherwise;
    }
}
