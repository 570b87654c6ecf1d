package org.spampot.smtp.dialog;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.spampot.model.Bytes;
import org.spampot.model.Network;
import org.spampot.policy.Default;
import org.spampot.policy.Fate;
import org.spampot.policy.Greylist;
import org.spampot.policy.Mailboxes;
import org.spampot.policy.Policy;
import org.spampot.policy.Rule;
import org.spampot.smtp.Access;

/// The policy of a dialog: `@policy accept=trap domains=example.com,*.example.org unknown-users=0.5 greylist=2m`, and
/// `@rules from=<> then=refuse-sender; then=greylist`; what is left out is as in the settings.
final class Rules {
    private static final Bytes KEY = Bytes.utf8("for dialogs only");

    private Rules() {}

    static Access policy(String policy, String rules, Believing believing) {
        Map<String, String> said = words(policy);
        var fate = new Fate(KEY);
        var domains = Stream.of(said.getOrDefault("domains", "").split(",", -1)).filter(each -> !each.isEmpty())
                .toList();
        List<Rule> all = Stream.of(rules.split(";", -1)).filter(each -> !each.isBlank()).map(Rules::rule).toList();
        return new Policy(all, Default.valueOf(constant(said.getOrDefault("accept", "open-relay"))),
                new Mailboxes(domains, Double.parseDouble(said.getOrDefault("unknown-users", "0")), fate),
                new Greylist(fate, Duration.parse("PT" + said.getOrDefault("greylist", "5m"))), believing::believe);
    }

    private static Rule rule(String text) {
        Map<String, String> said = words(text);
        List<Network> source = Network.parse(said.getOrDefault("source", "")).stream().toList();
        return new Rule(said.getOrDefault("listener", ""), source, said.getOrDefault("helo", ""),
                said.getOrDefault("from", ""), said.getOrDefault("rcpt", ""), said.getOrDefault("auth", ""),
                Rule.Then.valueOf(constant(said.getOrDefault("then", ""))));
    }

    private static Map<String, String> words(String text) {
        var words = new HashMap<String, String>();
        for (String word : text.strip().split(" +", -1)) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                words.put(word.substring(0, equals), word.substring(equals + 1));
            }
        }
        return words;
    }

    private static String constant(String word) {
        return word.replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
