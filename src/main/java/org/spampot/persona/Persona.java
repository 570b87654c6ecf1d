package org.spampot.persona;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spampot.smtp.Extension;
import org.spampot.smtp.Manners;
import org.spampot.smtp.Reply;
import org.spampot.smtp.Saying;
import org.spampot.smtp.Voice;
import org.spampot.smtp.Words;
import org.spampot.smtp.auth.Offer;

/// One mail server to pretend to be, as read from its file.
///
/// Thread-safety: immutable.
final class Persona implements Voice {
    private final String name;
    private final String host;
    private final EhloReply ehlo;
    private final Set<Extension> extensions;
    private final Manners manners;
    private final QueueIds queueIds;
    private final EnumMap<Saying, Prepared> replies;
    private final Special special;
    private final Offer auth;

    /// @param replies one for each saying but those of extensions that it does not offer
    Persona(String name, String host, EhloReply ehlo, Manners manners, QueueIds queueIds,
            Map<Saying, Prepared> replies, Special special, Offer auth) {
        this.name = name;
        this.host = host;
        this.ehlo = ehlo;
        this.extensions = ehlo.offered().stream().map(EhloReply.Line::extension).filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
        this.manners = manners;
        this.queueIds = queueIds;
        this.replies = new EnumMap<>(replies);
        this.special = special;
        this.auth = auth;
    }

    /// A reply ready to be filled in.
    record Prepared(Template text, Delay delay) {
        Reply say(Words words) {
            Duration held = delay.drawn(words.draw());
            return new Reply(text.fill(words, held), held);
        }
    }

    /// Texts for special cases of a saying.
    ///
    /// @param notOffered by verb, or by the word that is none
    /// @param helpTopics by topic
    /// @param badParameters by keyword; all in upper case
    record Special(Map<String, Prepared> notOffered, Map<String, Prepared> helpTopics,
            Map<String, Prepared> badParameters) {
        Special {
            notOffered = Map.copyOf(notOffered);
            helpTopics = Map.copyOf(helpTopics);
            badParameters = Map.copyOf(badParameters);
        }

        @Nullable
        Prepared reply(Saying saying, Words words) {
            return switch (saying) {
                case NOT_OFFERED -> notOffered.get(words.verb());
                case UNKNOWN_COMMAND -> notOffered.get(firstWord(words.about(), ' '));
                case HELP_UNKNOWN -> helpTopics.get(firstWord(words.about(), ' '));
                case PARAMETER_BAD -> badParameters.get(firstWord(words.about(), '='));
                default -> null;
            };
        }

        private static String firstWord(String text, char end) {
            int at = text.indexOf(end);
            return (at < 0 ? text : text.substring(0, at)).toUpperCase(Locale.ROOT);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String host() {
        return host;
    }

    @Override
    public Reply reply(Saying saying, Words words) {
        Prepared reply = special.reply(saying, words);
        return (reply == null ? replies.getOrDefault(saying, UNSPOKEN) : reply).say(words);
    }

    @Override
    public boolean refuses(Saying saying) {
        return replies.containsKey(saying);
    }

    @Override
    public Reply ehlo(Words words, Set<Extension> withheld) {
        return ehlo.say(words, withheld);
    }

    @Override
    public boolean offers(Extension extension) {
        return extensions.contains(extension);
    }

    @Override
    public Offer auth() {
        return auth;
    }

    @Override
    public Manners manners() {
        return manners;
    }

    @Override
    public String queueId(long seed, int ordinal, Instant at) {
        return queueIds.id(seed, ordinal, at);
    }

    /// Never said, as the reader refuses a file without one of the replies.
    private static final Prepared UNSPOKEN = new Prepared(Template.of("421 Closing", ""), Delay.NONE);
}
