package org.spampot.config;

import java.util.Optional;

/// A number of bytes, written with its unit: `512B`, `64KB`, `25MB`, `2GB`; a KB is 1,024 bytes.
public record ByteSize(long bytes) implements Comparable<ByteSize> {
    private static final String[] UNITS = {"B", "KB", "MB", "GB"};

    /// The size that `text` writes, or nothing when it does not write one.
    public static Optional<ByteSize> parse(String text) {
        int digits = Quantity.digits(text);
        for (int unit = 0; unit < UNITS.length; unit++) {
            if (digits > 0 && text.substring(digits).strip().equalsIgnoreCase(UNITS[unit])) {
                return Optional.of(new ByteSize(Long.parseLong(text.substring(0, digits)) << (10 * unit)));
            }
        }
        return Optional.empty();
    }

    /// The same as an int, for what is held in one array; as much as fits when it does not.
    public int asInt() {
        return (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /// In the greatest unit that leaves no rest.
    @Override
    public String toString() {
        int unit = 0;
        long left = bytes;
        while (unit < UNITS.length - 1 && left != 0 && left % 1024 == 0) {
            left /= 1024;
            unit++;
        }
        return left + UNITS[unit];
    }
}
