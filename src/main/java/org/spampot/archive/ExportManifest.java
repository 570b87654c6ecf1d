package org.spampot.archive;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;

/// What `spampot export` wrote beside an mbox, in `FILE.manifest.jsonl`: where each message begins in it, how long it is
/// there, and the digest of the message as it was sent.
///
/// An mbox does not say how it is quoted, and cannot say that the last line of a message had no end. With this it can be
/// undone, and is, where the digest says that it was undone right; whatever else is in such a file changes nothing.
///
/// Thread-safety: belongs to one thread.
final class ExportManifest implements Closeable {
    private static final String SUFFIX = ".manifest.jsonl";
    /// A line with more than that, of very many recipients, is cut: what is needed stands at its beginning.
    private static final int LONGEST = 4096;
    private static final Pattern LINE = Pattern.compile("\\{\"id\":\"[^\"\\\\]{0,99}\",\"sha256\":\"([0-9a-f]{64})\","
            + "\"size\":(\\d{1,9}),\"file\":\"(?:[^\"\\\\]|\\\\.){0,2000}\",\"offset\":(\\d{1,18}),\"length\":(\\d{1,9}),.*");

    /// What files of one message are called: `ID.eml`, and `SECONDS.ID.spampot,S=SIZE:FLAGS` in a Maildir.
    private static final Pattern EXPORTED = Pattern.compile("(\\d+\\.)?[0-9a-z]{26}-\\d+(\\.eml|\\.spampot,S=\\d+.*)");

    private final Reader reader;
    private @Nullable Entry next;

    private ExportManifest(Reader reader) {
        this.reader = reader;
    }

    /// A message.
    ///
    /// @param size as it was sent
    /// @param offset of its first byte in the mbox, behind the `From ` line and what else was put before it
    /// @param length how many bytes it has there
    record Entry(String sha256, int size, long offset, int length) {
        /// The message as it was sent, from how it stands in the mbox; nothing when it cannot be told.
        @Nullable
        Bytes undone(Bytes written) {
            Bytes plain = Quoting.undone(written);
            Bytes all = plain == null ? written : plain;
            for (Bytes each : new Bytes[]{written, all}) {
                // a last line without an end was given one
                boolean ended = each.size() == size + 1 && each.at(size) == '\n';
                Bytes sent = ended ? each.slice(0, size) : each;
                if (sent.size() == size && sent.sha256().equals(sha256)) {
                    return sent;
                }
            }
            return null;
        }
    }

    /// What was written beside `file`; nothing when there is none.
    static @Nullable ExportManifest beside(@Nullable Path file) {
        if (file == null || file.getFileName() == null) {
            return null;
        }
        Path manifest = file.resolveSibling(file.getFileName() + SUFFIX);
        if (!Files.isRegularFile(manifest, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        try {
            return new ExportManifest(new BufferedReader(Files.newBufferedReader(manifest, StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            // then the mbox is read as any other
            return null;
        }
    }

    /// Whether an export wrote `file`, whose beginning is in `window`, as it is: by its name and the `SHA256SUMS` in its folder or
    /// the one above. Then it is one message, whatever it begins like.
    static boolean lists(@Nullable Path file, Window window, int largest) {
        if (file == null || !EXPORTED.matcher(String.valueOf(file.getFileName())).matches()
                || window.has(largest + 1)) {
            return false;
        }
        Path folder = file.toAbsolutePath().getParent();
        String digest = window.copy(0, window.size()).sha256();
        for (int up = 0; up < 2 && folder != null; up++) {
            Path sums = folder.resolve("SHA256SUMS");
            if (Files.isRegularFile(sums, LinkOption.NOFOLLOW_LINKS)) {
                try (var lines = Files.lines(sums, StandardCharsets.ISO_8859_1)) {
                    return lines.anyMatch(line -> line.startsWith(digest));
                } catch (IOException | UncheckedIOException unreadable) {
                    return false;
                }
            }
            folder = folder.getParent();
        }
        return false;
    }

    /// The first message from `offset` on; nothing when there is none. Asked for growing offsets.
    @Nullable
    Entry from(long offset) {
        try {
            while (next == null || next.offset < offset) {
                String line = line();
                if (line == null) {
                    return null;
                }
                next = entry(line);
            }
            return next;
        } catch (IOException damaged) {
            return null;
        }
    }

    private static @Nullable Entry entry(String line) {
        Matcher said = LINE.matcher(line);
        return said.matches()
                ? new Entry(said.group(1), Integer.parseInt(said.group(2)), Long.parseLong(said.group(3)),
                        Integer.parseInt(said.group(4)))
                : null;
    }

    /// The next line, cut; nothing at the end.
    private @Nullable String line() throws IOException {
        var line = new StringBuilder();
        int one = reader.read();
        if (one < 0) {
            return null;
        }
        while (one >= 0 && one != '\n') {
            if (line.length() < LONGEST) {
                line.append((char) one);
            }
            one = reader.read();
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
