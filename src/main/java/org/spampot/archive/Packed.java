package org.spampot.archive;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/// Opens what is packed: one compressed file, or an archive of many. Several members one behind the other are one file.
final class Packed {
    /// What a dictionary may take, and a little more; `xz -9` wants 64 MiB, `zstd --long` 128 MiB.
    private static final int MEMORY_KIB = 144 * 1024;

    private Packed() {}

    static Level open(Kind kind, Place place, Window window, Opener opener) throws IOException {
        return switch (kind) {
            case GZIP, BZIP2, XZ, ZSTD -> compressed(kind, place, window, opener);
            case TAR -> new Entries(place, opener, new TarCursor(window));
            case ZIP -> new Entries(place, opener,
                    new ZipCursor(onDisk(place, window, opener), opener.foreign(), MEMORY_KIB));
            case SEVEN_ZIP -> new Entries(place, opener, new SevenZipCursor(onDisk(place, window, opener), MEMORY_KIB));
            default -> throw new IllegalArgumentException(kind + " is not packed");
        };
    }

    private static Level compressed(Kind kind, Place place, Window window, Opener opener) throws IOException {
        var packed = new BufferedInputStream(window.rest(), 64 * 1024);
        try {
            InputStream unpacked = unpacked(kind, packed, opener.foreign());
            Level inner = opener.open(place.unpacked(), opener.budget().unpacked(unpacked));
            return closing(inner, unpacked, window);
        } catch (IOException | RuntimeException damaged) {
            window.close();
            return Level.of(place.unreadable(0, 0, Trouble.of(damaged)).found());
        }
    }

    private static InputStream unpacked(Kind kind, InputStream packed, Unpacker foreign) throws IOException {
        return switch (kind) {
            case GZIP -> GzipCompressorInputStream.builder().setInputStream(packed)
                    .setDecompressConcatenated(true).get();
            case ZSTD -> foreign.open(packed);
            case BZIP2 -> new BZip2CompressorInputStream(packed, true);
            default -> XZCompressorInputStream.builder().setInputStream(packed)
                    .setDecompressConcatenated(true).setMemoryLimitKiB(MEMORY_KIB).get();
        };
    }

    /// What is in a file that is packed by itself, once more.
    ///
    /// @param packed is closed with what is given
    static InputStream again(Place place, InputStream packed, Budget budget, Unpacker foreign)
            throws IOException {
        var window = new Window(packed);
        try {
            InputStream unpacked = unpacked(Kind.of(window, place), new BufferedInputStream(window.rest(), 64 * 1024),
                    foreign);
            return new FilterInputStream(budget.unpacked(unpacked)) {
                @Override
                public void close() throws IOException {
                    unpacked.close();
                    packed.close();
                }
            };
        } catch (IOException | RuntimeException damaged) {
            packed.close();
            throw new IOException(Trouble.of(damaged), damaged);
        }
    }

    private static Level closing(Level inner, Closeable... after) {
        return new Level() {
            @Override
            public @Nullable Step next() throws IOException {
                return inner.next();
            }

            @Override
            public void close() throws IOException {
                inner.close();
                for (Closeable each : after) {
                    each.close();
                }
            }
        };
    }

    /// A file that is read at any place: itself, or a temporary copy of a stream.
    ///
    /// @param copy true when it is deleted in the end
    record OnDisk(Path file, boolean copy) implements Closeable {
        @Override
        public void close() throws IOException {
            if (copy) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static OnDisk onDisk(Place place, Window window, Opener opener) throws IOException {
        Path file = place.file();
        if (file != null && Files.isRegularFile(file)) {
            opener.whole(Math.max(0, Files.size(file) - window.size()));
            window.close();
            return new OnDisk(file, false);
        }
        // readable by its owner only
        Path copy = Files.createTempFile("spampot-archive", ".tmp");
        try (OutputStream out = Files.newOutputStream(copy)) {
            window.rest().transferTo(out);
        } catch (IOException | RuntimeException cut) {
            // what was got is opened: a zip gives what it holds
            return new OnDisk(copy, true);
        }
        return new OnDisk(copy, true);
    }
}
