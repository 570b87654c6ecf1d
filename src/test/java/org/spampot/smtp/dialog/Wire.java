package org.spampot.smtp.dialog;

import java.util.List;
import org.spampot.model.Bytes;
import org.spampot.model.MessageCapture;

/// Where a dialog is played: a bare session in memory, or a socket.
public interface Wire {
    /// Sends the bytes of one or more [Dialog.Line.Send]s that follow each other.
    void send(Bytes bytes);

    /// The next line that the server said, without its line end. Fails when there is none (after waiting for it, if
    /// this is a socket).
    String line();

    /// Lines that the server said and nobody asked for. Asked last, unless the client closed before; a socket answers
    /// after its end.
    List<String> more();

    /// Something happens to the session; see the README of the dialogs.
    void happen(String what, String argument);

    /// The messages kept so far, in order; awaits `least` of them if this is a socket.
    List<MessageCapture> kept(int least);

    /// How the session ended; `open` when it has not.
    String end();

    /// What is known of the session by `what` (`helo`, `commands`, `oddities`, `details`, `notes`, `logins`,
    /// `refused`).
    String known(String what);
}
