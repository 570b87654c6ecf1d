package org.spampot.analysis.image;

import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;

/// What the first bytes of a picture's file say, without a look at its pixels: a bomb of 50,000 x 50,000 costs nothing.
///
/// @param format `png`, `jpeg`, `gif`, `bmp`, `webp`, `tiff` or `ico`, by content
/// @param width in pixels, as the file says; of an icon its largest picture
/// @param height in pixels
/// @param frames of an animation, pages of a TIFF, pictures in an icon; else 1. Counted up to [#MOST_FRAMES]
/// @param passes how often all pixels are gone over to read the picture: scans of a progressive JPEG, else 1
public record PictureHeader(String format, int width, int height, int frames, int passes) {
    static final int MOST_FRAMES = 1_000;

    /// Nothing when the bytes are no picture of a known format, or do not say its size.
    public static @Nullable PictureHeader of(Bytes content) {
        if (content.size() < 16) {
            return null;
        }
        @Nullable
        PictureHeader header = read(new Octets(content));
        return header == null || header.width <= 0 || header.height <= 0 ? null : header;
    }

    private static @Nullable PictureHeader read(Octets file) {
        return switch (file.u8(0)) {
            case 0x89 -> file.starts("\u0089PNG\r\n\u001a\n") ? png(file) : null;
            case 0xff -> file.starts("\u00ff\u00d8\u00ff") ? jpeg(file) : null;
            case 'G' -> file.starts("GIF8") ? gif(file) : null;
            case 'B' -> file.starts("BM") ? bmp(file) : null;
            case 'R' -> file.starts("RIFF") && file.is(8, "WEBP") ? webp(file) : null;
            case 'I', 'M' -> Tiff.header(file);
            case 0 -> file.starts("\0\0\1\0") || file.starts("\0\0\2\0") ? icon(file) : null;
            default -> null;
        };
    }

    private static PictureHeader one(String format, int width, int height) {
        return new PictureHeader(format, width, height, 1, 1);
    }

    private static @Nullable PictureHeader png(Octets file) {
        // of an animated one, acTL comes before the first IDAT; other chunks may be anywhere
        int frames = 1;
        int at = 8;
        for (int chunk = 0; chunk < 64 && at + 8 <= file.size(); chunk++) {
            if (file.is(at + 4, "acTL")) {
                frames = Math.clamp(file.big32(at + 8), 1, MOST_FRAMES);
            }
            int length = file.big32(at);
            if (file.is(at + 4, "IDAT") || length > file.size() - at - 12) {
                break;
            }
            at += length + 12;
        }
        return file.is(12, "IHDR")
                ? new PictureHeader("png", file.big32(16), file.big32(20), frames, 1)
                : null;
    }

    private static @Nullable PictureHeader jpeg(Octets file) {
        int at = 2;
        while (at + 9 < file.size()) {
            if (file.u8(at) != 0xff) {
                at++;
                continue;
            }
            int marker = file.u8(at + 1);
            if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
                boolean progressive = marker % 4 == 2;
                return new PictureHeader("jpeg", file.big16(at + 7), file.big16(at + 5), 1,
                        progressive ? scans(file, at) : 1);
            }
            boolean bare = marker == 0xff || marker == 1 || (marker >= 0xd0 && marker <= 0xd9);
            at += marker == 0xff ? 1 : bare ? 2 : 2 + Math.max(2, file.big16(at + 2));
        }
        return null;
    }

    private static int scans(Octets file, int from) {
        int scans = 0;
        for (int at = from; at + 1 < file.size(); at++) {
            if (file.u8(at) == 0xff && file.u8(at + 1) == 0xda) {
                scans++;
            }
        }
        return Math.max(1, scans);
    }

    private static PictureHeader gif(Octets file) {
        int frames = 0;
        int at = 13 + table(file.u8(10));
        while (at < file.size() && frames < MOST_FRAMES) {
            int block = file.u8(at);
            if (block == 0x2c) {
                frames++;
                at = afterBlocks(file, at + 11 + table(file.u8(at + 9)));
            } else if (block == 0x21) {
                at = afterBlocks(file, at + 2);
            } else {
                break;
            }
        }
        return new PictureHeader("gif", file.little16(6), file.little16(8), Math.max(1, frames), 1);
    }

    /// Bytes of the color table that `flags` announce.
    static int table(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private static int afterBlocks(Octets file, int from) {
        int at = from;
        while (at < file.size() && file.u8(at) != 0) {
            at += file.u8(at) + 1;
        }
        return at + 1;
    }

    private static @Nullable PictureHeader bmp(Octets file) {
        int info = file.little32(14);
        if (info == 12) {
            return one("bmp", file.little16(18), file.little16(20));
        }
        if (info < 40 || info > 256) {
            return null;
        }
        // a negative height says that rows begin at the top
        int height = file.u8(25) >= 0x80 ? signed(file, 22) : file.little32(22);
        return one("bmp", file.little32(18), height);
    }

    private static int signed(Octets file, int at) {
        int value = file.little16(at) | file.little16(at + 2) << 16;
        return value == Integer.MIN_VALUE ? 0 : -value;
    }

    private static @Nullable PictureHeader webp(Octets file) {
        if (file.is(12, "VP8X")) {
            return one("webp", 1 + (file.little16(24) | file.u8(26) << 16),
                    1 + (file.little16(27) | file.u8(29) << 16));
        }
        if (file.is(12, "VP8L") && file.u8(20) == 0x2f) {
            int bits = file.little16(21);
            int more = file.little16(23);
            return one("webp", 1 + (bits & 0x3fff), 1 + (bits >> 14 | (more & 0xfff) << 2));
        }
        boolean lossy = file.is(12, "VP8 ") && file.u8(23) == 0x9d && file.u8(24) == 1 && file.u8(25) == 0x2a;
        return lossy ? one("webp", file.little16(26) & 0x3fff, file.little16(28) & 0x3fff) : null;
    }

    private static @Nullable PictureHeader icon(Octets file) {
        int count = file.little16(4);
        if (count == 0 || file.size() < 6 + 16 || file.u8(9) != 0) {
            return null;
        }
        int width = 0;
        int height = 0;
        int known = Math.min(count, Icon.MOST);
        for (int entry = 0; entry < known; entry++) {
            int at = 6 + 16 * entry;
            int wide = file.u8(at) == 0 ? 256 : file.u8(at);
            if (wide > width && file.little32(at + 12) < file.size()) {
                width = wide;
                height = file.u8(at + 1) == 0 ? 256 : file.u8(at + 1);
            }
        }
        return new PictureHeader("ico", width, height, known, 1);
    }
}
