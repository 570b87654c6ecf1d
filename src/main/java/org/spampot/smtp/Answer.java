package org.spampot.smtp;

import org.spampot.model.SessionEnd;
import org.spampot.smtp.auth.Exchange;

/// How a verb is answered: what to say, and what comes next.
public sealed interface Answer {
    /// An answer in the persona's words.
    sealed interface Worded extends Answer {
        Saying saying();

        /// What the saying is about; may be empty.
        String about();
    }

    /// Send the challenge after `334 ` (RFC 4954 section 4), then read the client's response to it.
    record Ask(String challenge, Exchange exchange) implements Answer {}

    /// Say it, then read the next command.
    record Next(Saying saying, String about) implements Worded {}

    /// Say it, then read content.
    record Content(Saying saying, String about) implements Worded {}

    /// Read a chunk of `size` octets, then say it; instead, when a chunk that is `kept` is also the `last`, keep the message.
    ///
    /// @param kept whether it becomes part of the message, or is read only to get past it
    record Chunk(Saying saying, String about, long size, boolean last, boolean kept) implements Answer {}

    /// Say it, then negotiate TLS.
    record StartTls(Saying saying, String about) implements Worded {}

    /// Say it, then close.
    record Leave(Saying saying, String about, SessionEnd end) implements Worded {}

    static Answer of(Saying saying) {
        return new Next(saying, "");
    }

    static Answer of(Saying saying, String about) {
        return new Next(saying, about);
    }
}
