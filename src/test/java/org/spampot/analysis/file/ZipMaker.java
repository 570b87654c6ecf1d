package org.spampot.analysis.file;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.spampot.model.Bytes;

/// Makes zips byte by byte, so that they can lie as those of attackers do.
final class ZipMaker {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<byte[]> directory = new ArrayList<>();
    private int told = -1;
    private boolean listNext = true;
    private boolean sizesLater;
    private String localName = "";
    private int localSizeMore;
    private int offsetBase;

    /// Bytes before the next entry; offsets count them.
    @CanIgnoreReturnValue
    ZipMaker raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /// Offsets do not count what has been written so far.
    @CanIgnoreReturnValue
    ZipMaker offsetsFromHere() {
        offsetBase = out.size();
        return this;
    }

    @CanIgnoreReturnValue
    ZipMaker hideNext() {
        listNext = false;
        return this;
    }

    @CanIgnoreReturnValue
    ZipMaker nextSizesLater() {
        sizesLater = true;
        return this;
    }

    @CanIgnoreReturnValue
    ZipMaker nextLocalName(String name) {
        localName = name;
        return this;
    }

    @CanIgnoreReturnValue
    ZipMaker nextLocalSizeMore(int more) {
        localSizeMore = more;
        return this;
    }

    @CanIgnoreReturnValue
    ZipMaker tell(int entries) {
        told = entries;
        return this;
    }

    @CanIgnoreReturnValue
    ZipMaker entry(String name, String text) {
        return entry(name, Bytes.utf8(text).toArray(), true);
    }

    @CanIgnoreReturnValue
    ZipMaker entry(String name, byte[] content, boolean deflate) {
        return packed(name, content, deflate ? deflated(content) : content, deflate ? 8 : 0);
    }

    /// @param data the content as `method` packs it
    @CanIgnoreReturnValue
    ZipMaker packed(String name, byte[] content, byte[] data, int method) {
        int flags = sizesLater ? 8 : 0;
        int at = out.size() - offsetBase;
        byte[] head = head(flags, method, sizesLater ? 0 : crc(content), sizesLater ? 0 : data.length,
                sizesLater ? 0 : content.length + localSizeMore);
        out.writeBytes(join(bytes("PK\3\4"), u16(20), head,
                named(localName.isEmpty() ? name : localName, new byte[0]), data));
        if (sizesLater) {
            out.writeBytes(join(bytes("PK\7\b"), u32(crc(content)), u32(data.length), u32(content.length)));
        }
        if (listNext) {
            list(name, flags, method, content, data.length, at);
        }
        listNext = true;
        sizesLater = false;
        localName = "";
        localSizeMore = 0;
        return this;
    }

    /// A second line of the directory for the entry whose local header is at `at`.
    @CanIgnoreReturnValue
    ZipMaker listAgain(String name, byte[] content, int packed, int at) {
        list(name, 0, 8, content, packed, at);
        return this;
    }

    private void list(String name, int flags, int method, byte[] content, int packed, int at) {
        byte[] named = Bytes.utf8(name).toArray();
        directory.add(join(bytes("PK\1\2"), u16(20), u16(20),
                head(flags, method, crc(content), packed, content.length), u16(named.length), u16(0), u16(0), u16(0),
                u16(0), u32(0), u32(at), named));
    }

    byte[] withoutDirectory() {
        return out.toByteArray();
    }

    byte[] done() {
        int start = out.size() - offsetBase;
        directory.forEach(out::writeBytes);
        int count = told < 0 ? directory.size() : told;
        out.writeBytes(join(bytes("PK\5\6"), u16(0), u16(0), u16(count), u16(count),
                u32(out.size() - offsetBase - start), u32(start), u16(0)));
        return out.toByteArray();
    }

    private static byte[] head(int flags, int method, long crc, int packed, int size) {
        return join(u16(flags), u16(method), u16(0), u16(0x5a21), u32(crc), u32(packed), u32(size));
    }

    private static byte[] named(String name, byte[] extra) {
        byte[] bytes = Bytes.utf8(name).toArray();
        return join(u16(bytes.length), u16(extra.length), bytes, extra);
    }

    static byte[] deflated(byte[] content) {
        var deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        var packed = new ByteArrayOutputStream();
        byte[] chunk = new byte[65536];
        while (!deflater.finished()) {
            packed.write(chunk, 0, deflater.deflate(chunk));
        }
        deflater.end();
        return packed.toByteArray();
    }

    static long crc(byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        return crc.getValue();
    }

    static byte[] bytes(String latin1) {
        return Bytes.latin1(latin1).toArray();
    }

    static byte[] u16(int value) {
        return new byte[]{(byte) value, (byte) (value >> 8)};
    }

    static byte[] u32(long value) {
        return new byte[]{(byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)};
    }

    static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
