package org.spampot.listen;

import org.jspecify.annotations.Nullable;
import org.spampot.listen.tls.HelloReader;
import org.spampot.listen.tls.HelloReader.Reading;
import org.spampot.model.Bytes;
import org.spampot.model.Handshake;

/// A client that begins TLS where plain text is spoken: its hello tells as much of it as in the right place.
///
/// Thread-safety: confined to the session's event loop.
final class Misdirected {
    private static final int HANDSHAKE = 0x16;
    private static final int VERSION_2 = 0x80;

    private final HelloReader reader = new HelloReader();
    private @Nullable Handshake offered;

    private Misdirected() {}

    /// Whoever begins with `first`; nothing when that is no TLS, the usual case.
    static @Nullable Misdirected beginning(Bytes first) {
        return first.isEmpty() || (first.at(0) != HANDSHAKE && first.at(0) < VERSION_2) ? null : new Misdirected();
    }

    void read(Bytes bytes) {
        if (offered == null && reader.read(bytes.buffer()) instanceof Reading.Complete(var hello)) {
            offered = Offered.by(hello, "the client began TLS where plain text is spoken");
        }
    }

    /// What is known of its offer; nothing until all of it is there.
    @Nullable
    Handshake offered() {
        return offered;
    }
}
