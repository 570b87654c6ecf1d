package org.spampot.app;

import java.nio.file.Files;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.spampot.analysis.MessageAnalysis;
import org.spampot.analysis.Patterns;
import org.spampot.config.Settings;
import org.spampot.journal.SeenIds;
import org.spampot.model.Capture;
import org.spampot.model.Imported;
import org.spampot.model.Logged;
import org.spampot.model.MessageCapture;
import org.spampot.model.Source;
import org.spampot.model.SessionId;
import org.spampot.model.TrustedNetworks;
import org.spampot.store.Store;

/// Says what an import would bring, and writes nothing: for `--dry-run`. A store that is there is asked what it has, as
/// any reader asks it, so this works beside a running honeypot; one that is not there is not made.
///
/// Sources are those of the import, as they depend on the header alone.
///
/// Thread-safety: belongs to one thread.
final class ImportTrial {
    private final Settings settings;
    private final MessageAnalysis analysis;
    private final ImportSources sources;
    private final SeenIds seen = new SeenIds();

    ImportTrial(Settings settings, TrustedNetworks trust, ImportSources sources) {
        this.settings = settings;
        this.analysis = new MessageAnalysis(Patterns.NONE, trust);
        this.sources = sources;
    }

    /// Reads to the end.
    void run(ImportReading reading, SessionId run, ImportReading.Ears ears, Consumer<String> problems) {
        try (Store store = store()) {
            reading.run(run, capture -> isNew(store, run, capture), ears);
        }
        if (seen.hasForgotten()) {
            problems.accept("import: of more than " + SeenIds.MOST + " messages it is not known which are there twice; "
                    + "fewer than said may be new");
        }
    }

    private @Nullable Store store() {
        if (settings.store().url().isEmpty() && !Files.exists(settings.data())) {
            return null;
        }
        try {
            return Stores.reader(settings);
        } catch (org.spampot.store.StoreMissing none) {
            return null;
        }
    }

    private boolean isNew(@Nullable Store store, SessionId run, Capture capture) {
        if (!seen.add(capture.name()) || (store != null && Taking.has(store, capture))) {
            return false;
        }
        if (capture instanceof MessageCapture message) {
            Imported imported = message.imported();
            if (imported != null && imported.run().equals(run)) {
                sources.add(message.id(), imported, source(message, imported));
            }
        }
        return true;
    }

    private Source source(MessageCapture message, Imported imported) {
        Logged logged = imported.logged();
        return logged == null
                ? analysis.source(message.content())
                : Analyses.logged(message, logged, imported.trust());
    }
}
