package org.spampot.analysis.file;

import java.util.ArrayList;
import java.util.List;

/// The central directory of a zip: found from its end record, whatever lies before or after it; read as far as its
/// records go.
///
/// @param items in the directory's order, no more than [#MOST]
/// @param base what is before the zip: offsets count from here
/// @param end behind the end record and its comment; -1 when there is no end record
/// @param told how many entries the end record says there are
record ZipDirectory(List<ZipItem> items, long base, int end, long told) {
    static final int MOST = 20_000;
    private static final int END = 22;

    static ZipDirectory read(byte[] zip) {
        int at = Little.findLast(zip, "PK\5\6");
        if (at < 0) {
            return new ZipDirectory(List.of(), 0, -1, 0);
        }
        long told = Little.u16(zip, at + 10);
        long size = Little.u32(zip, at + 12);
        long offset = Little.u32(zip, at + 16);
        int directoryEnd = at;
        if (Little.is(zip, at - 20, "PK\6\7")) {
            int big = Little.findLast(Little.slice(zip, 0, at), "PK\6\6");
            if (big >= 0) {
                told = told == 0xffff ? Little.i64(zip, big + 32) : told;
                size = size == 0xffffffffL ? Little.i64(zip, big + 40) : size;
                offset = offset == 0xffffffffL ? Little.i64(zip, big + 48) : offset;
                directoryEnd = big;
            }
        }
        long start = directoryEnd - size;
        if (size < 0 || !Little.is(zip, start, "PK\1\2")) {
            // an end record that lies about the size: the offset may be true
            start = Little.is(zip, offset, "PK\1\2") ? offset : Little.find(zip, 0, directoryEnd, "PK\1\2");
        }
        long base = start < 0 ? 0 : start - offset;
        int end = Math.min(zip.length, at + END + Little.u16(zip, at + 20));
        return new ZipDirectory(start < 0 ? List.of() : items(zip, (int) start, base), base, end, told);
    }

    private static List<ZipItem> items(byte[] zip, int start, long base) {
        List<ZipItem> items = new ArrayList<>();
        int at = start;
        while (Little.is(zip, at, "PK\1\2") && items.size() < MOST) {
            ZipItem item = ZipItem.central(zip, at, base);
            // a base that was computed from a lie: the plain offset counts
            if (item.data() < 0 && base != 0 && Little.is(zip, item.at() - base, "PK\3\4")) {
                item = ZipItem.central(zip, at, 0);
            }
            items.add(item);
            at += ZipItem.centralLength(zip, at);
        }
        return items;
    }
}
