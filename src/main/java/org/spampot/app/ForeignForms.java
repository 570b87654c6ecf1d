package org.spampot.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.spampot.analysis.file.OutlookMail;
import org.spampot.analysis.file.ZstdStream;
import org.spampot.archive.Found;
import org.spampot.archive.Unpacker;
import org.spampot.journal.Entry;
import org.spampot.journal.OneSegment;
import org.spampot.model.Bytes;

/// What archives hold in forms that attachments have too.
final class ForeignForms implements Unpacker {
    @Override
    public InputStream open(InputStream packed) throws IOException {
        return new ZstdStream(packed);
    }

    @Override
    public @Nullable Bytes mail(Bytes outlook) {
        return OutlookMail.of(outlook);
    }

    @Override
    public @Nullable Captures captures(Path file, String path) throws IOException {
        var segment = new OneSegment(file);
        if (segment.isOurs()) {
            return new Journaled(segment, path);
        }
        segment.close();
        return null;
    }

    /// A segment of a journal as something that is found.
    private record Journaled(OneSegment segment, String path) implements Captures {
        @Override
        public @Nullable Found next() throws IOException {
            return segment.next().map(this::found).orElse(null);
        }

        private Found found(Entry entry) {
            long begin = entry.begin().offset();
            return switch (entry) {
                case Entry.Read read -> new Found.Kept(path, begin, read.capture());
                case Entry.Damaged damaged -> new Found.Skipped(path, begin, damaged.next().offset() - begin,
                        "a damaged record: " + damaged.reason());
            };
        }

        @Override
        public void close() {
            segment.close();
        }
    }
}
