package org.spampot.app;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.spampot.archive.Found;
import org.spampot.model.Printable;
import org.spampot.report.Json;

/// Says which places of archives are skipped: the first ones to a person, all of them to a file, as JSON Lines.
///
/// Thread-safety: belongs to one thread.
final class SkippedPlaces implements Consumer<Found.Skipped>, AutoCloseable {
    private static final int MOST = 20;

    private final Consumer<String> problems;
    private final @Nullable BufferedWriter list;
    private long noMail;
    private long unreadable;

    private SkippedPlaces(Consumer<String> problems, @Nullable BufferedWriter list) {
        this.problems = problems;
        this.list = list;
    }

    /// @param file that is written anew; empty for none
    static SkippedPlaces open(String file, Consumer<String> problems) {
        try {
            return new SkippedPlaces(problems, file.isEmpty() ? null : Files.newBufferedWriter(Path.of(file)));
        } catch (IOException refused) {
            throw unwritable();
        }
    }

    @Override
    public void accept(Found.Skipped place) {
        // what cannot be read is said even where much is no mail
        long said = place.unreadable() ? unreadable++ : noMail++;
        if (said < MOST) {
            problems.accept((place.unreadable() ? "not read: " : "skipped ") + Printable.line(place.path(), 400)
                    + " at " + place.offset() + ", "
                    + place.size() + " bytes: " + place.why());
        } else if (said == MOST) {
            problems.accept(
                    "more places are " + (place.unreadable() ? "not read" : "skipped") + "; they are counted at the end"
                            + (list == null ? ", and --skipped FILE lists them" : ""));
        }
        if (list != null) {
            write(list, place);
        }
    }

    private static void write(BufferedWriter list, Found.Skipped place) {
        try {
            Json.line(list, json -> {
                json.writeStringProperty("path", place.path());
                json.writeNumberProperty("offset", place.offset());
                json.writeNumberProperty("size", place.size());
                json.writeStringProperty("why", place.why());
                json.writeBooleanProperty("unreadable", place.unreadable());
            });
        } catch (IOException full) {
            throw unwritable();
        }
    }

    private static Trouble unwritable() {
        return Trouble.failed("--skipped: the file cannot be written; name another one or free space, then run the same"
                + " again to go on");
    }

    @Override
    public void close() {
        try {
            if (list != null) {
                list.close();
            }
        } catch (IOException full) {
            throw unwritable();
        }
    }
}
