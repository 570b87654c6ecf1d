package org.spampot.archive.log;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Gives each line to the rules of the server that wrote it, and counts what became of it.
///
/// Thread-safety: belongs to one thread.
final class Dispatch {
    private final List<Rules> rules = List.of(new PostfixRules(), new EximRules(), new SendmailRules(),
            new QmailRules());
    private final Tally tally;
    private final Joins joins;
    private boolean inner;

    /// @param unparsed is told of every line that is not understood
    Dispatch(Joins joins, Consumer<String> unparsed) {
        tally = new Tally(unparsed);
        this.joins = joins;
    }

    /// @param line nothing for one without a date
    /// @param text of the line
    void read(@Nullable LogLine line, String text) {
        tally.line();
        if (line == null) {
            undated(text);
            return;
        }
        joins.at(line.at());
        inner = false;
        for (Rules server : rules) {
            if (server.owns(line)) {
                inner = server instanceof EximRules;
                tally.verdict(server.read(line, joins), line);
                return;
            }
        }
        tally.other(line.text().startsWith("last message repeated ") ? "syslog" : line.program());
    }

    /// Exim's reject log has the header of a message below the line that refuses it, up to a line of dashes.
    private void undated(String text) {
        if (text.isBlank() || inner) {
            tally.continued();
        } else {
            tally.undated(text);
        }
        inner = inner && !text.startsWith("------");
    }

    void repeated() {
        tally.line();
        tally.repeated();
    }

    LogReport report() {
        return tally.report(joins.faceless());
    }

    /// Whether a mail server's line is among these.
    static boolean isMail(LogLine line) {
        return new PostfixRules().owns(line) || new SendmailRules().owns(line) || new QmailRules().owns(line)
                || (new EximRules().owns(line) && EximRules.isTypical(line.text()));
    }
}
