package org.spampot.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spampot.model.EndOfContent;
import org.spampot.store.MessageDetail;
import org.spampot.store.MessageRow;
import org.spampot.store.Page;
import org.spampot.store.PageRequest;
import org.spampot.store.Query;
import org.spampot.store.Store;

/// Takes the messages that a search finds out of the store, oldest first, and puts them on a shelf or in a table.
///
/// Memory: a page of rows and one message, however many there are.
///
/// Thread-safety: belongs to one thread.
public final class Exporter {
    /// How many unreadable messages are named; the rest is counted.
    public static final int NAMED = 100;
    private static final int PAGE = 500;

    private final Store store;
    private final Query query;
    private final long limit;
    private final Progress progress;
    private final List<String> unreadable = new ArrayList<>();
    private long seen;
    private long written;
    private long already;
    private long withoutContent;
    private long lost;

    /// An export of what `query` finds.
    ///
    /// @param limit only so many, the newest ones; 0 for all of them
    public Exporter(Store store, Query query, long limit, Progress progress) {
        this.store = store;
        this.query = query;
        this.limit = limit;
        this.progress = progress;
    }

    /// Is told how far it is.
    public interface Progress {
        /// `done` of `all` messages are done; `all` is 0 when nobody knows.
        void at(long done, long all);
    }

    /// What came of it.
    ///
    /// @param written messages
    /// @param already messages that were there before
    /// @param withoutContent messages that only a log tells of, which have no bytes
    /// @param lost messages whose bytes could not be read
    /// @param unreadable a line for each of the first of those
    public record Done(long written, long already, long withoutContent, long lost, List<String> unreadable) {
        public Done {
            unreadable = List.copyOf(unreadable);
        }
    }

    /// Puts the messages on `shelf`, and finishes it.
    public Done messages(Contents contents, Shelf shelf) throws IOException {
        each(row -> {
            if (row.end() == EndOfContent.LOGGED) {
                withoutContent++;
                return;
            }
            switch (contents.read(row)) {
                case Contents.Content.Whole whole -> {
                    if (shelf.put(whole.message())) {
                        written++;
                    } else {
                        already++;
                    }
                }
                case Contents.Content.Unreadable broken -> lost(broken.why());
            }
        });
        shelf.finish();
        return done();
    }

    /// Puts a line for each message into `table`, and finishes it.
    public Done rows(Table table) throws IOException {
        each(row -> {
            Optional<MessageDetail> detail = store.message(row.id());
            if (detail.isEmpty()) {
                lost("message " + row.id() + " is no longer in the store");
            } else {
                table.put(detail.get());
                written++;
            }
        });
        table.finish();
        return done();
    }

    private void lost(String why) {
        lost++;
        if (unreadable.size() < NAMED) {
            unreadable.add(why);
        }
    }

    private Done done() {
        return new Done(written, already, withoutContent, lost, unreadable);
    }

    /// What is done with a row.
    private interface Step {
        void with(MessageRow row) throws IOException;
    }

    private void each(Step step) throws IOException {
        Start start = start();
        String after = start.after();
        long left = limit == 0 ? Long.MAX_VALUE : limit;
        do {
            var page = store.messages(query, new PageRequest(after, (int) Math.min(PAGE, left),
                    PageRequest.Order.OLDEST_FIRST));
            for (MessageRow row : page.rows()) {
                step.with(row);
                progress.at(++seen, Math.max(seen, start.all()));
            }
            left -= page.rows().size();
            after = page.next();
        } while (!after.isEmpty() && left > 0);
    }

    /// Where the newest `limit` messages begin.
    ///
    /// @param after the message before the first of them; empty when that is the first of all
    /// @param all how many there will be; 0 when nobody knows
    private record Start(String after, long all) {}

    private Start start() {
        if (limit == 0) {
            return new Start("", query.equals(Query.ALL) ? store.totals(null).messages() : 0);
        }
        String before = "";
        for (long left = limit; left > 0;) {
            Page<MessageRow> page = store.messages(query, new PageRequest(before, (int) Math.min(PAGE, left)));
            left -= page.rows().size();
            before = page.next();
            if (before.isEmpty()) {
                return new Start("", limit - left);
            }
        }
        var next = store.messages(query, new PageRequest(before, 1)).rows();
        return new Start(next.isEmpty() ? "" : next.getFirst().id().toString(), limit);
    }
}
