package org.spampot.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.spampot.config.Loader.Given;
import org.spampot.config.Settings.Listener;

/// The settings as a whole: what one key leaves to another, and what no key can tell alone.
final class Whole {
    private static final List<String> ACCEPT = List.of("open-relay", "trap", "login", "nobody");
    private static final Set<String> AT_MAIL = Set.of("refuse-sender", "require-login");

    private final Map<String, Given> given;
    private final Settings settings;

    /// @param given where to say that an error is
    /// @param read each key as it was read by itself
    Whole(Map<String, Given> given, Settings read) {
        this.given = given;
        this.settings = named(read);
    }

    /// All of it, in order.
    ///
    /// @throws ConfigError for the first thing that contradicts another
    Settings checked() {
        refuseTwins(settings.smtp().listeners());
        checkPolicy();
        checkRules();
        var store = settings.store().url();
        if (!store.isEmpty() && !store.startsWith("jdbc:sqlite:")) {
            throw error("store.url", Scalar.quoted(store) + " is not supported; write jdbc:sqlite:FILE, or nothing");
        }
        var tls = settings.tls();
        if (tls.certificate().isEmpty() != tls.key().isEmpty()) {
            String missing = tls.key().isEmpty() ? "tls.key" : "tls.certificate";
            throw error(tls.key().isEmpty() ? "tls.certificate" : "tls.key", "without " + missing
                    + "; write both, or none to have one made");
        }
        return settings;
    }

    /// Listeners that say nothing else are called `smtp`, `smtp-2` ..., answer as `smtp.persona` and let in as `policy`
    /// says.
    private Settings named(Settings settings) {
        List<Listener> named = new ArrayList<>();
        for (Listener listener : settings.smtp().listeners()) {
            boolean own = saysRules(named.size());
            String standard = named.isEmpty() ? "smtp" : "smtp-" + (named.size() + 1);
            named.add(listener.called(listener.name().isEmpty() ? standard : listener.name(),
                    listener.persona().isEmpty() ? settings.smtp().persona() : listener.persona(),
                    listener.accept().isEmpty() ? settings.policy().accept() : listener.accept(),
                    own ? listener.rules() : settings.policy().rules()));
        }
        var smtp = new Settings.Smtp(settings.smtp().host(), settings.smtp().persona(), named,
                settings.smtp().p0f());
        return new Settings(settings.data(), smtp, settings.policy(), settings.tls(), settings.tarpit(),
                settings.limits(), settings.journal(),
                settings.store(),
                settings.console(), settings.patterns(), settings.yara(), settings.log());
    }

    /// Whether the listener at `index` has rules of its own, be it none.
    private boolean saysRules(int index) {
        Given found = given.get("smtp.listeners");
        return found != null && found.node() instanceof Node.Items listeners
                && listeners.items().get(index) instanceof Node.Keys keys && keys.keys().containsKey("rules");
    }

    private void checkPolicy() {
        var policy = settings.policy();
        for (Listener listener : settings.smtp().listeners()) {
            if (!ACCEPT.contains(listener.accept())) {
                throw error("smtp.listeners", "accept " + Scalar.quoted(listener.accept())
                        + " is not allowed; write one of " + String.join(", ", ACCEPT));
            }
        }
        for (String domain : policy.domains()) {
            if (!domain.matches("(\\*\\.)?[^\\s@*/:]+")) {
                throw error("policy.domains", Scalar.quoted(domain)
                        + " is not a domain; write example.com, or \"*.example.com\" for all below it");
            }
        }
        for (Listener listener : settings.smtp().listeners()) {
            if (listener.accept().equals("trap") && policy.domains().isEmpty() && listener.rules().isEmpty()) {
                throw error("policy.domains", "empty, so accept: trap would refuse everything; write the domains, or"
                        + " accept: nobody");
            }
        }
        if (policy.logins().equals("list") && policy.loginsFile().isEmpty()) {
            throw error("policy.logins", "list, and no file; write policy.logins-file: FILE");
        }
    }

    private void checkRules() {
        checkRules("policy.rules", "", settings.policy().rules());
        List<Listener> listeners = settings.smtp().listeners();
        for (int index = 0; index < listeners.size(); index++) {
            Listener listener = listeners.get(index);
            if (saysRules(index)) {
                checkRules("smtp.listeners", " of " + Scalar.quoted(listener.name()), listener.rules());
                refuseOthers(listener);
            }
        }
    }

    private void checkRules(String path, String whose, List<Settings.Rule> rules) {
        for (int index = 0; index < rules.size(); index++) {
            var rule = rules.get(index);
            if (!rule.rcpt().isEmpty() && AT_MAIL.contains(rule.then())) {
                throw error(path, "rule " + (index + 1) + whose + " says " + rule.then()
                        + ", which is said to MAIL, before there is a recipient; remove rcpt, or write unknown-user");
            }
        }
    }

    /// The rules of one listener are about no other.
    private void refuseOthers(Listener listener) {
        for (int index = 0; index < listener.rules().size(); index++) {
            if (!listener.rules().get(index).listener().isEmpty()) {
                throw error("smtp.listeners", "rule " + (index + 1) + " of " + Scalar.quoted(listener.name())
                        + " names a listener, and holds for this one only; remove listener, or put it into policy.rules");
            }
        }
    }

    private void refuseTwins(List<Listener> listeners) {
        Set<String> names = new HashSet<>();
        Set<Address> addresses = new HashSet<>();
        for (Listener listener : listeners) {
            if (!names.add(listener.name())) {
                throw error("smtp.listeners",
                        "two listeners are called " + Scalar.quoted(listener.name()) + "; name one differently");
            }
            if (listener.bind().port() != 0 && !addresses.add(listener.bind())) {
                throw error("smtp.listeners", "two listeners are on " + listener.bind() + "; remove one");
            }
        }
    }

    private ConfigError error(String path, String message) {
        Given found = given.get(path);
        return Values.error(found == null ? Values.DEFAULT : found.origin(), found == null ? 0 : found.node().line(),
                path, message);
    }
}
