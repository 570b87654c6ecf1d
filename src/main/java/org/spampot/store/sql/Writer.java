package org.spampot.store.sql;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Position;
import org.spampot.model.Understood;

/// Commits batches, one at a time, on one connection.
///
/// A commit that fails gives up its connection and all that was prepared on it; the next commit begins on a new one. What
/// state a connection is in after a full disk is not to be guessed: SQLite may have rolled back by itself, and the
/// driver, not knowing, would run the next statements outside of any transaction.
///
/// Thread-safety: one commit at a time, others wait.
final class Writer implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Database database;
    private final Documents documents;
    @GuardedBy("lock")
    private @Nullable Committing committing;

    Writer(Database database, Documents documents) {
        this.database = database;
        this.documents = documents;
    }

    void commit(List<Understood> batch, Position next) {
        lock.lock();
        try {
            if (committing == null) {
                committing = new Committing(database.connect(), documents);
            }
            committing.commit(batch, next);
        } catch (SQLException | RuntimeException failed) {
            abandon(failed);
            throw SqlErrors.failure(failed, database.where());
        } finally {
            lock.unlock();
        }
    }

    @GuardedBy("lock")
    private void abandon(Exception failed) {
        try {
            if (committing != null) {
                committing.abandon();
            }
        } catch (SQLException worse) {
            failed.addSuppressed(worse);
        } finally {
            committing = null;
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (committing != null) {
                committing.close();
            }
            committing = null;
        } catch (SQLException failed) {
            throw SqlErrors.failure(failed, database.where());
        } finally {
            lock.unlock();
        }
    }
}
