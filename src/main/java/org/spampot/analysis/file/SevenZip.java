package org.spampot.analysis.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;

/// 7z, read by commons-compress within a memory limit; encrypted names and contents with words of the message.
final class SevenZip {
    private static final int MEMORY_KB = 80 * 1024;
    /// Deriving one key of 7z hashes some ten megabytes.
    private static final int TRY = 80;
    /// 7-Zip itself takes 2^19 rounds.
    private static final int HARDEST = 19;

    private record Content(String name, Bytes bytes) {}

    private SevenZip() {}

    static void read(OpenFile file) throws IOException {
        byte[] data = file.bytes.toArray();
        int power = SevenZipKeys.power(data);
        if (power < 0) {
            try {
                entries(file, data, null);
                return;
            } catch (PasswordRequiredException encryptedAllTheSame) {
                power = Integer.MAX_VALUE;
            }
        }
        file.flag("encrypted");
        for (String password : power > HARDEST ? List.<String>of() : file.passwords().words()) {
            if (!file.budget().takeTries(TRY)) {
                return;
            }
            if (opens(data, password)) {
                file.oddity("archive-password-found", password);
                file.passwords().worked(password);
                file.flag("decrypted");
                entries(file, data, password);
                return;
            }
        }
        list(file, data);
    }

    private static void entries(OpenFile file, byte[] data, @Nullable String password) throws IOException {
        List<Content> contents = new ArrayList<>();
        collect(file, data, password, contents);
        // opened only now, when the dictionary of this archive is no longer in memory
        for (Content content : contents) {
            if (password == null) {
                file.entry("7z", content.name, content.bytes);
            } else {
                file.entry("7z", content.name, content.bytes, "encrypted", "decrypted");
            }
        }
    }

    private static void collect(OpenFile file, byte[] data, @Nullable String password, List<Content> contents)
            throws IOException {
        try (SevenZFile archive = open(data, password)) {
            for (SevenZArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                if (contents.size() > Budget.ENTRIES) {
                    return;
                }
                Unpack result = Unpack.drain(stream(archive), data.length, file.budget());
                if (!result.whole()) {
                    file.oddity("archive-damaged", name(entry));
                }
                contents.add(new Content(name(entry), result.bytes()));
                if (result.over()) {
                    return;
                }
            }
        }
    }

    private static boolean opens(byte[] data, String password) {
        try (SevenZFile archive = open(data, password)) {
            byte[] chunk = new byte[64 * 1024];
            for (SevenZArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (entry.hasStream()) {
                    // the sum of a small entry is checked when it is read to its end
                    int left = 32;
                    while (left-- > 0 && archive.read(chunk) >= 0) {
                        // only to see whether it can be read
                    }
                    return true;
                }
            }
            return true;
        } catch (IOException | RuntimeException wrong) {
            return false;
        }
    }

    /// Names of entries that stay closed.
    private static void list(OpenFile file, byte[] data) throws IOException {
        try (SevenZFile archive = open(data, null)) {
            for (SevenZArchiveEntry entry : archive.getEntries()) {
                if (!entry.isDirectory()) {
                    file.listed("7z", name(entry), entry.getSize(), "encrypted");
                }
            }
        } catch (PasswordRequiredException encryptedNames) {
            file.oddity("archive-names-encrypted", "");
        }
    }

    /// The current entry.
    private static InputStream stream(SevenZFile archive) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return archive.read();
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return archive.read(into, from, length);
            }
        };
    }

    private static String name(SevenZArchiveEntry entry) {
        return entry.getName() == null ? "" : entry.getName();
    }

    private static SevenZFile open(byte[] data, @Nullable String password) throws IOException {
        var builder = SevenZFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(data))
                .setMaxMemoryLimitKiB(MEMORY_KB);
        return password == null ? builder.get() : builder.setPassword(password.toCharArray()).get();
    }

}
