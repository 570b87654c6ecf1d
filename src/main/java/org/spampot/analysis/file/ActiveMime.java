package org.spampot.analysis.file;

import org.spampot.model.Bytes;

/// `editdata.mso` in pages that Word saves: a head, and behind it a compound file with the macros, packed with zlib.
final class ActiveMime {
    private ActiveMime() {}

    static void read(OpenFile file) {
        byte[] data = file.bytes.toArray();
        int at = Little.find(data, 12, data.length, "x");
        for (int tries = 0; at >= 0 && tries < 50; tries++) {
            // the two bytes that begin zlib are a multiple of 31 (RFC 1950)
            if ((Little.u8(data, at) << 8 | Little.u8(data, at + 1)) % 31 == 0) {
                Unpack content = Unpack.inflate(data, at, data.length, false, new byte[0], file.budget());
                if (content.bytes().size() > 16) {
                    file.entry("mso", "content", content.bytes());
                    return;
                }
            }
            at = Little.find(data, at + 1, data.length, "x");
        }
        file.entry("mso", "content", Bytes.EMPTY);
    }
}
