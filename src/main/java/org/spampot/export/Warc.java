package org.spampot.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.spampot.model.MessageCapture;

/// Messages with all their facts, as the journal keeps them, in one WARC file.
///
/// Thread-safety: belongs to one thread.
public final class Warc implements Shelf {
    private final OneFile to;
    private final Records records;

    /// Writes records. Implemented by whoever knows the journal's form; throws only when the stream does.
    public interface Records {
        /// What a file named `name` begins with.
        void begin(String name, OutputStream out) throws IOException;

        /// One message.
        ///
        /// @return how many bytes of the record come before the message's own
        long add(MessageCapture message, OutputStream out) throws IOException;
    }

    private Warc(OneFile to, Records records) throws IOException {
        this.to = to;
        this.records = records;
        records.begin(to.name(), to.out());
    }

    /// Records that flow into `stream`, without a manifest.
    public static Warc into(OutputStream stream, Records records) throws IOException {
        return new Warc(OneFile.into(stream, "spampot.warc"), records);
    }

    /// A file `path`, with `path.manifest.jsonl` beside.
    public static Warc file(Path path, Records records) throws IOException {
        var to = OneFile.at(path);
        try {
            return new Warc(to, records);
        } catch (IOException failed) {
            to.close();
            throw failed;
        }
    }

    @Override
    public boolean put(MessageCapture message) throws IOException {
        long begin = to.out().count();
        long before = records.add(message, to.out());
        to.note(message, begin + before, message.content().size());
        return true;
    }

    @Override
    public void finish() throws IOException {
        to.finish();
    }

    @Override
    public void close() throws IOException {
        to.close();
    }
}
