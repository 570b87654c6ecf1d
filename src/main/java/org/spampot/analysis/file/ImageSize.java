package org.spampot.analysis.file;

/// How large a picture is, by its header; no pixel is read.
final class ImageSize {
    private ImageSize() {}

    static void read(OpenFile file) {
        byte[] data = file.bytes.slice(0, Math.min(file.bytes.size(), 256 * 1024)).toArray();
        long width = 0;
        long height = 0;
        switch (file.type().kind()) {
            case PNG -> {
                width = big(data, 16, 4);
                height = big(data, 20, 4);
            }
            case GIF -> {
                width = Little.u16(data, 6);
                height = Little.u16(data, 8);
            }
            case BMP -> {
                width = Little.u32(data, 18);
                height = Math.abs((int) Little.u32(data, 22));
            }
            default -> {
                int frame = frame(data);
                width = frame < 0 ? 0 : big(data, frame + 7, 2);
                height = frame < 0 ? 0 : big(data, frame + 5, 2);
            }
        }
        if (width > 0 && height > 0) {
            file.flag(width + "x" + height);
        }
    }

    private static long big(byte[] data, int at, int length) {
        long value = 0;
        for (int index = at; index < at + length; index++) {
            value = value << 8 | Little.u8(data, index);
        }
        return value;
    }

    /// The start-of-frame segment of a JPEG; -1 when there is none.
    private static int frame(byte[] data) {
        int at = 2;
        while (at + 4 < data.length && (data[at] & 0xff) == 0xff) {
            int marker = data[at + 1] & 0xff;
            if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
                return at;
            }
            at += marker == 0xff ? 1 : 2 + (int) big(data, at + 2, 2);
        }
        return -1;
    }
}
