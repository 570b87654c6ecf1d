package org.spampot.analysis.image;

import org.jspecify.annotations.Nullable;

/// The first directory of a TIFF (TIFF 6.0 section 2): its size, and whether its strips or tiles are as large as they may
/// be, as these are what a reader sets memory aside for.
final class Tiff {
    private static final int MOST_FIELDS = 200;
    private static final long MOST_BLOCK = 8_000_000;

    private Tiff() {}

    static @Nullable PictureHeader header(Octets file) {
        boolean little = file.starts("II*\0");
        if (!little && !file.starts("MM\0*")) {
            return null;
        }
        int directory = u32(file, 4, little);
        if (directory < 8 || directory > file.size() - 2) {
            return null;
        }
        int width = 0;
        int height = 0;
        long tileWidth = 0;
        long tileHeight = 0;
        int fields = Math.min(MOST_FIELDS, u16(file, directory, little));
        for (int field = 0; field < fields; field++) {
            int at = directory + 2 + 12 * field;
            int value = u16(file, at + 2, little) == 3 ? u16(file, at + 8, little) : u32(file, at + 8, little);
            switch (u16(file, at, little)) {
                case 256 -> width = value;
                case 257 -> height = value;
                case 322 -> tileWidth = value;
                case 323 -> tileHeight = value;
                default -> {
                    // nothing that matters here
                }
            }
        }
        boolean bomb = tileWidth * tileHeight > MOST_BLOCK;
        return new PictureHeader("tiff", width, height, 1, bomb ? 1_000 : 1);
    }

    private static int u16(Octets file, int at, boolean little) {
        return little ? file.little16(at) : file.big16(at);
    }

    private static int u32(Octets file, int at, boolean little) {
        return little ? file.little32(at) : file.big32(at);
    }
}
