package org.spampot.journal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Position;

/// What opening the journal found and did.
///
/// @param end where the journal goes on
/// @param records whole records in the last segment
/// @param tornBytes how many bytes were cut off its end; 0 after an orderly stop
/// @param tornFile where they are kept
public record Recovery(Position end, long records, long tornBytes, @Nullable Path tornFile) {
    /// One line for the log.
    public String line() {
        String found = "journal opened at " + end + ", " + records + " records in the last segment";
        return tornBytes == 0
                ? found
                : found + "; " + tornBytes + " bytes of an unfinished write were cut off and kept in " + tornFile;
    }
}
