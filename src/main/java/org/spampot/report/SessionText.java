package org.spampot.report;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.spampot.model.Bytes;
import org.spampot.model.Defect;
import org.spampot.model.Dialect;
import org.spampot.model.Handshake;
import org.spampot.model.Imported;
import org.spampot.model.Logged;
import org.spampot.model.Login;
import org.spampot.model.Printable;
import org.spampot.model.Refused;
import org.spampot.model.Sign;
import org.spampot.model.TranscriptEntry;
import org.spampot.store.SessionDetail;
import org.spampot.store.SessionRow;

/// A session as a dialog to read: `C:` is what the client said, `S:` what we answered, `--` what we noticed.
public final class SessionText {
    private static final int LONGEST_LINE = 1000;
    private static final int LONGEST_QUOTE = 200;

    private final Appendable out;

    public SessionText(Appendable out) {
        this.out = out;
    }

    void write(SessionDetail session) throws IOException {
        SessionRow row = session.row();
        fact("session", row.id().value());
        fact("client", row.client().toString());
        Imported imported = session.imported();
        if (imported == null) {
            fact("server", row.server() + " (" + row.listener() + ", persona " + row.persona() + ")");
        } else {
            imported(imported);
        }
        fact("opened", TextNotation.time(row.openedAt()) + " UTC");
        fact("closed", row.closedAt() == null
                ? "not in order, or still open"
                : TextNotation.time(row.closedAt()) + " UTC" + (row.end() == null ? "" : " (" + word(row.end()) + ")"));
        fact("helo", row.helo().isEmpty() ? "none" : row.helo());
        fact("commands", session.commands().isEmpty() ? "none" : session.commands().toString().replaceAll("[{}]", ""));
        fact("kind", row.kind().word() + ": " + row.kind().words());
        for (Sign sign : session.signs()) {
            fact("sign", sign.kind().word() + " +" + sign.score() + "  " + sign.reason());
        }
        behavior(session);
        var held = session.held();
        if (held.isPresent()) {
            fact("held", held.get().time().toMillis() / 1000.0 + " s (" + held.get().pace() + "); "
                    + held.get().end().words());
        }
        for (Login login : session.evidence().logins()) {
            fact("login", login(login));
        }
        for (Refused refused : session.evidence().refused()) {
            fact("refused", refused.verb() + " " + TextNotation.safe(refused.address()) + "  " + refused.why());
        }
        for (var message : session.messages()) {
            fact("message", message.id() + "  " + message.size() + " bytes  " + TextNotation.safe(message.subject()));
        }
        defects(session.defects());
        out.append('\n');
        transcript(session.transcript());
    }

    /// Where it was read from.
    void imported(Imported imported) throws IOException {
        Logged logged = imported.logged();
        fact("read from", imported.path() + "  byte " + imported.offset() + "  (" + imported.format()
                + (logged == null || logged.server().isEmpty() ? "" : " of " + logged.server()) + ")");
        if (logged != null && !logged.client().isEmpty()) {
            fact("client name", logged.client());
        }
        fact("import", imported.run() + "  of " + TextNotation.time(imported.at()) + " UTC");
    }

    private void behavior(SessionDetail session) throws IOException {
        Dialect dialect = session.dialect();
        if (!dialect.text().isEmpty()) {
            fact("dialect", dialect.hash() + "  " + dialect.text());
            if (!dialect.like().isEmpty()) {
                fact("speaks like", dialect.like());
            }
            for (Dialect.Explained feature : dialect.explained()) {
                // one title ends in a colon itself
                fact("", feature.title().replaceFirst(":$", "") + ": " + feature.words());
            }
        }
        Handshake tls = session.evidence().tls();
        if (tls != null) {
            fact("tls", tls.version() + " " + tls.cipher() + (tls.completed() ? "" : " not completed: " + tls.failure())
                    + (tls.serverName().isEmpty() ? "" : " for " + tls.serverName()));
            fact("ja4", tls.ja4());
            fact("ja3", tls.ja3());
        }
        String syn = session.evidence().syn();
        if (syn != null) {
            fact("syn", syn);
        }
        String system = session.evidence().system();
        if (system != null) {
            fact("system", system);
        }
    }

    private static String login(Login login) {
        var text = new StringBuilder(TextNotation.safe(login.mechanism())).append(' ').append(quoted(login.name()));
        if (!login.secret().isEmpty()) {
            text.append(" with ").append(quoted(login.secret()));
        } else if (!login.response().isEmpty()) {
            text.append(login.challenge().isEmpty() ? "" : " challenged " + quoted(login.challenge()))
                    .append(" responding ").append(quoted(login.response()));
        }
        if (!login.authorization().isEmpty()) {
            text.append(" as ").append(quoted(login.authorization()));
        }
        return text.append(login.accepted() ? "  accepted" : "  refused").toString();
    }

    /// So that it is seen where what a client made ends.
    private static String quoted(String made) {
        return '"' + Printable.line(made, LONGEST_QUOTE) + '"';
    }

    /// The dialog alone.
    public void transcript(List<TranscriptEntry> entries) throws IOException {
        for (TranscriptEntry entry : entries) {
            switch (entry) {
                case TranscriptEntry.Command command -> lines(command.at(), "C: ", command.line());
                case TranscriptEntry.Reply reply -> lines(reply.at(), "S: ", reply.text());
                case TranscriptEntry.Content content -> line(content.at(), "C: ", "(content, " + content.size()
                        + " bytes" + (content.message() == null ? "" : ", kept as " + content.message()) + ")");
                case TranscriptEntry.Note note -> line(note.at(), "-- ", Printable.line(note.text(), LONGEST_LINE));
            }
        }
        if (entries.isEmpty()) {
            out.append("no transcript: the session is open, or was lost in a crash\n");
        }
    }

    void defects(List<Defect> defects) throws IOException {
        for (Defect defect : defects) {
            fact("defect", defect.name() + (defect.where().isEmpty() ? "" : "  " + defect.where())
                    + (defect.detail().isEmpty() ? "" : "  " + TextNotation.safe(defect.detail())));
        }
    }

    void fact(String name, String value) throws IOException {
        out.append(String.format(Locale.ROOT, "%-12s ", name)).append(Printable.line(value, LONGEST_LINE)).append('\n');
    }

    /// Line ends that are CRLF are shown by the line's end, others by their escape.
    private void lines(Duration at, String who, Bytes text) throws IOException {
        for (String line : text.text().split("(?<=\r\n)", -1)) {
            if (!line.isEmpty()) {
                line(at, who, Printable.line(line.endsWith("\r\n") ? line.substring(0, line.length() - 2) : line,
                        LONGEST_LINE));
            }
        }
    }

    private void line(Duration at, String who, String text) throws IOException {
        out.append(String.format(Locale.ROOT, "%9.3f ", at.toMillis() / 1000.0)).append(who).append(text).append('\n');
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
