package org.spampot.analysis.image;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;

/// All frames of a GIF (GIF89a) as a reader sees them: each drawn over what the ones before left, where it is transparent
/// over white. The JDK's reader gives bare frames, so a code that comes together over several of them would not be seen.
final class Gif {
    /// Frames looked at; a code that is to be scanned stands still for longer than the 33rd of a second.
    static final int MOST_FRAMES = 32;
    private static final int MOST_CODES = 4096;

    private final Octets file;
    private final int width;
    private final int height;
    private final byte[] canvas;
    private final Effort effort;
    private int transparent = -1;
    private int disposal;

    private Gif(Bytes content, PictureHeader header, Effort effort) {
        this.file = new Octets(content);
        this.width = header.width();
        this.height = header.height();
        this.canvas = new byte[width * height];
        this.effort = effort;
        Arrays.fill(canvas, (byte) 255);
    }

    static void read(Bytes content, PictureHeader header, Effort effort, Consumer<Picture> frames) {
        new Gif(content, header, effort).frames(frames);
    }

    private void frames(Consumer<Picture> frames) {
        int flags = file.u8(10);
        byte[] global = colors(13, PictureHeader.table(flags));
        int at = 13 + PictureHeader.table(flags);
        int seen = 0;
        while (at < file.size() && seen < MOST_FRAMES) {
            int block = file.u8(at);
            if (block == 0x21) {
                control(at);
                at = skip(at + 2);
            } else if (block == 0x2c && effort.spend((long) width * height)) {
                at = frame(at, global, frames);
                seen++;
            } else {
                return;
            }
        }
    }

    private void control(int at) {
        if (file.u8(at + 1) == 0xf9) {
            int flags = file.u8(at + 3);
            disposal = flags >> 2 & 7;
            transparent = (flags & 1) == 0 ? -1 : file.u8(at + 6);
        }
    }

    private int frame(int at, byte[] global, Consumer<Picture> frames) {
        int left = file.little16(at + 1);
        int top = file.little16(at + 3);
        int wide = Math.min(file.little16(at + 5), width);
        int high = Math.min(file.little16(at + 7), height);
        int full = file.little16(at + 5);
        int flags = file.u8(at + 9);
        int table = PictureHeader.table(flags);
        byte[] colors = table == 0 ? global : colors(at + 10, table);
        int data = at + 10 + table;
        byte @Nullable [] before = disposal == 3 ? canvas.clone() : null;
        if (full <= width) {
            // a frame that is wider than its picture is no frame: nobody would see it as it was meant
            var indexes = new byte[full * high];
            int pixels = decode(data, indexes);
            draw(indexes, pixels, left, top, wide, (flags & 0x40) != 0, colors);
        }
        frames.accept(new Picture(width, height, canvas.clone()));
        if (before != null) {
            System.arraycopy(before, 0, canvas, 0, canvas.length);
        } else if (disposal == 2) {
            clear(left, top, wide, high);
        }
        transparent = -1;
        disposal = 0;
        return skip(data + 1);
    }

    private void clear(int left, int top, int wide, int high) {
        for (int y = top; y < Math.min(height, top + high); y++) {
            if (left < width) {
                Arrays.fill(canvas, y * width + left, y * width + Math.min(width, left + wide), (byte) 255);
            }
        }
    }

    private void draw(byte[] indexes, int pixels, int left, int top, int wide, boolean interlaced, byte[] colors) {
        if (wide == 0) {
            return;
        }
        int rows = indexes.length / wide;
        int row = 0;
        for (int pass = interlaced ? 0 : 4; pass < 5; pass++) {
            int first = new int[]{0, 4, 2, 1, 0}[pass];
            int step = new int[]{8, 8, 4, 2, 1}[pass];
            if (interlaced && pass == 4) {
                break;
            }
            for (int y = first; y < rows; y += step, row++) {
                for (int x = 0; x < wide && row * wide + x < pixels; x++) {
                    int index = indexes[row * wide + x] & 0xff;
                    if (index != transparent && y + top < height && x + left < width) {
                        canvas[(y + top) * width + x + left] = index < colors.length ? colors[index] : 0;
                    }
                }
            }
        }
    }

    private byte[] colors(int at, int bytes) {
        byte[] grey = new byte[bytes / 3];
        for (int color = 0; color < grey.length; color++) {
            int from = at + 3 * color;
            grey[color] = (byte) Luminance.of(file.u8(from), file.u8(from + 1), file.u8(from + 2));
        }
        return grey;
    }

    private int skip(int from) {
        int at = from;
        while (at < file.size() && file.u8(at) != 0) {
            at += file.u8(at) + 1;
        }
        return at + 1;
    }

    /// LZW with codes of 3 to 12 bits, low bits first, in blocks of up to 255 bytes. How many pixels there were.
    private int decode(int at, byte[] out) {
        int least = Math.clamp(file.u8(at), 1, 11);
        int clear = 1 << least;
        int[] prefix = new int[MOST_CODES];
        byte[] suffix = new byte[MOST_CODES];
        int[] length = new int[MOST_CODES];
        for (int code = 0; code < clear; code++) {
            suffix[code] = (byte) code;
            length[code] = 1;
        }
        int next = clear + 2;
        int size = least + 1;
        int last = -1;
        int pixels = 0;
        var bits = new Bits(at + 1);
        while (pixels < out.length) {
            int code = bits.take(size);
            if (code < 0 || code == clear + 1) {
                break;
            }
            if (code == clear) {
                next = clear + 2;
                size = least + 1;
                last = -1;
                continue;
            }
            if (code > next || (last < 0 && code >= clear) || (code == next && next >= MOST_CODES)) {
                break;
            }
            if (last >= 0 && next < MOST_CODES) {
                prefix[next] = last;
                length[next] = length[last] + 1;
                suffix[next] = first(code == next ? last : code, prefix, suffix, length);
                next++;
                if (next == 1 << size && size < 12) {
                    size++;
                }
            }
            pixels = put(code, prefix, suffix, length[code], out, pixels);
            last = code;
        }
        return pixels;
    }

    private static byte first(int code, int[] prefix, byte[] suffix, int[] length) {
        int at = code;
        while (length[at] > 1) {
            at = prefix[at];
        }
        return suffix[at];
    }

    private static int put(int code, int[] prefix, byte[] suffix, int length, byte[] out, int pixels) {
        int at = code;
        for (int index = pixels + length - 1; index >= pixels; index--) {
            if (index < out.length) {
                out[index] = suffix[at];
            }
            at = prefix[at];
        }
        return Math.min(out.length, pixels + length);
    }

    private final class Bits {
        private int at;
        private int block;
        private int held;
        private int count;

        Bits(int at) {
            this.at = at;
        }

        int take(int size) {
            while (count < size) {
                if (block == 0) {
                    block = at < file.size() ? file.u8(at++) : 0;
                    if (block == 0) {
                        return -1;
                    }
                }
                held |= file.u8(at++) << count;
                block--;
                count += 8;
            }
            int value = held & ((1 << size) - 1);
            held >>>= size;
            count -= size;
            return value;
        }
    }
}
