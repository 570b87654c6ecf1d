package org.spampot.smtp;

/// Random-looking numbers as a pure function, for whoever may not draw any: SplitMix64 (Steele, Lea, Flood: "Fast
/// splittable pseudorandom number generators", 2014) at its n-th step.
public final class Draw {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private Draw() {}

    /// Number `n` of the sequence that begins at `seed`.
    public static long of(long seed, long n) {
        long mixed = seed + n * GOLDEN_GAMMA;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
