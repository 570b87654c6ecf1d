package org.spampot.store.sql;

import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.store.Store;
import org.spampot.store.StoreContract;

/// The contract on a SQLite file.
final class SqlStoreTest extends StoreContract {
    @TempDir
    private Path directory;

    private int stores;

    @Override
    protected Store open() {
        return SqlStore.open(directory.resolve("store" + ++stores + ".db"), Mode.OWNER);
    }

    @Override
    protected String dump(Store store) {
        var text = new StringWriter();
        ((SqlStore) store).dump(text);
        return text.toString();
    }
}
