package org.spampot.policy;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spampot.smtp.Access.Visit;
import org.spampot.smtp.auth.Belief;
import org.spampot.smtp.auth.Claim;

/// Believes every Nth guess of a source, as if it had found a password. What it answered it answers again: the same
/// name and password get the same, and a name that was once let in has no second password.
///
/// Remembers the 4,096 sources used last, and of each its last 256 guesses, in memory: after a restart counting begins
/// anew. Of mechanisms that do not give the password away a guess is the name alone.
///
/// Thread-safety: any thread.
public final class Guesses implements Credentials {
    private static final int MOST_SOURCES = 4096;
    private static final int MOST_GUESSES = 256;

    private final int every;
    private final Fate fate;
    private final Recent<String, Source> sources;

    /// @param every which guess is believed: 1 is the first
    public Guesses(int every, Fate fate) {
        this(every, fate, MOST_SOURCES);
    }

    Guesses(int every, Fate fate, int most) {
        this.every = every;
        this.fate = fate;
        sources = new Recent<>(most);
    }

    /// What one source guessed.
    ///
    /// Thread-safety: none; guarded by the memory it is in.
    private final class Source {
        private final Map<Long, Boolean> answers = new HashMap<>();
        private final Map<Long, Long> opened = new HashMap<>();
        private int guesses;
        private boolean last;

        Source answer(Claim claim) {
            long name = fate.number("name", claim.name());
            long guess = fate.number("guess", claim.name(), claim.secret());
            Boolean before = answers.get(guess);
            Long right = opened.get(name);
            if (before != null) {
                last = before;
            } else if (right != null) {
                last = right == guess;
            } else {
                last = ++guesses % every == 0;
                remember(name, guess);
            }
            return this;
        }

        private void remember(long name, long guess) {
            if (answers.size() >= MOST_GUESSES) {
                // what was right stays right; what was wrong is counted again when it comes again
                answers.values().removeIf(right -> !right);
            }
            if (answers.size() < MOST_GUESSES) {
                answers.put(guess, last);
            }
            if (last && opened.size() < MOST_GUESSES) {
                opened.put(name, guess);
            }
        }

        boolean last() {
            return last;
        }

        int remembered() {
            return answers.size() + opened.size();
        }
    }

    @Override
    public Belief believe(Visit visit, Claim claim) {
        String source = HexFormat.of().formatHex(visit.connection().client().address().getAddress());
        var answered = new boolean[1];
        sources.update(source, before -> {
            Source known = before == null ? new Source() : before;
            answered[0] = known.answer(claim).last();
            return known;
        });
        return answered[0] ? Belief.ACCEPTED : Belief.REFUSED;
    }

    /// Over all sources.
    int remembered() {
        return sources.values().stream().mapToInt(Source::remembered).sum();
    }
}
