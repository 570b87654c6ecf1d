package org.spampot.analysis.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.spampot.model.Bytes;
import org.spampot.model.Defect;
import org.spampot.model.SessionCapture;
import org.spampot.model.SessionEnd;
import org.spampot.model.TranscriptEntry;

/// A session as turns: each thing the client sent with its reply, and what was offered to it.
final class Talk {
    /// More turns than this tell nothing new of a client.
    static final int MOST_TURNS = 2_000;

    private static final int CONTINUE_AUTH = 334;

    private final List<Turn> turns = new ArrayList<>();
    private final Set<String> offered = new HashSet<>();
    private final Set<String> defects = new HashSet<>();
    private final SessionEnd end;
    private Duration greetedAt = Duration.ZERO;
    private String host = "";
    private boolean greeted;
    private boolean cut;

    private Talk(SessionCapture session) {
        this.end = session.end();
        session.defects().stream().map(Defect::name).forEach(defects::add);
    }

    static Talk of(SessionCapture session) {
        var talk = new Talk(session);
        for (TranscriptEntry entry : session.transcript()) {
            if (talk.turns.size() == MOST_TURNS) {
                talk.cut = true;
                break;
            }
            switch (entry) {
                case TranscriptEntry.Command command -> talk.command(command);
                case TranscriptEntry.Content content -> talk.content(content);
                case TranscriptEntry.Reply reply -> talk.reply(reply);
                case TranscriptEntry.Note note -> talk.cut |= note.text().startsWith("transcript cut");
            }
        }
        return talk;
    }

    private void command(TranscriptEntry.Command command) {
        String text = command.line().latin1();
        String line = text.endsWith("\r\n")
                ? text.substring(0, text.length() - 2)
                : text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        var turn = new Turn(Turn.RESPONSE, line, text.substring(line.length()), command.at(), command.chunk(),
                ahead(command.at(), command.chunk()), 0, 0, 0, command.at());
        boolean response = !turns.isEmpty() && turns.getLast().code() == CONTINUE_AUTH;
        turns.add(response
                ? turn
                : new Turn(Verbs.letter(turn.verb()), line, turn.lineEnd(), turn.at(), turn.chunk(), turn.ahead(), 0, 0,
                        0, turn.at()));
    }

    private void content(TranscriptEntry.Content content) {
        turns.add(new Turn(Turn.CONTENT, "", "", content.at(), content.chunk(), ahead(content.at(), content.chunk()),
                content.size(), 0, 0, content.at()));
    }

    private boolean ahead(Duration at, int chunk) {
        if (turns.isEmpty()) {
            return greeted && at.compareTo(greetedAt) < 0;
        }
        Turn before = turns.getLast();
        return before.chunk() == chunk || at.compareTo(before.answeredAt()) < 0;
    }

    private void reply(TranscriptEntry.Reply reply) {
        if (turns.isEmpty()) {
            host = greeted ? host : host(reply.text().latin1());
            greetedAt = greeted ? greetedAt : reply.at();
            greeted = true;
            return;
        }
        Turn last = turns.getLast();
        if (last.code() == 0) {
            String text = reply.text().latin1();
            turns.set(turns.size() - 1,
                    last.answered(code(reply.text()), (int) text.lines().limit(100).count(), reply.at()));
            if (last.letter() == 'E' && !last.refused()) {
                text.lines().skip(1).limit(100).filter(line -> line.length() > 4)
                        .forEach(line -> offered.add(line.substring(4).split("[ =]", 2)[0].toUpperCase(Locale.ROOT)));
            }
        }
    }

    /// The name in `220 mx.example ESMTP`.
    private static String host(String greeting) {
        String name = greeting.startsWith("220") && greeting.length() > 4
                ? greeting.substring(4).split("[ \r\n]", 2)[0]
                : "";
        return name.indexOf('.') > 0 ? name.toLowerCase(Locale.ROOT) : "";
    }

    private static int code(Bytes reply) {
        int code = 0;
        for (int index = 0; index < 3 && index < reply.size(); index++) {
            code = code * 10 + Math.clamp(reply.at(index) - '0', 0, 9);
        }
        return code;
    }

    List<Turn> turns() {
        return turns;
    }

    /// Commands, without content and answers to challenges.
    List<Turn> commands() {
        return turns.stream().filter(Turn::isCommand).toList();
    }

    List<Turn> all(char... letters) {
        return turns.stream().filter(turn -> turn.is(letters)).toList();
    }

    boolean has(char... letters) {
        return turns.stream().anyMatch(turn -> turn.is(letters));
    }

    /// The first turn for which `test` is true; negative for none.
    int indexOf(Predicate<Turn> test) {
        for (int index = 0; index < turns.size(); index++) {
            if (test.test(turns.get(index))) {
                return index;
            }
        }
        return -1;
    }

    /// What the client did after the turn at `index`: the letter of its next command, `d` when it hung up, `-` when it
    /// had no chance to do anything.
    String after(int index) {
        for (int next = index + 1; next < turns.size(); next++) {
            if (turns.get(next).letter() != Turn.RESPONSE) {
                return String.valueOf(turns.get(next).letter());
            }
        }
        return end == SessionEnd.DROPPED && !cut ? "d" : "-";
    }

    /// Whether an extension of any of these names was offered in reply to EHLO.
    boolean offers(String... extensions) {
        for (String extension : extensions) {
            if (offered.contains(extension)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the session has an oddity of this name.
    boolean odd(String defect) {
        return defects.contains(defect);
    }

    /// The name that we greeted with, in lower case; empty when the greeting has none.
    String host() {
        return host;
    }

    SessionEnd end() {
        return end;
    }

    /// Whether its last part is missing.
    boolean isCut() {
        return cut;
    }

    Duration greetedAt() {
        return greetedAt;
    }
}
