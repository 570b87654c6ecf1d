package org.spampot.archive;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;

/// A file of one message that Outlook saved, as whoever knows that form makes mail of it.
///
/// Thread-safety: belongs to one thread.
final class OutlookFile implements Level {
    private final Place place;
    private final Window window;
    private final Unpacker foreign;
    private final int largest;
    private boolean given;

    OutlookFile(Place place, Window window, Unpacker foreign, int largest) {
        this.place = place;
        this.window = window;
        this.foreign = foreign;
        this.largest = largest;
    }

    @Override
    public @Nullable Step next() {
        if (given) {
            return null;
        }
        given = true;
        // as text it grows by a third and some
        int most = largest / 4 * 3;
        if (window.has(most)) {
            return place.tooLarge(window, most);
        }
        int size = window.size();
        Bytes mail = foreign.mail(window.copy(0, size));
        window.drop(size);
        String broken = window.broken();
        if (mail == null) {
            return broken == null
                    ? place.noMail(0, size, "no mail, a document of Office or the like")
                    : place.unreadable(0, size, broken);
        }
        return new Here(new Found.Message(place.path(), 0, "msg", mail, null, place.date(),
                broken == null ? "" : "cut short"));
    }

    @Override
    public void close() throws IOException {
        window.close();
    }
}
