package org.spampot.archive.log;

import java.time.Instant;

/// One line of a log, its head taken apart.
///
/// @param offset of its first byte in the file, unpacked
/// @param server host that wrote it; empty when the line does not say
/// @param program as the log names it: `postfix/smtpd`, `sm-mta`, `exim`; empty when it does not
/// @param process its number; empty when the line does not say
/// @param text what the program said
/// @param raw the whole line
record LogLine(String path, long offset, Instant at, String server, String program, String process, String text,
        String raw) {

    /// The same line, said by another program or process with other words, as when one log is carried in another.
    LogLine saying(Instant when, String who, String number, String what) {
        return new LogLine(path, offset, when, server, who, number, what, raw);
    }

    /// Names something of this server, such as a queue entry.
    String key(String kind, String name) {
        return server + '\n' + kind + '\n' + name;
    }
}
