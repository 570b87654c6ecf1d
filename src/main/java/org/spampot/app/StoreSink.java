package org.spampot.app;

import java.util.List;
import org.spampot.model.Position;
import org.spampot.model.Understood;
import org.spampot.pipeline.Sink;
import org.spampot.store.Store;

/// The store as the pipeline sees it.
record StoreSink(Store store) implements Sink {
    @Override
    public Position cursor() {
        return store.cursor();
    }

    @Override
    public void commit(List<Understood> batch, Position next) {
        store.commit(batch, next);
    }
}
