package org.spampot.analysis.image;

/// What the pictures of one message may cost, counted in pixels looked at, never in time: the same message ends at the same
/// place on every machine. One unit is about 5 to 20 ns.
///
/// Thread-safety: none, one thread analyzes one message.
public final class Effort {
    /// Some 0.7 s of one core; a message with two photographs and a logo spends a twentieth.
    public static final long WHOLE = 120_000_000;

    private long left;
    private boolean exhausted;

    public Effort() {
        this(WHOLE);
    }

    Effort(long units) {
        this.left = units;
    }

    /// Units that are left.
    long left() {
        return left;
    }

    /// Whether `units` would be given.
    boolean canSpend(long units) {
        return !exhausted && units <= left;
    }

    /// Takes `units` when as many are left; from the first time on that they are not, nothing is given any more.
    boolean spend(long units) {
        if (!canSpend(units)) {
            exhausted = true;
            return false;
        }
        left -= units;
        return true;
    }

    /// True when something was left undone.
    public boolean exhausted() {
        return exhausted;
    }
}
