package org.spampot.persona;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spampot.model.Printable;
import org.spampot.smtp.Draw;

/// How queue ids look. All forms are pure functions of the session's seed, the message's number in it, and the time.
///
/// @param digits how many digits a `hex` id has
record QueueIds(Form form, int digits) {
    private static final int MOST_DIGITS = 16;
    /// What Postfix counts in: no vowels, so that ids are no words.
    private static final String BASE_52 = "0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz";
    /// What Exim counts in.
    private static final String BASE_62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    /// What Sendmail counts in: a letter for each second of a minute.
    private static final String BASE_60 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwx";
    /// Process numbers of a machine that has been up for a while.
    private static final long FIRST_PROCESS = 1500;
    private static final long PROCESSES = 30000;
    private static final long FIRST_NUMBER = 4_000_000_000_000L;
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
        POSTFIX_LONG,
        /// Exim before 4.97: seconds, process number and a fraction of the second in base 62.
        EXIM_SHORT,
        /// Exim since 4.97: the same with room for larger numbers.
        EXIM_LONG,
        /// Sendmail: year, month, day, hour, minute, second, a counter, and the process number.
        SENDMAIL,
        /// The SMTP service of Windows: the queue's random name, and a counter.
        MICROSOFT,
        /// A process number, as qmail names a message.
        PROCESS,
        /// A number of many digits, as Exchange counts what it takes in.
        DECIMAL;

        private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

        /// @throws IllegalArgumentException when there is no such form; the message says which there are
        static Form named(String word) {
            return Stream.of(values()).filter(form -> form.word.equals(word)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("form is one of "
                            + Stream.of(values()).map(form -> form.word).collect(Collectors.joining(", ")) + ", not "
                            + Printable.line(word, 60)));
        }
    }

    String id(long seed, int ordinal, Instant at) {
        long random = Draw.of(~seed, ordinal);
        long micros = at.getNano() / 1000;
        long inode = FIRST_INODE + Long.remainderUnsigned(random, INODES);
        return switch (form) {
            case HEX -> String.format(Locale.ROOT, "%016x", random).substring(MOST_DIGITS - digits);
            case POSTFIX_SHORT -> String.format(Locale.ROOT, "%05X%X", micros, inode);
            case POSTFIX_LONG -> in(BASE_52, 52, at.getEpochSecond(), 6) + in(BASE_52, 52, micros, 4) + "z"
                    + in(BASE_52, 51, inode, 1);
            case EXIM_SHORT -> in(BASE_62, 62, at.getEpochSecond(), 6) + "-" + in(BASE_62, 62, process(seed), 6) + "-"
                    + in(BASE_62, 62, micros / 500, 2);
            case EXIM_LONG -> in(BASE_62, 62, at.getEpochSecond(), 6) + "-" + in(BASE_62, 62, process(seed), 11) + "-"
                    + in(BASE_62, 62, micros, 4);
            case SENDMAIL -> sendmail(seed, ordinal, at.atZone(ZoneOffset.UTC));
            case MICROSOFT -> in(BASE_62, 62, random & Long.MAX_VALUE, 11).substring(0, 9)
                    + String.format(Locale.ROOT, "%08x", ordinal);
            case PROCESS -> Long.toString(process(Draw.of(seed, ordinal)));
            case DECIMAL -> Long.toString(FIRST_NUMBER + Long.remainderUnsigned(random, FIRST_NUMBER));
        };
    }

    /// The process that serves this session.
    private static long process(long seed) {
        return FIRST_PROCESS + Long.remainderUnsigned(Draw.of(~seed, 0), PROCESSES);
    }

    private static String sendmail(long seed, int ordinal, ZonedDateTime at) {
        return "" + letter(at.getYear() - 1900) + letter(at.getMonthValue() - 1) + letter(at.getDayOfMonth())
                + letter(at.getHour()) + letter(at.getMinute()) + letter(at.getSecond()) + letter(ordinal / 60)
                + letter(ordinal) + String.format(Locale.ROOT, "%06d", process(seed));
    }

    private static char letter(int number) {
        return BASE_60.charAt(number % BASE_60.length());
    }

    private static String in(String digits, int base, long number, int least) {
        var written = new StringBuilder();
        for (long rest = Math.max(number, 0); rest > 0 || written.length() < least; rest /= base) {
            written.append(digits.charAt((int) (rest % base)));
        }
        return written.reverse().toString();
    }
}
