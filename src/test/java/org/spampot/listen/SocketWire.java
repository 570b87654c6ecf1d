package org.spampot.listen;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.spampot.model.Bytes;
import org.spampot.model.MessageCapture;
import org.spampot.smtp.dialog.Cut;
import org.spampot.smtp.dialog.Player;
import org.spampot.smtp.dialog.Wire;

/// A dialog over a real connection.
final class SocketWire implements Wire {
    private final Rig rig;
    private final Client client;
    private final Cut cut;

    SocketWire(Rig rig, Client client, Cut cut) {
        this.rig = rig;
        this.client = client;
        this.cut = cut;
    }

    @Override
    public void send(Bytes bytes) {
        try {
            for (Bytes piece : cut.of(bytes)) {
                client.sends(piece.latin1());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public String line() {
        try {
            return client.line();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public List<String> more() {
        try {
            return client.closesItsSide().rest();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void happen(String what, String argument) {
        if (!what.equals("drop")) {
            throw new IllegalArgumentException("cannot happen on a socket: " + what);
        }
        try {
            client.closesItsSide();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public List<MessageCapture> kept(int least) {
        await().atMost(30, SECONDS).until(() -> rig.intake.messages().size() >= least);
        return rig.intake.messages();
    }

    @Override
    public String end() {
        return rig.ended().end().name();
    }

    @Override
    public String known(String what) {
        return switch (what) {
            case "helo" -> rig.ended().helo();
            case "logins" -> rig.ended().evidence().logins().stream().map(Player::shown)
                    .collect(Collectors.joining(", "));
            case "commands" -> rig.ended().commands().toString();
            default -> throw new IllegalArgumentException("not known of a socket: " + what);
        };
    }
}
