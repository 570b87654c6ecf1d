package org.spampot.archive;

/// What one archive may cost. An attacker may have made it.
///
/// @param largest bytes of a message
/// @param depth archives inside of each other
/// @param entries of one archive
/// @param ratio how many times its size a file may unpack to, all that is inside together
/// @param slack bytes that anything may unpack to, whatever its size
record Limits(int largest, int depth, int entries, int ratio, long slack) {
    static final Limits USUAL = new Limits(Archives.LARGEST, 4, 2_000_000, 256, 256L << 20);
}
