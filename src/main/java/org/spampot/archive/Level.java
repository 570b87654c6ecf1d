package org.spampot.archive;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// One thing that holds others: a folder, an archive, an mbox. [Archives] keeps them on a stack and asks the innermost.
///
/// Whoever implements it: tells its own damage as [Found.Skipped]; an [IOException] thrown ends the level and is told so.
interface Level extends Closeable {
    /// What comes next here; nothing at its end.
    @Nullable
    Step next() throws IOException;

    @Override
    default void close() throws IOException {}

    /// What a level holds: something to hand out, or a level that is read whole before this one goes on.
    sealed interface Step {}

    record Here(Found found) implements Step {}

    record Into(Place place, Level level) implements Step {}

    /// A level of one thing.
    static Level of(Found found) {
        return new Level() {
            private boolean given;

            @Override
            public @Nullable Step next() {
                Step step = given ? null : new Here(found);
                given = true;
                return step;
            }
        };
    }
}
