package org.spampot.analysis.file;

import java.io.IOException;
import java.util.zip.CRC32;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;

/// The content of one zip entry: decrypted with a word of the message where it must be, and decompressed.
final class ZipData {
    static final int STORED = 0;
    static final int DEFLATED = 8;
    private static final int DEFLATE64 = 9;
    private static final int BZIP2 = 12;
    private static final int LZMA = 14;
    private static final int ZSTD = 93;
    private static final int XZ = 95;
    private static final int MEMORY_KB = 80 * 1024;

    private final OpenFile file;
    private final byte[] zip;
    private final ZipItem item;

    ZipData(OpenFile file, byte[] zip, ZipItem item) {
        this.file = file;
        this.zip = zip;
        this.item = item;
    }

    /// The content as far as it can be got; nothing when it cannot.
    @Nullable
    Bytes read() {
        long packed = packed();
        if (!item.encrypted()) {
            byte[] raw = zip;
            return unpack(raw, item.data(), (int) Math.min(zip.length, item.data() + packed), true);
        }
        if (file.budget().allowance(packed) < packed) {
            file.budget().overBytes();
            return null;
        }
        // copied once for all passwords
        byte[] raw = file.taken(zip, item.data(), item.data() + packed).toArray();
        for (String password : file.passwords().words()) {
            byte[] plain = item.aes() > 0
                    ? ZipCrypt.aes(raw, item.aes(), password, file.budget())
                    : ZipCrypt.traditional(raw, check(), password, file.budget());
            if (plain == null) {
                continue;
            }
            Bytes content = unpack(plain, 0, plain.length, false);
            if (content != null && (item.aes() > 0 || crc(content) == crcTold())) {
                file.passwords().worked(password);
                file.oddity("archive-password-found", password);
                return content;
            }
        }
        return null;
    }

    /// The byte that the header of traditional encryption ends with.
    private int check() {
        return item.described() ? item.time() >> 8 : (int) (crcTold() >> 24);
    }

    private long crcTold() {
        return item.crc();
    }

    private static long crc(Bytes content) {
        var crc = new CRC32();
        crc.update(content.buffer());
        return crc.getValue();
    }

    /// How long the packed data is: as told, or up to the next thing that looks like a record of a zip.
    private int packed() {
        if (item.packed() > 0 || (item.packed() == 0 && !item.described())) {
            return (int) Math.min(item.packed(), zip.length - item.data());
        }
        if (item.method() == DEFLATED && !item.encrypted()) {
            return zip.length - item.data();
        }
        // no further than may be taken, so that looking costs no more than what is found
        int least = (int) Math.min(zip.length, (long) item.data() + file.budget().allowance(zip.length));
        for (String record : new String[]{"PK\3\4", "PK\7\b", "PK\1\2"}) {
            int found = Little.find(zip, item.data(), least, record);
            least = found >= 0 ? found : least;
        }
        return least - item.data();
    }

    private @Nullable Bytes unpack(byte[] data, int from, int to, boolean told) {
        Unpack result = switch (item.method()) {
            case STORED -> stored(data, from, to);
            case DEFLATED -> Unpack.inflate(data, from, to, file.budget());
            default -> other(data, from, to);
        };
        if (result == null) {
            return null;
        }
        if (told && !result.whole() && !result.over()) {
            file.oddity("archive-damaged", item.name());
        }
        return result.bytes().isEmpty() && to > from && !result.whole() ? null : result.bytes();
    }

    private Unpack stored(byte[] data, int from, int to) {
        Bytes kept = file.taken(data, from, to);
        return new Unpack(kept, kept.size(), true, kept.size() < to - from);
    }

    private @Nullable Unpack other(byte[] data, int from, int to) {
        byte[] packed = Little.slice(data, from, to);
        var in = Bytes.own(packed).stream();
        try {
            return switch (item.method()) {
                case DEFLATE64 -> Unpack.drain(new Deflate64CompressorInputStream(in), packed.length, file.budget());
                case BZIP2 -> Unpack.drain(new BZip2CompressorInputStream(in), packed.length, file.budget());
                case XZ -> Unpack.drain(new XZInputStream(in, MEMORY_KB), packed.length, file.budget());
                case LZMA -> lzma(packed);
                case ZSTD -> Zstd.unpack(packed, 0, packed.length, file.budget());
                default -> {
                    file.oddity("archive-method-unknown", item.name() + ": " + item.method());
                    yield null;
                }
            };
        } catch (IOException | RuntimeException damaged) {
            file.oddity("archive-damaged", item.name());
            return null;
        }
    }

    /// Version, length of properties, properties, data (APPNOTE.TXT section 5.8.8).
    private Unpack lzma(byte[] packed) throws IOException {
        byte[] data = Little.slice(packed, 9, packed.length);
        // no more than the content can use, whatever is told
        long dictionary = Math.min(Little.u32(packed, 5), Math.max(4096, file.budget().allowance(packed.length)));
        return Unpack.drain(new LZMAInputStream(Bytes.own(data).stream(), (item.flags() & 2) != 0 ? -1 : item.size(),
                packed[4], (int) dictionary),
                packed.length, file.budget());
    }
}
