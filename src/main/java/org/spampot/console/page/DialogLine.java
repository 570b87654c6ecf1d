package org.spampot.console.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spampot.model.Bytes;
import org.spampot.model.TranscriptEntry;
import org.spampot.model.TranscriptEntry.Command;
import org.spampot.model.TranscriptEntry.Content;
import org.spampot.model.TranscriptEntry.Note;
import org.spampot.model.TranscriptEntry.Reply;

/// A line of a session's dialog as it is shown.
///
/// @param who `client`, `server`, `content` or `note`
/// @param at since the session was accepted
/// @param text what was said
/// @param lineEnd how an odd line ended, in words; empty for CRLF
/// @param chunk the network read it came with; 0 when it does not matter
/// @param batch whether the client sent more with the same read (pipelining)
/// @param href the message that holds the content; empty for none
public record DialogLine(String who, String at, Visible text, String lineEnd, int chunk, boolean batch, String href) {
    private static final int MOST_TEXT = 2_000;
    private static final int MOST_LINES = 5_000;

    /// The lines of a transcript; of a very long one the first.
    public static List<DialogLine> of(List<TranscriptEntry> transcript) {
        Map<Integer, Integer> perChunk = new HashMap<>();
        for (TranscriptEntry entry : transcript) {
            int chunk = chunk(entry);
            if (chunk > 0) {
                perChunk.merge(chunk, 1, Integer::sum);
            }
        }
        List<DialogLine> lines = new ArrayList<>();
        for (TranscriptEntry entry : transcript) {
            add(entry, perChunk.getOrDefault(chunk(entry), 0) > 1, lines);
            if (lines.size() >= MOST_LINES) {
                lines.add(note(entry.at(), "the rest of this transcript is not shown"));
                return lines;
            }
        }
        return lines;
    }

    private static int chunk(TranscriptEntry entry) {
        return switch (entry) {
            case Command command -> command.chunk();
            case Content content -> content.chunk();
            case Reply _,Note _ -> 0;
        };
    }

    private static void add(TranscriptEntry entry, boolean batch, List<DialogLine> lines) {
        switch (entry) {
            case Command command -> lines.add(new DialogLine("client", offset(command.at()),
                    Visible.line(withoutEnd(command.line().text()), MOST_TEXT), lineEnd(command.line()),
                    command.chunk(), batch, ""));
            case Reply reply -> withoutEnd(reply.text().text()).lines()
                    .forEach(line -> lines.add(new DialogLine("server", offset(reply.at()),
                            Visible.line(line, MOST_TEXT), "", 0, false, "")));
            case Content content -> lines.add(new DialogLine("content", offset(content.at()),
                    Visible.line("message content, " + Format.bytes(content.size()), MOST_TEXT), "", content.chunk(),
                    batch, content.message() == null ? "" : "/messages/" + content.message()));
            case Note note -> lines.add(note(note.at(), note.text()));
        }
    }

    private static DialogLine note(Duration at, String text) {
        return new DialogLine("note", offset(at), Visible.line(text, MOST_TEXT), "", 0, false, "");
    }

    /// `+0.123`: seconds, always three decimals, so that a column of them can be read.
    private static String offset(Duration at) {
        return String.format(Locale.ROOT, "+%.3f", at.toNanos() / 1e9);
    }

    private static String withoutEnd(String line) {
        if (line.endsWith("\r\n")) {
            return line.substring(0, line.length() - 2);
        }
        return line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
    }

    private static String lineEnd(Bytes line) {
        int size = line.size();
        if (size == 0 || line.at(size - 1) != '\n') {
            return "no line end";
        }
        return size > 1 && line.at(size - 2) == '\r' ? "" : "LF only";
    }
}
