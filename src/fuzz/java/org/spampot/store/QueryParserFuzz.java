package org.spampot.store;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.spampot.store.sql.Mode;
import org.spampot.store.sql.SqlStore;

/// Any text is a search that the store answers, or is refused in one printable line.
class QueryParserFuzz {
    private static final Instant NOW = Instant.parse("2026-03-08T12:00:00Z");

    @FuzzTest(maxDuration = "30s")
    void anyTextIsASearchOrALine(FuzzedDataProvider data) throws IOException {
        Path file = Files.createTempDirectory("fuzz").resolve("store.db");
        try (var store = SqlStore.open(file, Mode.OWNER)) {
            while (data.remainingBytes() > 0) {
                switch (QueryParser.parse(data.consumeString(200), NOW)) {
                    case Parsed.Good(Query query) -> store.messages(query, PageRequest.first(3));
                    case Parsed.Wrong(String line) -> {
                        if (line.isEmpty() || line.length() > 600
                                || line.chars().anyMatch(c -> c < ' ' || c == 0x202e)) {
                            throw new AssertionError("not one printable line: " + line);
                        }
                    }
                }
            }
        } finally {
            Files.delete(file);
            Files.delete(file.getParent());
        }
    }
}
