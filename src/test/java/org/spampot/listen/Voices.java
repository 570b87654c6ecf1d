package org.spampot.listen;

import java.time.Duration;
import java.util.Set;
import org.spampot.persona.Personas;
import org.spampot.smtp.Extension;
import org.spampot.smtp.Manners;
import org.spampot.smtp.Reply;
import org.spampot.smtp.Saying;
import org.spampot.smtp.Voice;
import org.spampot.smtp.Words;
import org.spampot.smtp.auth.Offer;
import org.spampot.smtp.dialog.Like;

/// Voices for tests.
final class Voices {
    static final String HOST = "mx.example.com";

    private Voices() {}

    /// Says what a mail server says, at once, and bears any number of errors.
    static Voice plain() {
        return new Changed(Personas.find("postfix", HOST, HOST), Duration.ZERO);
    }

    /// The same, each reply after `delay`.
    static Voice slow(Duration delay) {
        return new Changed(Personas.find("postfix", HOST, HOST), delay);
    }

    /// Breaks its promise as soon as it is asked for help.
    static Voice broken() {
        return new Broken(plain());
    }

    private record Changed(Voice voice, Duration delay) implements Like {
        @Override
        public Reply reply(Saying saying, Words words) {
            return new Reply(voice.reply(saying, words).text(), delay);
        }

        @Override
        public Reply ehlo(Words words, Set<Extension> withheld) {
            return new Reply(voice.ehlo(words, withheld).text(), delay);
        }

        @Override
        public Offer auth() {
            return Offer.NONE;
        }

        @Override
        public Manners manners() {
            return new Manners(false, 0, 0, 0, false, "", Set.of(), Set.of());
        }
    }

    private record Broken(Voice voice) implements Like {
        @Override
        public Reply reply(Saying saying, Words words) {
            if (words.verb().equals("HELP")) {
                throw new StackOverflowError("broken, for a test");
            }
            return voice.reply(saying, words);
        }
    }
}
