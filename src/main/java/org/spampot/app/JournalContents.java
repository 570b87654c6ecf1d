package org.spampot.app;

import java.io.UncheckedIOException;
import org.spampot.export.Contents;
import org.spampot.journal.Entry;
import org.spampot.journal.ReadableJournal;
import org.spampot.model.MessageCapture;
import org.spampot.model.SessionCapture;
import org.spampot.store.MessageRow;

/// Messages as an export reads them: the store knows where, the journal has the bytes and checks their digest.
record JournalContents(ReadableJournal journal) implements Contents {
    @Override
    public Content read(MessageRow row) {
        try {
            return switch (journal.read(row.position())) {
                case Entry.Damaged damaged -> new Content.Unreadable("message " + row.id() + ": " + damaged.line());
                case Entry.Read read -> switch (read.capture()) {
                    case MessageCapture found when found.id().equals(row.id()) -> new Content.Whole(found);
                    case MessageCapture _,SessionCapture _ -> new Content.Unreadable("message " + row.id()
                            + " is not in the journal at " + row.position()
                            + "; the store is of another journal: run `spampot rebuild`");
                };
            };
        } catch (UncheckedIOException disk) {
            // one bad place of a disk is no reason to leave all other messages behind
            return new Content.Unreadable("message " + row.id() + ": " + disk.getMessage());
        }
    }
}
