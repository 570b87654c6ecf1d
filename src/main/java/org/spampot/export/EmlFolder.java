package org.spampot.export;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.spampot.model.MessageCapture;

/// One file a message, `ID.eml`, in a folder.
///
/// Thread-safety: belongs to one thread.
public final class EmlFolder implements Shelf {
    private final Path folder;
    private final boolean byDay;
    private final EnvelopeHead head;
    private final Digests digests;

    /// The folder `folder`, which is made.
    ///
    /// @param byDay whether each day, in UTC, has a folder of its own: for more messages than a folder should have
    public EmlFolder(Path folder, boolean byDay, EnvelopeHead head) throws IOException {
        NewFile.folder(folder);
        this.folder = folder;
        this.byDay = byDay;
        this.head = head;
        this.digests = new Digests(folder, false);
    }

    @Override
    public boolean put(MessageCapture message) throws IOException {
        String name = message.id() + ".eml";
        if (byDay) {
            String day = LocalDate.ofInstant(message.at(), ZoneOffset.UTC).toString();
            NewFile.folder(folder.resolve(day));
            name = day + "/" + name;
        }
        byte[] before = head.of(message);
        try (var file = new NewFile(folder.resolve(name))) {
            file.out().write(before);
            message.content().writeTo(file.out());
            file.name();
        }
        digests.add(name, before, message);
        return true;
    }

    @Override
    public void finish() throws IOException {
        digests.name();
    }

    @Override
    public void close() throws IOException {
        digests.close();
    }
}
