package org.spampot.analysis.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Tar headers that say what is wanted.
final class TarMaker {
    private TarMaker() {}

    static byte[] longName(String name, byte[] content) {
        byte[] text = (name + "\0").getBytes(StandardCharsets.UTF_8);
        return ZipMaker.join(header("././@LongLink", text.length, 'L', ""), padded(text),
                header(name.substring(0, 99), content.length, '0', ""), padded(content), new byte[1024]);
    }

    static byte[] link(String name, String target) {
        return ZipMaker.join(header(name, 0, '2', target), new byte[1024]);
    }

    static byte[] telling(String name, long size, byte[] content) {
        return ZipMaker.join(header(name, size, '0', ""), padded(content));
    }

    static byte[] padded(byte[] content) {
        return Arrays.copyOf(content, (content.length + 511) / 512 * 512);
    }

    static byte[] header(String name, long size, char type, String target) {
        byte[] header = new byte[512];
        put(header, 0, name);
        put(header, 100, "0000644\0");
        if (size < 1L << 33) {
            put(header, 124, String.format("%011o\0", size));
        } else {
            header[124] = (byte) 0x80;
            for (int at = 0; at < 8; at++) {
                header[135 - at] = (byte) (size >>> (8 * at));
            }
        }
        put(header, 148, "        ");
        header[156] = (byte) type;
        put(header, 157, target);
        put(header, 257, "ustar\00000");
        long sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        put(header, 148, String.format("%06o\0 ", sum));
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
