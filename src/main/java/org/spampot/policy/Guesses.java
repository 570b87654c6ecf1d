package org.spampot.policy;

import java.util.Arrays;
import org.spampot.smtp.Access.Visit;
import org.spampot.smtp.auth.Belief;
import org.spampot.smtp.auth.Claim;

/// Believes every Nth guess of a source, as if it had found a password. What it answered it answers again: the same
/// name and password get the same, and a name that was once let in has no second password.
///
/// Remembers the 4,096 sources used last, and of each its last 256 wrong and 64 right guesses, in memory: 3 KB a source;
/// after a restart counting begins anew. Of mechanisms that do not give the password away a guess is the name alone.
///
/// Thread-safety: any thread.
public final class Guesses implements Credentials {
    private static final int MOST_SOURCES = 4096;

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

    @Override
    public Belief believe(Visit visit, Claim claim) {
        long name = fate.number("name", claim.name());
        long guess = fate.number("guess", claim.name(), claim.secret());
        var answer = new boolean[1];
        sources.update(Sources.network(visit.connection().client().address(), Sources.ONE), before -> {
            Source known = before == null ? new Source() : before;
            answer[0] = known.answer(name, guess, every);
            return known;
        });
        return answer[0] ? Belief.ACCEPTED : Belief.REFUSED;
    }

    /// Over all sources.
    int remembered() {
        return sources.values().stream().mapToInt(Source::remembered).sum();
    }

    /// What one source guessed.
    ///
    /// Thread-safety: none; guarded by the memory that it is in.
    private static final class Source {
        private final Ring wrong = new Ring(256);
        /// Names that were let in, and beside each the guess that did it.
        private final Ring names = new Ring(64);
        private final Ring rights = new Ring(64);
        private int guesses;

        boolean answer(long name, long guess, int every) {
            int opened = names.find(name);
            if (opened >= 0) {
                return rights.at(opened) == guess;
            }
            if (wrong.find(guess) >= 0) {
                return false;
            }
            guesses = (guesses + 1) % every;
            if (guesses == 0) {
                names.add(name);
                rights.add(guess);
                return true;
            }
            wrong.add(guess);
            return false;
        }

        int remembered() {
            return wrong.size() + names.size() + rights.size();
        }
    }

    /// The last numbers of a sequence. Searched one by one: it is short, and a guess costs its maker a round trip.
    private static final class Ring {
        private static final int FIRST = 8;

        private final int most;
        private long[] numbers = new long[FIRST];
        private int size;
        private int next;

        Ring(int most) {
            this.most = most;
        }

        int find(long number) {
            for (int at = 0; at < size; at++) {
                if (numbers[at] == number) {
                    return at;
                }
            }
            return -1;
        }

        long at(int index) {
            return numbers[index];
        }

        void add(long number) {
            if (size == numbers.length && size < most) {
                numbers = Arrays.copyOf(numbers, Math.min(most, 2 * size));
            }
            numbers[next] = number;
            next = (next + 1) % most;
            size = Math.min(size + 1, most);
        }

        int size() {
            return size;
        }
    }
}
