package org.spampot.persona;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spampot.smtp.auth.NtlmTarget;

/// A persona file as it is written. What may stand in it is checked by [PersonaReader], but for the form of values.
///
/// @param host who it says it is; nothing for the machine's own name
/// @param extensions as EHLO offers them, in this order
/// @param replies by the words of [org.spampot.smtp.Saying]
/// @param notOffered by verb, for those that are answered otherwise than by the reply `not-offered`
/// @param helpTopics by topic of HELP
/// @param badParameters by keyword of the parameter, for those answered otherwise than by the reply `parameter-bad`
record PersonaFile(@Nullable String host, List<Offered> extensions, Patience manners, Ids queueId,
        Map<String, ReplyText> replies, Map<String, ReplyText> notOffered, Map<String, ReplyText> helpTopics,
        Map<String, ReplyText> badParameters, Auth auth, NtlmNames ntlm) {
    @JsonCreator
    PersonaFile(@JsonProperty("host") @Nullable String host,
            @JsonProperty(value = "extensions", required = true) List<Offered> extensions,
            @JsonProperty(value = "manners", required = true) Patience manners,
            @JsonProperty(value = "queue-id", required = true) Ids queueId,
            @JsonProperty(value = "replies", required = true) Map<String, ReplyText> replies,
            @JsonProperty("not-offered") @Nullable Map<String, ReplyText> notOffered,
            @JsonProperty("help-topics") @Nullable Map<String, ReplyText> helpTopics,
            @JsonProperty("bad-parameters") @Nullable Map<String, ReplyText> badParameters,
            @JsonProperty("auth") @Nullable Auth auth, @JsonProperty("ntlm") @Nullable NtlmNames ntlm) {
        this.host = host;
        this.extensions = List.copyOf(extensions);
        this.manners = manners;
        this.queueId = queueId;
        this.replies = Map.copyOf(replies);
        this.notOffered = copy(notOffered);
        this.helpTopics = copy(helpTopics);
        this.badParameters = copy(badParameters);
        this.auth = auth == null ? new Auth(false) : auth;
        this.ntlm = ntlm == null ? new NtlmNames(null, null, null, null, null, null, null) : ntlm;
    }

    private static Map<String, ReplyText> copy(@Nullable Map<String, ReplyText> texts) {
        return texts == null ? Map.of() : Map.copyOf(texts);
    }

    /// @param tlsOnly whether AUTH waits for TLS
    record Auth(@JsonProperty("tls-only") boolean tlsOnly) {}

    /// See [NtlmTarget]. What is left out is empty; where no name is given at all, all are made of the host, as a Windows
    /// domain makes them: `mx01.example.com` is `MX01` of `EXAMPLE`.
    record NtlmNames(@JsonProperty("domain") @Nullable String domain,
            @JsonProperty("computer") @Nullable String computer,
            @JsonProperty("dns-domain") @Nullable String dnsDomain,
            @JsonProperty("dns-computer") @Nullable String dnsComputer,
            @JsonProperty("dns-tree") @Nullable String dnsTree, @JsonProperty("version") @Nullable String version,
            @JsonProperty("hello") @Nullable String hello) {
        private static final Pattern NAME = Pattern.compile("[ -~]{0,255}");
        private static final Pattern VERSION = Pattern.compile("([0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,5})?");

        NtlmTarget read(String host) {
            boolean named = Stream.of(domain, computer, dnsDomain, dnsComputer, dnsTree).anyMatch(Objects::nonNull);
            String dns = host.substring(host.indexOf('.') + 1);
            var target = named || !host.contains(".")
                    ? new NtlmTarget(given(domain), given(computer), given(dnsDomain), given(dnsComputer),
                            given(dnsTree), given(version), given(hello))
                    : new NtlmTarget(netBios(dns), netBios(host), dns, host, dns, given(version), given(hello));
            if (!VERSION.matcher(target.version()).matches()) {
                throw new IllegalArgumentException("version is MAJOR.MINOR.BUILD of Windows, for example 10.0.17763");
            }
            return target;
        }

        /// The first label, in upper case; NetBIOS has room for 15 characters.
        private static String netBios(String host) {
            String label = host.substring(0, host.indexOf('.') < 0 ? host.length() : host.indexOf('.'));
            return label.substring(0, Math.min(label.length(), 15)).toUpperCase(Locale.ROOT);
        }

        private static String given(@Nullable String name) {
            String text = name == null ? "" : name;
            if (!NAME.matcher(text).matches()) {
                throw new IllegalArgumentException("names are ASCII, 255 characters at most");
            }
            return text;
        }
    }

    /// What EHLO offers: an extension by its keyword, with parameters if it has any, or bare of those that it has by itself;
    /// or a line that announces what does not work here.
    record Offered(String text, Kind kind) {
        enum Kind {
            WORKING, BARE, LITERAL
        }

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Offered keyword(String text) {
            return new Offered(text, Kind.WORKING);
        }

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        static Offered other(@JsonProperty("line") @Nullable String line,
                @JsonProperty("bare") @Nullable String bare) {
            if ((line == null) == (bare == null)) {
                throw new IllegalArgumentException("write either {line: TEXT} or {bare: KEYWORD}");
            }
            return line == null
                    ? new Offered(Objects.requireNonNull(bare), Kind.BARE)
                    : new Offered(line, Kind.LITERAL);
        }
    }

    /// See [org.spampot.smtp.Manners].
    record Patience(@JsonProperty(value = "helo-required", required = true) boolean heloRequired,
            @JsonProperty(value = "errors-before-hangup", required = true) int errorsBeforeHangup,
            @JsonProperty("unknown-before-hangup") int unknownBeforeHangup,
            @JsonProperty(value = "idle-before-errors", required = true) int idleBeforeErrors,
            @JsonProperty(value = "hangs-up-on-other-protocols", required = true) boolean hangsUpOnOtherProtocols,
            @JsonProperty("helo-characters") @Nullable String heloCharacters,
            @JsonProperty("without-argument") @Nullable List<String> withoutArgument,
            @JsonProperty("refuses") @Nullable List<String> refuses) {}

    /// See [QueueIds].
    record Ids(@JsonProperty(value = "form", required = true) String form, @JsonProperty("digits") int digits) {
        private static final int DEFAULT_DIGITS = 10;

        QueueIds read() {
            return new QueueIds(QueueIds.Form.named(form), digits == 0 ? DEFAULT_DIGITS : digits);
        }
    }

    /// A text, or a text with a delay before it.
    record ReplyText(String text, Delay delay) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static ReplyText plain(String text) {
            return new ReplyText(text, Delay.NONE);
        }

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        static ReplyText delayed(@JsonProperty(value = "text", required = true) String text,
                @JsonProperty("delay") @Nullable Delay delay) {
            return new ReplyText(text, delay == null ? Delay.NONE : delay);
        }
    }
}
