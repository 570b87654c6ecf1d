package org.spampot.analysis.session;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Programs whose dialect was recorded: the rows of `programs.tsv`. A test makes the file from the recordings.
///
/// A program is named only when nothing that was seen contradicts it, as a wrong guess is worse than none. What says more of
/// how a program is used than of the program (how many recipients, how many messages) is left out.
///
/// Thread-safety: immutable.
final class Programs {
    private static final String FILE = "programs.tsv";
    /// Of fewer features too many programs agree.
    private static final int ENOUGH = 12;
    private static final int MOST_NAMES = 4;
    private static final Set<String> OF_USE = Set.of("rcp", "mes", "nex", "con");
    private static final List<Program> ALL = read();

    private Programs() {}

    private record Program(String name, String dialect) {}

    /// The programs that `dialect` may be of, with `, ` between them; empty when there is none, or too many.
    static String like(String dialect) {
        if (dialect.contains(";hel=E;") && dialect.contains(";mpa=-;") && !dialect.contains(";mes=-;")) {
            // asked for extensions, was offered none, and mailed: what tells programs apart was not to be seen
            return "";
        }
        String wanted = withoutUse(dialect);
        List<String> names = ALL.stream().filter(program -> {
            Likeness likeness = Likeness.of(program.dialect(), wanted);
            return likeness.different() == 0 && likeness.seen() >= ENOUGH;
        }).map(Program::name).toList();
        return names.size() > MOST_NAMES ? "" : String.join(", ", names);
    }

    private static String withoutUse(String dialect) {
        return Arrays.stream(dialect.split(";", -1)).map(field -> OF_USE.contains(field.split("=", 2)[0])
                ? field.split("=", 2)[0] + "=" + Values.UNSEEN
                : field).collect(Collectors.joining(";"));
    }

    private static List<Program> read() {
        try (var in = Objects.requireNonNull(Programs.class.getResourceAsStream(FILE), FILE);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t", 2))
                    .map(row -> new Program(row[0], withoutUse(row[1]))).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE + " is in the program and cannot be read", unreadable);
        }
    }
}
