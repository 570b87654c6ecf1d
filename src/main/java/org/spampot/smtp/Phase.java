package org.spampot.smtp;

import org.spampot.smtp.auth.Exchange;

/// What a session is in the middle of: the decoder in force, with what belongs to it.
sealed interface Phase {
    /// What it waits for, by which time limit; the one of the session when it waits for nothing of the client's.
    default Deadline awaits() {
        return switch (this) {
            case Commands _,Asking _ -> Deadline.COMMAND;
            case Content _,Chunked _,Discarding _ -> Deadline.CONTENT;
            case Unopened _,Handshaking _,Awaiting _,Closed _ -> Deadline.SESSION;
        };
    }

    /// Not greeted yet: what arrives is kept unread.
    record Unopened() implements Phase {}

    /// Reading command lines.
    record Commands(LineReader lines) implements Phase {}

    /// Reading responses of an exchange of AUTH.
    record Asking(LineReader lines, Exchange exchange) implements Phase {}

    /// Reading the content of the open transaction.
    record Content(Reception reception) implements Phase {}

    /// Reading a chunk of content.
    record Chunked(Chunk chunk) implements Phase {}

    /// Reading content that can no longer be kept, up to its end, where `answer` is said.
    record Discarding(Reception reception, Saying answer) implements Phase {}

    /// Waiting for the journal to say whether the message is durable: what arrives is kept unread.
    ///
    /// @param done what is said when it is
    record Awaiting(String queueId, int size, Saying done) implements Phase {}

    /// Waiting for TLS to be established: what arrives was sent too early.
    record Handshaking(EarlyPlaintext early) implements Phase {}

    /// Over: what arrives is ignored.
    record Closed() implements Phase {}
}
