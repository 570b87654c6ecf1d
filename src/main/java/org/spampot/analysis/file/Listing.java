package org.spampot.analysis.file;

import java.io.IOException;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.arj.ArjArchiveInputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.spampot.model.Bytes;

/// Archives that are one file behind the other: cpio, `ar` (packages of Debian), ARJ, of which what is stored can be read
/// and the rest is listed.
final class Listing {
    private Listing() {}

    static void read(OpenFile file) {
        try (ArchiveInputStream<?> archive = open(file)) {
            entries(archive, file);
        } catch (IOException | RuntimeException broken) {
            // the readers of the library throw both for damage; what was read before counts
            file.oddity("archive-damaged", word(file));
        }
    }

    private static String word(OpenFile file) {
        return switch (file.type().kind()) {
            case CPIO -> "cpio";
            case AR -> "ar";
            default -> "arj";
        };
    }

    private static ArchiveInputStream<?> open(OpenFile file) throws IOException {
        return switch (file.type().kind()) {
            case CPIO -> new CpioArchiveInputStream(file.bytes.stream());
            case AR -> new ArArchiveInputStream(file.bytes.stream());
            default -> new ArjArchiveInputStream(file.bytes.stream());
        };
    }

    private static void entries(ArchiveInputStream<?> archive, OpenFile file) throws IOException {
        for (ArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            if (entry.isDirectory()) {
                continue;
            }
            Bytes content = archive.canReadEntryData(entry)
                    ? Unpack.drain(archive, entry.getSize(), file.budget()).bytes()
                    : Bytes.EMPTY;
            if (content.isEmpty()) {
                file.listed(word(file), entry.getName(), entry.getSize());
            } else {
                file.entry(word(file), entry.getName(), content);
            }
            if (!file.budget().hasEntries()) {
                return;
            }
        }
    }
}
