package org.spampot.analysis.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.spampot.model.Bytes;

/// ISO 9660 disk images with Joliet names: folders, files, content.
final class Iso {
    private static final int SECTOR = 2048;
    private static final int MOST_FOLDERS = 500;

    private record Folder(String path, long at, long size) {}

    private Iso() {}

    static void read(OpenFile file) {
        byte[] data = file.bytes.toArray();
        long primary = -1;
        long joliet = -1;
        for (long at = 16L * SECTOR; at + SECTOR <= data.length && Little.is(data, at + 1, "CD001"); at += SECTOR) {
            int type = Little.u8(data, at);
            if (type == 1 && primary < 0) {
                primary = at;
            } else if (type == 2 && Little.u8(data, at + 88) == '%' && Little.u8(data, at + 89) == '/') {
                joliet = at;
            } else if (type == 255) {
                break;
            }
        }
        long volume = joliet >= 0 ? joliet : primary;
        if (volume >= 0) {
            folders(file, data, folder("", data, volume + 156), joliet >= 0);
        }
    }

    private static Folder folder(String path, byte[] data, long record) {
        return new Folder(path, Little.u32(data, record + 2) * SECTOR, Little.u32(data, record + 10));
    }

    private static void folders(OpenFile file, byte[] data, Folder root, boolean joliet) {
        Deque<Folder> open = new ArrayDeque<>();
        Set<Long> seen = new HashSet<>();
        open.add(root);
        while (!open.isEmpty() && seen.size() < MOST_FOLDERS) {
            Folder folder = open.remove();
            if (!seen.add(folder.at)) {
                continue;
            }
            long end = Math.min(folder.at + folder.size, data.length);
            long at = folder.at;
            while (at < end) {
                int length = Little.u8(data, at);
                if (length < 34) {
                    // records do not cross sectors: the rest of this one is empty
                    at = (at / SECTOR + 1) * SECTOR;
                    continue;
                }
                record(file, data, at, folder, joliet, open);
                at += length;
            }
        }
    }

    private static void record(OpenFile file, byte[] data, long at, Folder in, boolean joliet, Deque<Folder> open) {
        int nameLength = Little.u8(data, at + 32);
        if (nameLength == 1 && Little.u8(data, at + 33) <= 1) {
            return;
        }
        byte[] raw = Little.slice(data, at + 33, at + 33 + nameLength);
        String name = joliet ? new String(raw, StandardCharsets.UTF_16BE) : Bytes.own(raw).text();
        int version = name.lastIndexOf(';');
        String path = in.path + (version > 0 ? name.substring(0, version) : name);
        Folder extent = folder(path + "/", data, at);
        if ((Little.u8(data, at + 25) & 2) != 0) {
            if (open.size() < MOST_FOLDERS) {
                open.add(extent);
            }
            return;
        }
        long there = Math.clamp(data.length - extent.at, 0, extent.size);
        if (there < extent.size) {
            file.oddity("archive-damaged", path);
        }
        if (file.budget().hasEntries()) {
            file.entry("iso", path, file.taken(data, extent.at, extent.at + there));
        } else {
            file.budget().takeEntry();
        }
    }
}
