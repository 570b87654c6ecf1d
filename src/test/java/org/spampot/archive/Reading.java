package org.spampot.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spampot.analysis.file.ZstdStream;
import org.spampot.archive.log.LogOptions;

/// Reads archives whole, for tests.
final class Reading {
    private Reading() {}

    static List<Found> of(Format format, Limits limits, InputStream in, String... paths) {
        List<Found> all = new ArrayList<>();
        try (var archives = Archives.open(List.of(paths), format, in, ZstdStream::new, LogOptions.of(ZoneOffset.UTC),
                limits)) {
            for (Optional<Found> found = archives.next(); found.isPresent(); found = archives.next()) {
                all.add(found.get());
            }
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
        return all;
    }

    static List<Found> of(Path path) {
        return of(Format.AUTO, Limits.USUAL, InputStream.nullInputStream(), path.toString());
    }

    static List<Found> mbox(byte[] content, Limits limits) {
        return of(Format.MBOX, limits, new ByteArrayInputStream(content), "-");
    }

    static List<Found> mbox(String content) {
        return mbox(content.getBytes(StandardCharsets.ISO_8859_1), Limits.USUAL);
    }

    /// As an mbox, even when it begins like something that is opened first.
    static List<Found> mboxItself(byte[] content, Limits limits) {
        return mboxItself(content, limits, null);
    }

    /// The same, as the content of `file`.
    static List<Found> mboxItself(byte[] content, Limits limits, @Nullable Path file) {
        List<Found> all = new ArrayList<>();
        var place = new Place("-", "-", "", file, null, null, null, true, 0);
        var mbox = new Mbox(place, new Window(new ByteArrayInputStream(content)), false, limits.largest());
        for (Level.Step step = mbox.next(); step != null; step = mbox.next()) {
            all.add(((Level.Here) step).found());
        }
        return all;
    }

    /// Everything found as lines: `path@offset format: content [damage]` or `path@offset size: why`.
    static List<String> shown(List<Found> found) {
        return found.stream().map(Reading::shown).toList();
    }

    static String shown(Found found) {
        return switch (found) {
            case Found.Message message -> message.format() + "@" + message.offset() + ": "
                    + message.content().latin1().replace("\r", "\\r").replace("\n", "\\n")
                    + (message.damage().isEmpty() ? "" : " [" + message.damage() + "]");
            case Found.Skipped skipped -> "skipped@" + skipped.offset() + ": " + skipped.size() + " " + skipped.why();
            case Found.Session session -> "session@" + session.offset();
            case Found.Kept kept -> "kept@" + kept.offset();
        };
    }
}
