package org.spampot.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipMethod;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.model.Bytes;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/// Archives whose files are packed by other methods than the usual one, and those that would take all memory.
final class PackedTest {
    private static final String MAIL = "Subject: one\n\nbody\n";

    @TempDir
    Path folder;

    @Test
    void zstandardIsReadByTheDirectoryAndWithoutIt() throws IOException {
        byte[] zip = zip(ZipMethod.ZSTD, zstd(MAIL));

        assertThat(read(zip)).containsExactly("eml@0: Subject: one\\n\\nbody\\n");
        assertThat(read(cut(zip))).startsWith("eml@0: Subject: one\\n\\nbody\\n");
        assertThat(read(cut(zip(ZipMethod.ZSTD_DEPRECATED, zstd(MAIL))))).startsWith(
                "eml@0: Subject: one\\n\\nbody\\n");
    }

    @Test
    void whatIsDamagedIsTold() throws IOException {
        byte[] zip = zip(ZipMethod.ZSTD, "no frame".getBytes(ISO_8859_1));

        assertThat(read(zip)).containsExactly("skipped@0: 0 damaged or cut short");
        assertThat(read(cut(zip))).as("the file and the archive").containsExactly(
                "skipped@0: 0 damaged or cut short", "skipped@0: 0 damaged or cut short");
    }

    @Test
    void xzIsReadInBoundedMemory() throws IOException {
        byte[] xz = xz();
        assertThat(read(zip(ZipMethod.XZ, xz))).containsExactly("eml@0: Subject: one\\n\\nbody\\n");

        // the header of the block, that it wants a dictionary of 1.5 GiB (xz-file-format 5.3.1), and its digest
        int length = (xz[12] & 0xff) * 4;
        xz[16] = 37;
        var crc = new CRC32();
        crc.update(xz, 12, length);
        ByteBuffer.wrap(xz).order(ByteOrder.LITTLE_ENDIAN).putInt(12 + length, (int) crc.getValue());
        assertThat(read(zip(ZipMethod.XZ, xz))).containsExactly(
                "skipped@0: 0 needs more memory than it is given");
    }

    @Test
    void whatNobodyReadsIsTold() throws IOException {
        assertThat(read(zip(ZipMethod.WAVPACK, new byte[9]))).containsExactly(
                "skipped@0: 19 packed in a way that is not read");
    }

    @Test
    void aFileThatIsNotPackedAndHasItsSizeBehindItIsReadInBoundedMemory() throws IOException {
        byte[] name = "a.eml".getBytes(ISO_8859_1);
        byte[] header = ByteBuffer.allocate(30 + name.length).order(ByteOrder.LITTLE_ENDIAN).putInt(0x04034b50)
                .putShort((short) 20).putShort((short) 8).putShort((short) 0).position(26).putShort((short) name.length)
                .putShort((short) 0).put(name).array();
        byte[] end = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putInt(0x08074b50).position(8)
                .putInt(MAIL.length()).putInt(MAIL.length()).array();
        var small = new ByteArrayOutputStream();
        small.writeBytes(header);
        small.writeBytes(MAIL.getBytes(ISO_8859_1));
        small.writeBytes(end);
        small.writeBytes(header);
        small.writeBytes(new byte[17 << 20]);

        assertThat(read(small.toByteArray())).hasSizeGreaterThan(1)
                .startsWith("eml@0: Subject: one\\n\\nbody\\n").last().asString()
                .endsWith("a file whose size is not told before it is too large");
    }

    @Test
    void aVeryLargeDirectoryIsNotReadAndItsCountIsHeld() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (int number = 0; number < 70; number++) {
                var entry = new ZipEntry(number + ".eml");
                entry.setComment("c".repeat(65_000));
                zip.putNextEntry(entry);
                zip.write(("Subject: " + number + "\n\n").getBytes(ISO_8859_1));
            }
        }
        byte[] whole = out.toByteArray();
        assertThat(read(whole)).hasSize(70).startsWith("eml@0: Subject: 0\\n\\n").endsWith(
                "eml@0: Subject: 69\\n\\n");

        whole[whole.length - 12]++;
        assertThat(read(whole)).as("another count").hasSize(71).endsWith("skipped@0: 0 damaged or cut short");
    }

    @Test
    void aHeaderOfATarThatWouldTakeAllMemoryIsRefused() throws IOException {
        String large = "2097152 path=" + "a".repeat(2097152 - 14) + "\n";
        for (char type : "LKx".toCharArray()) {
            var entry = new TarArchiveEntry("././@LongLink", (byte) type);
            entry.setSize(large.length());
            var out = new ByteArrayOutputStream();
            try (var tar = new TarArchiveOutputStream(out)) {
                tar.putArchiveEntry(entry);
                tar.write(large.getBytes(ISO_8859_1));
                tar.closeArchiveEntry();
            }
            assertThat(read(out.toByteArray())).as("type " + type).containsExactly(
                    "skipped@0: 0 an entry's header is too large");
        }
    }

    @Test
    void whatIsKeptAsOneMessageIsNoArchiveButMayBeCompressed() throws IOException {
        byte[] zip = zip(ZipMethod.ZSTD, zstd(MAIL));
        Path maildir = Files.createDirectories(folder.resolve("Maildir/cur"));
        Files.write(maildir.resolve("1700000000.1.mx"), zip);
        Files.write(maildir.resolve("1700000001.2.mx,S=19:2,S"), zstd(MAIL));
        Files.write(folder.resolve("a.eml"), zip);

        List<Found> found = Reading.of(folder);

        assertThat(found).hasSize(3).filteredOn(each -> each instanceof Found.Message message
                && message.content().equals(Bytes.own(zip)) && message.damage().equals("no header")).hasSize(2);
        assertThat(Reading.shown(found)).contains("maildir@0: Subject: one\\n\\nbody\\n");
    }

    private List<String> read(byte[] archive) throws IOException {
        return Reading.shown(Reading.of(Files.write(folder.resolve("a"), archive)));
    }

    /// Without its directory.
    private static byte[] cut(byte[] zip) {
        return Arrays.copyOf(zip, new String(zip, ISO_8859_1).indexOf("PK\1\2"));
    }

    private static byte[] zip(ZipMethod method, byte[] packed) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipArchiveOutputStream(out)) {
            var entry = new ZipArchiveEntry("a.eml");
            entry.setMethod(method.getCode());
            entry.setSize(MAIL.length());
            entry.setCompressedSize(packed.length);
            var crc = new CRC32();
            crc.update(MAIL.getBytes(ISO_8859_1));
            entry.setCrc(crc.getValue());
            zip.addRawArchiveEntry(entry, new ByteArrayInputStream(packed));
        }
        return out.toByteArray();
    }

    /// A frame of one block that is stored (RFC 8878 section 3.1.1).
    private static byte[] zstd(String plain) {
        byte[] content = plain.getBytes(ISO_8859_1);
        int block = content.length << 3 | 1;
        return ByteBuffer.allocate(9 + content.length).order(ByteOrder.LITTLE_ENDIAN).putInt(0xfd2fb528)
                .put((byte) 0x20).put((byte) content.length).put((byte) block).put((byte) (block >> 8)).put((byte) 0)
                .put(content).array();
    }

    private static byte[] xz() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var xz = new XZOutputStream(out, new LZMA2Options(1))) {
            xz.write(MAIL.getBytes(ISO_8859_1));
        }
        return out.toByteArray();
    }
}
