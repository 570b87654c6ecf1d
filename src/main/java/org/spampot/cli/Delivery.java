package org.spampot.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spampot.app.Deliver;
import org.spampot.app.Flags;
import org.spampot.app.Trouble;
import org.spampot.app.Trust;

/// What `spampot deliver` was asked for.
///
/// It is started for each message, and reading the annotations of its options takes half of its time. So what is plainly
/// written, as in the configuration of a mail server, is read here; all else is left to [DeliverCommand].
///
/// @param sender empty for the null path, nothing when it was not said
record Delivery(@Nullable Path config, String data, @Nullable String sender, List<String> recipients,
        List<String> trusted, List<String> internal, List<String> msa) {
    /// `EX_USAGE` of `sysexits.h`.
    static final int USAGE = 64;
    /// `EX_TEMPFAIL`: bring it again.
    static final int TEMPORARY = 75;

    private static final Set<String> ONCE = Set.of("--config", "--data", "--sender", "--trusted", "--internal",
            "--msa");

    /// What `words` say after `deliver`, if each up to `--` is an option with its value (`--sender=a@example.com`), and only
    /// `--recipient` is there twice; else nothing.
    static @Nullable Delivery plain(List<String> words) {
        Map<String, String> said = new HashMap<>();
        List<String> recipients = new ArrayList<>();
        int end = words.indexOf("--");
        for (String word : end < 0 ? words : words.subList(0, end)) {
            int equals = word.indexOf('=');
            String name = equals < 0 ? "" : word.substring(0, equals);
            String value = word.substring(equals + 1);
            if (name.equals("--recipient")) {
                recipients.add(value);
            } else if (!ONCE.contains(name) || said.put(name, value) != null) {
                return null;
            }
        }
        if (end >= 0) {
            recipients.addAll(words.subList(end + 1, words.size()));
        }
        String config = said.get("--config");
        return new Delivery(config == null ? null : Path.of(config), said.getOrDefault("--data", ""),
                said.get("--sender"), recipients, list(said, "--trusted"), list(said, "--internal"),
                list(said, "--msa"));
    }

    private static List<String> list(Map<String, String> said, String name) {
        String value = said.get(name);
        return value == null ? List.of() : List.of(value.split(",", -1));
    }

    /// Does it; the answer is the exit code.
    int run(Terminal terminal) {
        try {
            var trust = Trust.of(trusted, internal, msa);
            var flags = Flags.of(config, data, terminal.environment());
            return keep(new Deliver(flags, trust, sender, recipients), terminal);
        } catch (Trouble wrong) {
            terminal.problem(String.valueOf(wrong.getMessage()));
            return USAGE;
        }
    }

    private static int keep(Deliver deliver, Terminal terminal) {
        try {
            deliver.run(System.in, Clock.systemUTC());
            return 0;
        } catch (RuntimeException failed) {
            // settings that are broken, too: mail waits until they are mended
            Trouble trouble = Trouble.of(failed);
            terminal.problem(trouble == null ? "deliver: " + failed : String.valueOf(trouble.getMessage()));
            return TEMPORARY;
        }
    }
}
