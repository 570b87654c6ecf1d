package org.spampot.analysis.file;

import static org.spampot.analysis.file.ZipMaker.bytes;
import static org.spampot.analysis.file.ZipMaker.join;
import static org.spampot.analysis.file.ZipMaker.u16;
import static org.spampot.analysis.file.ZipMaker.u32;

import org.spampot.model.Bytes;

/// Headers of RAR archives as RARLAB's notes on the two formats describe them; no data but what is stored.
final class RarMaker {
    private RarMaker() {}

    static byte[] rar4(byte[]... blocks) {
        return join(bytes("Rar!\u001a\7\0"), block4(0x73, 0, new byte[6]), join(blocks), block4(0x7b, 0x4000,
                new byte[0]));
    }

    static byte[] encryptedHeaders4() {
        return join(bytes("Rar!\u001a\7\0"), block4(0x73, 0x80, new byte[6]), new byte[64]);
    }

    /// @param flags 4 encrypted, 0x200 Unicode name, 0xe0 folder
    /// @param method 0x30 stored, 0x33 normal
    static byte[] item4(String name, int flags, int method, byte[] data, int size) {
        byte[] named = bytes(name);
        byte[] rest = join(u32(data.length), u32(size), new byte[]{2}, u32(0), u32(0), new byte[]{29, (byte) method},
                u16(named.length), u32(32), named);
        return join(block4(0x74, flags | 0x8000, rest), data);
    }

    private static byte[] block4(int type, int flags, byte[] rest) {
        return join(u16(0), new byte[]{(byte) type}, u16(flags), u16(7 + rest.length), rest);
    }

    static byte[] rar5(byte[]... blocks) {
        return join(bytes("Rar!\u001a\7\1\0"), block5(new byte[]{1, 0, 0}), join(blocks), block5(new byte[]{5, 0, 0}));
    }

    static byte[] encryptedHeaders5() {
        return join(bytes("Rar!\u001a\7\1\0"), block5(new byte[]{4, 0, 0, 0, 15}), new byte[64]);
    }

    static byte[] item5(String name, boolean folder, boolean encrypted, int method, byte[] data, int size) {
        byte[] named = Bytes.utf8(name).toArray();
        byte[] extra = encrypted ? new byte[]{3, 1, 0, 0} : new byte[0];
        int flags = (encrypted ? 1 : 0) | (data.length > 0 ? 2 : 0);
        byte[] head = join(number(2), number(flags), encrypted ? number(extra.length) : new byte[0],
                data.length > 0 ? number(data.length) : new byte[0], number(folder ? 1 : 0), number(size), number(0),
                number(method << 7), number(0), number(named.length), named, extra);
        return join(block5(head), data);
    }

    private static byte[] block5(byte[] head) {
        return join(u32(0), number(head.length), head);
    }

    private static byte[] number(int value) {
        return value < 128 ? new byte[]{(byte) value} : new byte[]{(byte) (value | 0x80), (byte) (value >> 7)};
    }
}
