package org.spampot.smtp.dialog;

import java.time.Instant;
import java.util.Set;
import org.spampot.smtp.Extension;
import org.spampot.smtp.Manners;
import org.spampot.smtp.Reply;
import org.spampot.smtp.Saying;
import org.spampot.smtp.Voice;
import org.spampot.smtp.Words;
import org.spampot.smtp.auth.Offer;

/// A voice like another one, but for what a test wants different.
public interface Like extends Voice {
    /// Whom it is like.
    Voice voice();

    @Override
    default String name() {
        return voice().name();
    }

    @Override
    default String host() {
        return voice().host();
    }

    @Override
    default Reply reply(Saying saying, Words words) {
        return voice().reply(saying, words);
    }

    @Override
    default boolean refuses(Saying saying) {
        return voice().refuses(saying);
    }

    @Override
    default Reply ehlo(Words words, Set<Extension> withheld) {
        return voice().ehlo(words, withheld);
    }

    @Override
    default boolean offers(Extension extension) {
        return voice().offers(extension);
    }

    @Override
    default Offer auth() {
        return voice().auth();
    }

    @Override
    default Manners manners() {
        return voice().manners();
    }

    @Override
    default String queueId(long seed, int ordinal, Instant at) {
        return voice().queueId(seed, ordinal, at);
    }
}
