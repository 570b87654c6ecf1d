package org.spampot.archive;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;
import org.spampot.model.Capture;
import org.spampot.model.Logged;

/// One thing in an archive. Everything in it is exactly one of these, so that counts add up.
public sealed interface Found {
    /// The file as named, and after `!` what is inside of an archive: `spam.zip!2003/01.mbox`.
    String path();

    /// Where it begins in that file, unpacked; bytes.
    long offset();

    /// A message.
    ///
    /// @param format `mbox`, `mmdf`, `maildir`, `mh`, `eml`, `emlx`; `mboxcl` where `Content-Length` told its end, `mboxrd`
    ///        where quoting (`>From `) was undone
    /// @param content exactly as it stands there, but for what the format put in: the `From ` line, the empty line behind
    ///        and (for `mboxrd`) the quoting of lines of an mbox, the byte count and property list of an emlx
    /// @param sender whom the `From ` line of an mbox names; nothing without one
    /// @param date of the `From ` line, or of the file when the format keeps it there; nothing when there is none
    /// @param damage what is wrong with the place where it stands (`cut short`, `wrong Content-Length`), empty mostly: the
    ///        message is what could be had
    record Message(String path, long offset, String format, Bytes content, @Nullable String sender,
            @Nullable Instant date, String damage) implements Found {}

    /// A place that is no message, with its size and why not, in one short phrase.
    ///
    /// @param unreadable whether there is or may be mail that could not be read; false for what is no mail
    record Skipped(String path, long offset, long size, String why, boolean unreadable) implements Found {
        /// A place that could not be read.
        public Skipped(String path, long offset, long size, String why) {
            this(path, offset, size, why, true);
        }
    }

    /// A message or session as this program kept it, in the journal of another data directory or an export of it.
    record Kept(String path, long offset, Capture capture) implements Found {}

    /// What a mail server's log says of one client connection.
    ///
    /// @param server the host that wrote the log
    /// @param host the name that the server found for the client, and believed; empty when there is none
    /// @param ip numeric address of the client; empty when the log does not have it
    /// @param helo empty when not logged
    /// @param opened first line
    /// @param closed last line
    /// @param login SASL name; empty when none
    /// @param transactions messages of it, in order
    /// @param lines the log's lines, in order; bounded
    record Session(String path, long offset, String server, String host, String ip, int port, String helo,
            Instant opened,
            Instant closed, String login, List<Transaction> transactions, List<String> lines) implements Found {
        public Session {
            transactions = List.copyOf(transactions);
            lines = List.copyOf(lines);
        }
    }

    /// One message of a [Session], as logged.
    ///
    /// @param queueId empty when it was refused before it had one
    /// @param at when it was received or refused
    /// @param sender nothing when not logged; empty for the null path
    /// @param recipients as logged, in order, each once
    record Transaction(String queueId, Instant at, @Nullable String sender, List<String> recipients, Logged logged) {
        public Transaction {
            recipients = List.copyOf(recipients);
        }
    }
}
