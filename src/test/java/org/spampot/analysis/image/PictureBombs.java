package org.spampot.analysis.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// Pictures of a few bytes that are very large, or very many, or must be gone through very often.
public final class PictureBombs {
    private PictureBombs() {}

    /// By name, with the file.
    ///
    /// @param size about how large those are that get worse by being larger, in bytes
    public static Map<String, Supplier<byte[]>> all(int size) {
        Map<String, Supplier<byte[]>> all = new LinkedHashMap<>();
        all.put("png of 30,000 x 30,000", () -> png(30_000, 30_000, 1, 0));
        all.put("png of 4,800 x 4,900 in color", () -> png(4_800, 4_900, 8, 2));
        all.put("png of one row of a million", () -> png(1_000_000, 20, 8, 0));
        all.put("gif of ten thousand frames", () -> gif(10_000, 400));
        all.put("gif of large frames", () -> gif(Math.max(1, size / 8_000), 3_000));
        all.put("jpeg of very many scans", () -> jpeg(2_000, size / 40));
        all.put("jpeg of fifty scans", () -> jpeg(1_000, 50));
        all.put("webp that tells of a large one", PictureBombs::webp);
        all.put("icons in an icon", () -> icon(size / 100));
        return all;
    }

    private static byte[] png(int width, int height, int bits, int color) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(latin1("\u0089PNG\r\n\u001a\n"));
        byte[] header = new byte[13];
        big32(header, 0, width);
        big32(header, 4, height);
        header[8] = (byte) bits;
        header[9] = (byte) color;
        chunk(out, "IHDR", header);
        chunk(out, "IDAT", zeros((long) height * (1 + (width * (color == 2 ? 3L : 1L) * bits + 7) / 8)));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static byte[] zeros(long count) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        var out = new ByteArrayOutputStream();
        byte[] block = new byte[1 << 20];
        byte[] packed = new byte[1 << 16];
        for (long left = count; left > 0; left -= block.length) {
            deflater.setInput(block, 0, (int) Math.min(left, block.length));
            while (!deflater.needsInput()) {
                out.write(packed, 0, deflater.deflate(packed));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            out.write(packed, 0, deflater.deflate(packed));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] number = new byte[4];
        big32(number, 0, data.length);
        out.writeBytes(number);
        var crc = new CRC32();
        crc.update(latin1(type));
        crc.update(data);
        out.writeBytes(latin1(type));
        out.writeBytes(data);
        big32(number, 0, (int) crc.getValue());
        out.writeBytes(number);
    }

    /// Frames of `side` x `side` pixels of one color: LZW codes that each stand for one more pixel than the one before.
    private static byte[] gif(int frames, int side) {
        var frame = new ByteArrayOutputStream();
        frame.writeBytes(
                new byte[]{0x21, (byte) 0xf9, 4, 4, 5, 0, 0, 0, 0x2c, 0, 0, 0, 0, (byte) side, (byte) (side >> 8),
                        (byte) side, (byte) (side >> 8), 0});
        frame.writeBytes(lzw(side * side));
        byte[] one = frame.toByteArray();
        var out = new ByteArrayOutputStream();
        out.writeBytes(latin1("GIF89a"));
        out.writeBytes(
                new byte[]{(byte) side, (byte) (side >> 8), (byte) side, (byte) (side >> 8), (byte) 0x80, 0, 0, 0, 0, 0,
                        -1, -1, -1});
        for (int number = 0; number < frames; number++) {
            out.writeBytes(one);
        }
        out.write(0x3b);
        return out.toByteArray();
    }

    private static byte[] lzw(int pixels) {
        var bits = new ByteArrayOutputStream();
        int held = 4;
        int count = 3;
        int width = 3;
        int next = 6;
        int run = 0;
        int code = 0;
        for (int left = pixels; left > 0;) {
            held |= code << count;
            for (count += width; count >= 8; count -= 8) {
                bits.write(held);
                held >>>= 8;
            }
            run++;
            left -= run;
            code = next;
            if (run > 1 && next < 4095) {
                next++;
            }
            if (next >= 1 << width && width < 12) {
                width++;
            }
            if (next >= 4095) {
                break; // as long as codes of this kind get
            }
        }
        bits.write(held);
        byte[] data = bits.toByteArray();
        var out = new ByteArrayOutputStream();
        out.write(2);
        for (int at = 0; at < data.length; at += 255) {
            int size = Math.min(255, data.length - at);
            out.write(size);
            out.write(data, at, size);
        }
        out.write(0);
        return out.toByteArray();
    }

    /// A progressive JPEG whose every scan goes through the whole picture and says nothing.
    private static byte[] jpeg(int side, int scans) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(latin1("\u00ff\u00d8\u00ff\u00db\0C\0" + "\1".repeat(64)));
        out.writeBytes(new byte[]{-1, (byte) 0xc2, 0, 11, 8, (byte) (side >> 8), (byte) side, (byte) (side >> 8),
                (byte) side, 1,
                1, 0x11, 0});
        String counts = "\1" + "\0".repeat(15);
        out.writeBytes(latin1("\u00ff\u00c4\0\u0014\0" + counts + "\0" + "\u00ff\u00c4\0\u0014\u0010" + counts + "\0"));
        byte[] zeros = latin1("\u00ff\u00da\0\u0008\1\1\0\0\0\0" + "\0".repeat(16));
        byte[] more = latin1("\u00ff\u00da\0\u0008\1\1\0\1?\0" + "\0".repeat(16));
        out.writeBytes(zeros);
        for (int number = 1; number < scans; number++) {
            out.writeBytes(more);
        }
        out.writeBytes(latin1("\u00ff\u00d9"));
        return out.toByteArray();
    }

    private static byte[] webp() {
        return latin1("RIFF\u0016\0\0\0WEBPVP8X\n\0\0\0\2\0\0\0\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff");
    }

    private static byte[] icon(int count) {
        byte[] inner = png(256, 256, 8, 2);
        int many = Math.min(count, 65_000);
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[]{0, 0, 1, 0, (byte) many, (byte) (many >> 8)});
        int at = 6 + many * 16;
        for (int number = 0; number < many; number++) {
            out.writeBytes(new byte[]{0, 0, 0, 0, 1, 0, 24, 0, (byte) inner.length, (byte) (inner.length >> 8), 0, 0,
                    (byte) at,
                    (byte) (at >> 8), (byte) (at >> 16), 0});
        }
        out.writeBytes(inner);
        return out.toByteArray();
    }

    private static void big32(byte[] into, int at, int value) {
        for (int index = 0; index < 4; index++) {
            into[at + index] = (byte) (value >>> (24 - 8 * index));
        }
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
