package org.spampot.yara;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.spampot.model.Printable;

/// The files that rules are in.
final class YaraRules {
    /// Of the words that `yara` uses for what is wrong: `error: rule "x" in file.yar(4): undefined string "$b"`, and
    /// `file.yar(4): error: ...` of older and newer ones.
    private static final Pattern WRONG = Pattern
            .compile("(?:error: )?(?:rule \"[^\"]*\" in )?(.+?)\\((\\d+)\\): (?:error: )?(.*)");
    private static final int LONGEST = 300;

    private YaraRules() {}

    /// The files that are named, and those ending in `.yar` or `.yara` in the directories that are, each by name.
    ///
    /// @throws YaraUnusable when one cannot be read
    static List<Path> files(List<String> named) {
        List<Path> files = new ArrayList<>();
        for (String name : named) {
            Path path = Path.of(name).toAbsolutePath().normalize();
            if (!Files.isReadable(path)) {
                throw new YaraUnusable(
                        Printable.line(name, LONGEST) + ": no such file or directory, or not to be read");
            }
            if (!Files.isDirectory(path)) {
                files.add(path);
                continue;
            }
            int before = files.size();
            try (Stream<Path> inside = Files.list(path)) {
                inside.filter(each -> each.toString().endsWith(".yar") || each.toString().endsWith(".yara")).sorted()
                        .forEach(files::add);
            } catch (IOException unreadable) {
                throw new YaraUnusable(Printable.line(name, LONGEST) + ": cannot be listed");
            }
            if (files.size() == before) {
                throw new YaraUnusable(Printable.line(name, LONGEST) + ": a directory without .yar or .yara files");
            }
        }
        return List.copyOf(files);
    }

    /// The first thing that `yara` says is wrong, as `FILE:LINE: what`.
    static YaraUnusable wrong(String said) {
        String first = said.lines().filter(line -> !line.isBlank() && !line.startsWith("warning")).findFirst()
                .orElse("yara refuses the rules and does not say why");
        Matcher known = WRONG.matcher(first);
        return new YaraUnusable(Printable.line(known.matches()
                ? known.group(1) + ":" + known.group(2) + ": " + known.group(3)
                : first, LONGEST));
    }
}
