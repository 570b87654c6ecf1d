package org.spampot.analysis.session;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.spampot.model.SessionKind;
import org.spampot.model.Sign;

/// Probes known by what they say: the rows of `probes.tsv`, whose head tells how to add one.
///
/// Thread-safety: immutable.
final class Probes {
    private static final String FILE = "probes.tsv";
    private static final int COLUMNS = 5;
    private static final List<Probe> ALL = read();

    private Probes() {}

    /// Where a probe looks.
    enum Place {
        HELLO, SENDER, RECIPIENT, LINE, SUBJECT, HEADER, CONTENT
    }

    /// A row.
    record Probe(Place place, String match, Sign sign) {
        boolean matches(String lowerCase) {
            return Glob.matches(match, lowerCase);
        }
    }

    /// What the probes that look at `place` say of `text`.
    static List<Sign> of(Place place, String text) {
        String lowerCase = text.toLowerCase(Locale.ROOT);
        return ALL.stream().filter(probe -> probe.place() == place && probe.matches(lowerCase)).map(Probe::sign)
                .toList();
    }

    static List<Probe> all() {
        return ALL;
    }

    private static List<Probe> read() {
        try (var in = Objects.requireNonNull(Probes.class.getResourceAsStream(FILE), FILE);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<Probe> probes = new ArrayList<>();
            for (String line : lines.lines().toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    probes.add(probe(line));
                }
            }
            return List.copyOf(probes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE + " is in the program and cannot be read", unreadable);
        }
    }

    private static Probe probe(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalStateException(FILE + ": a row has " + COLUMNS + " columns with tabs between: " + line);
        }
        Place place = Arrays.stream(Place.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(columns[0])).findFirst()
                .orElseThrow(() -> new IllegalStateException(FILE + ": no such place: " + line));
        SessionKind kind = SessionKind.of(columns[2])
                .orElseThrow(() -> new IllegalStateException(FILE + ": no such kind: " + line));
        return new Probe(place, columns[1].toLowerCase(Locale.ROOT),
                new Sign(kind, Integer.parseInt(columns[3]), columns[4]));
    }
}
