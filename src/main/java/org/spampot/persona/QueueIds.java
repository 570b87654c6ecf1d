package org.spampot.persona;

import java.time.Instant;
import java.util.Locale;
import org.spampot.smtp.Draw;

/// How queue ids look. All forms are pure functions of the session's seed, the message's number in it, and the time.
///
/// @param digits how many digits a `hex` id has
record QueueIds(Form form, int digits) {
    private static final int MOST_DIGITS = 16;
    /// What Postfix counts in: no vowels, so that ids are no words.
    private static final String BASE_52 = "0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz";
    /// Inode numbers of a file system that has been used for a while.
    private static final long FIRST_INODE = 0x40000;
    private static final long INODES = 0x80000;

    QueueIds {
        if (digits < 1 || digits > MOST_DIGITS) {
            throw new IllegalArgumentException("digits are 1 to " + MOST_DIGITS);
        }
    }

    enum Form {
        /// Random lower-case hex digits.
        HEX,
        /// Postfix: microseconds and inode number in hex.
        POSTFIX_SHORT,
        /// Postfix with `enable_long_queue_ids`: seconds and microseconds in base 52, `z`, inode number in base 51.
        POSTFIX_LONG
    }

    String id(long seed, int ordinal, Instant at) {
        long random = Draw.of(~seed, ordinal);
        long micros = at.getNano() / 1000;
        long inode = FIRST_INODE + Long.remainderUnsigned(random, INODES);
        return switch (form) {
            case HEX -> String.format(Locale.ROOT, "%016x", random).substring(MOST_DIGITS - digits);
            case POSTFIX_SHORT -> String.format(Locale.ROOT, "%05X%X", micros, inode);
            case POSTFIX_LONG -> base(at.getEpochSecond(), 52, 6) + base(micros, 52, 4) + "z" + base(inode, 51, 1);
        };
    }

    private static String base(long number, int base, int least) {
        var digits = new StringBuilder();
        for (long rest = Math.max(number, 0); rest > 0 || digits.length() < least; rest /= base) {
            digits.append(BASE_52.charAt((int) (rest % base)));
        }
        return digits.reverse().toString();
    }
}
