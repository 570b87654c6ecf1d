package org.spampot.mime;

/// What a message, the messages decoded out of it and all other readings of its parts share: how much may still be made.
///
/// Thread-safety: none needed, one reading has one.
final class Budget {
    private final int mostParts;
    private long decodedLeft;
    private int readingsLeft;
    private long readingBytesLeft;
    private int seen;

    Budget(MimeLimits limits) {
        this.mostParts = limits.parts();
        this.decodedLeft = limits.decodedBytes();
        this.readingsLeft = limits.readings();
        this.readingBytesLeft = limits.readingBytes();
    }

    /// Counts a part; false when there have been enough.
    boolean takePart() {
        return ++seen <= mostParts;
    }

    boolean hasParts() {
        return seen < mostParts;
    }

    /// Parts counted so far, those that were too many included.
    int seen() {
        return seen;
    }

    /// Takes `bytes` for decoded data; false when they are not there.
    boolean takeDecoded(long bytes) {
        if (bytes > decodedLeft) {
            return false;
        }
        decodedLeft -= bytes;
        return true;
    }

    /// Takes another reading of `bytes`; false when there have been enough.
    boolean takeReading(long bytes) {
        if (readingsLeft == 0 || bytes > readingBytesLeft) {
            return false;
        }
        readingsLeft--;
        readingBytesLeft -= bytes;
        return true;
    }
}
