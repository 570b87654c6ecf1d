package org.spampot.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.spampot.config.Settings;
import org.spampot.listen.ListenerSpec;
import org.spampot.model.Bytes;
import org.spampot.policy.Credentials;
import org.spampot.policy.Default;
import org.spampot.policy.Fate;
import org.spampot.policy.Greylist;
import org.spampot.policy.Guesses;
import org.spampot.policy.Mailboxes;
import org.spampot.policy.Passwords;
import org.spampot.policy.Policy;
import org.spampot.policy.Rule;

/// What the settings say about who is let in, for each listener.
final class Policies {
    private Policies() {}

    /// Looks at what the settings name.
    ///
    /// @throws Trouble in one line, when the list of logins cannot be used
    static void check(Settings.Policy policy) {
        if (policy.logins().equals("list")) {
            passwords(policy);
        }
    }

    /// The listeners, each with its policy. All share memory of guesses and of the greylist.
    static List<ListenerSpec> apply(Settings settings, List<ListenerSpec> listeners, Bytes key) {
        Settings.Policy policy = settings.policy();
        var fate = new Fate(key);
        var mailboxes = new Mailboxes(policy.domains(), policy.unknownUsers().share(), fate);
        var greylist = new Greylist(fate, policy.greylistDelay());
        Credentials credentials = credentials(policy, fate);
        return listeners.stream().map(listener -> {
            Optional<Settings.Listener> own = settings.smtp().listeners().stream()
                    .filter(each -> each.name().equals(listener.name())).findFirst();
            String accept = own.map(Settings.Listener::accept).orElse(policy.accept());
            List<Rule> rules = own.map(Settings.Listener::rules).orElse(policy.rules()).stream().map(Policies::rule)
                    .toList();
            return listener.letting(new Policy(rules, Default.valueOf(constant(accept)), mailboxes, greylist,
                    credentials));
        }).toList();
    }

    private static Credentials credentials(Settings.Policy policy, Fate fate) {
        return switch (policy.logins()) {
            case "accept" -> Credentials.all();
            case "list" -> passwords(policy);
            case "nth" -> new Guesses(policy.loginsNth(), fate);
            case "chance" -> Credentials.chance(policy.loginsChance().share(), fate);
            default -> Credentials.none();
        };
    }

    private static Passwords passwords(Settings.Policy policy) {
        try {
            return Passwords.read(Path.of(policy.loginsFile()));
        } catch (Passwords.Unusable unusable) {
            throw Trouble.usage("policy.logins-file: " + unusable.getMessage());
        }
    }

    private static Rule rule(Settings.Rule rule) {
        return new Rule(rule.listener(), rule.source(), rule.helo(), rule.from(), rule.rcpt(), rule.auth(),
                Rule.Then.valueOf(constant(rule.then())));
    }

    /// The constant that a word with dashes names.
    private static String constant(String word) {
        return word.replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
