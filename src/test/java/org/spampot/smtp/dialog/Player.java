package org.spampot.smtp.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.stream.Collectors;
import org.spampot.model.Bytes;
import org.spampot.model.Defect;
import org.spampot.model.EnvelopePath;
import org.spampot.model.Login;
import org.spampot.model.MessageCapture;
import org.spampot.model.Printable;
import org.spampot.smtp.dialog.Dialog.Line;

/// Plays a dialog on a wire, and fails at the first line that does not hold.
public final class Player {
    private final Dialog dialog;
    private final Wire wire;
    private final ByteArrayOutputStream sending = new ByteArrayOutputStream();
    private int message;
    private boolean dropped;

    private Player(Dialog dialog, Wire wire) {
        this.dialog = dialog;
        this.wire = wire;
    }

    public static void play(Dialog dialog, Wire wire) {
        new Player(dialog, wire).play();
    }

    private void play() {
        for (Line line : dialog.lines()) {
            if (line instanceof Line.Send send) {
                sending.writeBytes(send.bytes().toArray());
                continue;
            }
            flush();
            String where = dialog.name() + ":" + line.number();
            switch (line) {
                case Line.Send _ -> {
                }
                case Line.Reply reply -> assertThat(wire.line()).as(where).isEqualTo(reply.text());
                case Line.Like like -> assertThat(wire.line()).as(where).matches(like.pattern());
                case Line.Whole whole -> {
                    String said = wire.line();
                    while (said.startsWith(whole.code() + "-")) {
                        said = wire.line();
                    }
                    assertThat(said).as(where).startsWith(whole.code() + " ");
                }
                case Line.Order order -> obey(where, order);
            }
        }
        flush();
        if (!dropped) {
            assertThat(wire.more()).as(dialog.name() + ": nothing else was said").isEmpty();
        }
    }

    private void flush() {
        if (sending.size() > 0) {
            wire.send(Bytes.own(sending.toByteArray()));
            sending.reset();
        }
    }

    private void obey(String where, Line.Order order) {
        String argument = order.argument();
        switch (order.word()) {
            case "kept" -> {
                message++;
                assertThat(kept().end()).as(where).hasToString(argument);
            }
            case "messages" -> assertThat(wire.kept(Integer.parseInt(argument))).as(where)
                    .hasSize(Integer.parseInt(argument));
            case "content" -> assertThat(kept().content().latin1()).as(where)
                    .isEqualTo(Escapes.bytes(argument).latin1());
            case "from" -> assertThat(shown(kept().envelope().mailFrom())).as(where).isEqualTo(argument);
            case "to" -> assertThat(kept().envelope().rcptTo().stream().map(Player::shown)
                    .collect(Collectors.joining(", "))).as(where).isEqualTo(argument);
            case "defects" -> assertThat(kept().defects().stream().map(Player::shown)
                    .collect(Collectors.joining(", "))).as(where).isEqualTo(argument);
            case "kept-helo" -> assertThat(kept().helo()).as(where).isEqualTo(argument);
            case "closed" -> assertThat(wire.end()).as(where).isEqualTo(argument);
            case "helo", "commands", "oddities", "details", "notes", "logins", "refused" ->
                assertThat(wire.known(order.word())).as(where).isEqualTo(argument);
            default -> {
                dropped |= order.word().equals("drop");
                wire.happen(order.word(), argument);
            }
        }
    }

    private MessageCapture kept() {
        return wire.kept(message).get(message - 1);
    }

    /// `<address>`, with the parameters after it.
    private static String shown(EnvelopePath path) {
        return "<" + path.address() + ">" + (path.parameters().isEmpty() ? "" : " " + path.parameters());
    }

    /// `MECHANISM name:secret yes`, with the authorization and `/` before the name if it has one.
    public static String shown(Login login) {
        String authorization = login.authorization().isEmpty() ? "" : login.authorization() + "/";
        return Printable.line(login.mechanism() + " " + authorization + login.name() + ":" + login.secret(), 60)
                + (login.accepted() ? " yes" : " no");
    }

    /// `name@where=detail`; the detail of commands is left out, as it only repeats the line.
    static String shown(Defect defect) {
        return defect.name() + "@" + defect.where() + (defect.where().equals("content") ? "=" + defect.detail() : "");
    }
}
