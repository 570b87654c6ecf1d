package org.spampot.smtp.dialog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.spampot.model.Bytes;
import org.spampot.smtp.Access;
import org.spampot.smtp.Limits;
import org.spampot.smtp.Protocol;
import org.spampot.smtp.Security;
import org.spampot.smtp.Voice;

/// A conversation with a session as it is written in `src/test/smtp/*.smtp`; the README there describes the language.
///
/// @param settings what stands in `@persona`, `@host`, `@limits`, `@security`, `@auth` and `@believe`
public record Dialog(String name, Map<String, String> settings, List<Line> lines) {
    private static final Path FOLDER = Path.of(System.getProperty("spampot.basedir", "."), "src/test/smtp");
    private static final List<String> SETTINGS = List.of("persona", "host", "limits", "security", "protocol", "auth",
            "believe", "policy", "rules");

    /// One line of a dialog.
    public sealed interface Line {
        int number();

        /// Bytes that the client sends.
        record Send(int number, Bytes bytes) implements Line {}

        /// The next line of the server's replies, exactly.
        record Reply(int number, String text) implements Line {}

        /// The next line of the server's replies, as a regular expression.
        record Like(int number, String pattern) implements Line {}

        /// A whole reply of one line or more, with this code.
        record Whole(int number, String code) implements Line {}

        /// Anything else: what happens, or what has to be true.
        record Order(int number, String word, String argument) implements Line {}
    }

    public static List<Dialog> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".smtp")).sorted().map(Dialog::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Dialog read(Path file) {
        try {
            return parse(String.valueOf(file.getFileName()), Files.readAllLines(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Dialog parse(String name, List<String> text) {
        var settings = new HashMap<String, String>();
        var lines = new ArrayList<Line>();
        for (int number = 1; number <= text.size(); number++) {
            String line = text.get(number - 1);
            String rest = line.length() > 3 ? line.substring(3) : "";
            if (line.startsWith("->")) {
                lines.add(new Line.Send(number, Escapes.bytes(rest + "\\r\\n")));
            } else if (line.startsWith("~>")) {
                lines.add(new Line.Send(number, Escapes.bytes(rest)));
            } else if (line.startsWith("<-")) {
                lines.add(new Line.Reply(number, rest));
            } else if (line.startsWith("<~")) {
                lines.add(new Line.Like(number, rest));
            } else if (line.startsWith("<+")) {
                lines.add(new Line.Whole(number, rest));
            } else if (line.startsWith("@")) {
                order(number, line.substring(1), settings, lines);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IllegalArgumentException(name + ":" + number + ": cannot read: " + line);
            }
        }
        return new Dialog(name, Map.copyOf(settings), List.copyOf(lines));
    }

    private static void order(int number, String text, Map<String, String> settings, List<Line> lines) {
        int blank = text.indexOf(' ');
        String word = blank < 0 ? text : text.substring(0, blank);
        String argument = blank < 0 ? "" : text.substring(blank + 1);
        if (SETTINGS.contains(word)) {
            settings.put(word, argument);
        } else {
            lines.add(new Line.Order(number, word, argument));
        }
    }

    /// The name of a bundled persona, or the path of one beside the dialogs.
    public String persona() {
        String named = settings.getOrDefault("persona", "postfix");
        return named.endsWith(".yaml") ? FOLDER.resolve(named).toString() : named;
    }

    public String host() {
        return settings.getOrDefault("host", "mx.example.com");
    }

    public Protocol protocol() {
        return Protocol.valueOf(settings.getOrDefault("protocol", "SMTP"));
    }

    public Security security() {
        return Security.valueOf(settings.getOrDefault("security", "NONE"));
    }

    /// The persona; with `@auth [tls-only] MECHANISM ...` it offers AUTH, too.
    public Voice voice() {
        Voice voice = SessionWire.voice(persona(), host());
        return settings.containsKey("auth") ? new Offering(voice, settings.getOrDefault("auth", "")) : voice;
    }

    /// Who is let in: an open relay, unless `@policy` or `@rules` say otherwise; see [Rules]. `@believe *` or `@believe NAME:PASSWORD`
    /// says that every login is believed, or this one; else none is.
    public Access access() {
        var believing = new Believing(settings.getOrDefault("believe", ""));
        return settings.containsKey("policy") || settings.containsKey("rules")
                ? Rules.policy(settings.getOrDefault("policy", ""), settings.getOrDefault("rules", ""), believing)
                : believing;
    }

    /// `@limits message=100 recipients=2`: the default but for those named.
    public Limits limits() {
        Limits given = Limits.DEFAULT;
        var set = new HashMap<String, Integer>();
        for (String each : settings.getOrDefault("limits", "").split(" ", -1)) {
            if (!each.isEmpty()) {
                set.put(each.substring(0, each.indexOf('=')),
                        Integer.valueOf(each.substring(each.indexOf('=') + 1)));
            }
        }
        return new Limits(set.getOrDefault("command-line", given.commandLine()),
                set.getOrDefault("message", given.message()), set.getOrDefault("recipients", given.recipients()),
                set.getOrDefault("commands", given.commands()), set.getOrDefault("messages", given.messages()));
    }

    /// How many bytes the client sends in all.
    public int sent() {
        return lines.stream().mapToInt(line -> line instanceof Line.Send send ? send.bytes().size() : 0).sum();
    }

    /// Whether it needs nothing but bytes back and forth, so that it can be played over a real socket, too.
    public boolean onlyTalks() {
        List<String> needWorld = List.of("not-stored", "hold", "stored", "memory-short", "wait", "stall", "shutdown",
                "refuse", "tls-started", "tls-failed");
        return security() == Security.NONE
                && Stream.of("believe", "policy", "rules").noneMatch(settings::containsKey)
                && lines.stream()
                        .noneMatch(line -> line instanceof Line.Order order && needWorld.contains(order.word()));
    }
}
