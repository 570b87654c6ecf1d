package org.spampot.smtp;

import org.spampot.model.Bytes;

/// Something that happened to a session, told to it by whoever owns its socket. Events of one session come one at a
/// time; each is answered with [Action]s.
public sealed interface Event {
    /// The connection is up and may be greeted.
    record Opened() implements Event {}

    /// The connection is up, but over a cap: it is to be told so and closed.
    record Refused(Refusal why) implements Event {}

    /// TLS is established, as asked for by [Action.StartTls].
    record TlsStarted() implements Event {}

    /// TLS was not established: the session is over. Also for TLS from the first byte on, instead of [Opened].
    ///
    /// @param why in a few words, for the transcript
    record TlsFailed(String why) implements Event {}

    /// Bytes arrived, cut anywhere. After [Action.StartTls] these are plain text until [TlsStarted] is told.
    ///
    /// @param early whether the greeting was not out yet (RFC 5321 section 4.3.1 has the client wait for it)
    record Received(Bytes bytes, boolean early) implements Event {
        /// Bytes that came in their time.
        public Received(Bytes bytes) {
            this(bytes, false);
        }
    }

    /// The capture asked for by [Action.Keep] is durable: now, and only now, it may be acknowledged.
    record Stored() implements Event {}

    /// The capture asked for by [Action.Keep] could not be made durable; the client must try again later.
    record NotStored() implements Event {}

    /// There is no memory for more content now: what this session holds is kept, the rest is read and dropped.
    record MemoryShort() implements Event {}

    /// The deadline last asked for by [Action.Expect], or the one of the whole session, passed.
    record DeadlinePassed(Deadline which) implements Event {}

    /// The client does not read its replies.
    record ReaderStalled() implements Event {}

    /// The client closed its side, or the connection was reset.
    record PeerClosed() implements Event {}

    /// The honeypot is being stopped: finish the open transaction, begin no other.
    record ShuttingDown() implements Event {}
}
