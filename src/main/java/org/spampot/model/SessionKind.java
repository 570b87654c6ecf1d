package org.spampot.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a session was for. The words are part of the command-line contract.
///
/// The order decides between kinds that are equally likely: the one that says more comes first.
public enum SessionKind {
    /// Tried whether we relay for strangers.
    RELAY_TEST("open-relay test", "tried whether mail for strangers is taken on"),
    /// Guessed passwords.
    AUTH_GUESSING("password guessing", "tried names and passwords"),
    /// Asked which addresses exist.
    HARVESTING("address harvesting", "asked which addresses exist"),
    /// Brought unwanted mail.
    SPAM("spam", "brought mail"),
    /// Spoke HTTP.
    WEB_CLIENT("web client", "spoke HTTP"),
    /// Wanted to see our TLS and no more.
    TLS_SCAN("TLS scanner", "looked at TLS and no further"),
    /// Spoke something else.
    OTHER_PROTOCOL("other protocol", "spoke something that is not SMTP"),
    /// Looked whether we are alive, as monitors and load balancers do.
    HEALTH_CHECK("health check", "looked whether the server is alive"),
    /// Came for the greeting and the list of extensions.
    BANNER_GRAB("banner grab", "came to see what server this is"),
    /// Connected and said nothing.
    EMPTY("empty connection", "connected and said nothing"),
    /// Nothing is certain enough.
    UNKNOWN("unknown", "nothing is certain enough");

    private final String title;
    private final String words;

    SessionKind(String title, String words) {
        this.title = title;
        this.words = words;
    }

    /// `relay-test`: in searches, lists, JSON.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// For a heading.
    public String title() {
        return title;
    }

    /// What a client of this kind did, to follow "it".
    public String words() {
        return words;
    }

    public static Optional<SessionKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /// All words, in order, for help and error texts.
    public static String allWords() {
        return Arrays.stream(values()).map(SessionKind::word).collect(Collectors.joining(" "));
    }
}
