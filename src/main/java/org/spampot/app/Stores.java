package org.spampot.app;

import java.nio.file.Files;
import java.nio.file.Path;
import org.spampot.config.Settings;
import org.spampot.journal.DataDirectory;
import org.spampot.store.Store;
import org.spampot.store.StoreMissing;
import org.spampot.store.sql.Mode;
import org.spampot.store.sql.SqlStore;

/// Which store the settings name.
final class Stores {
    private static final String SQLITE = "jdbc:sqlite:";

    private Stores() {}

    static SqlStore open(Settings settings, DataDirectory data, Mode mode) {
        String url = settings.store().url();
        return url.isEmpty() ? SqlStore.open(data.store(), mode) : SqlStore.open(url, mode);
    }

    /// The file that holds the store.
    static Path file(Settings settings, DataDirectory data) {
        String url = settings.store().url();
        return url.isEmpty() ? data.store() : Path.of(url.substring(SQLITE.length()));
    }

    /// The store as those read it who do not own the data directory.
    static Store reader(Settings settings) {
        try (var data = DataDirectory.look(settings.data())) {
            if (settings.store().url().isEmpty() && !Files.exists(data.store())) {
                throw new StoreMissing("there is no store in " + data.root()
                        + " yet; start `spampot run`, or make one from a journal with `spampot rebuild`", null);
            }
            return open(settings, data, Mode.READER);
        }
    }
}
