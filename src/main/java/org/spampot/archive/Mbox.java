package org.spampot.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;

/// The messages of an mbox, in any of its variants, in memory of a message and a half.
///
/// A message goes to the next line that is a [FromLine] and stands behind an empty line. That rule bends three ways:
/// without the empty line before it, the line counts when it is followed by a header field (the message before was cut
/// short and another mbox was appended); a line of `From ` without a date counts when the next is a field that only
/// mail servers put first (the line was damaged); and where `Content-Length` leads to the end or to another
/// [FromLine], what lies between is the message's own (`mboxcl`, `mboxcl2`).
///
/// A message of an mbox that was exported goes to where its [ExportManifest] says, and is what was sent, when the digest
/// there agrees.
///
/// Thread-safety: belongs to one thread.
final class Mbox implements Level {
    private static final String FOLDER_DATA = "DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA";

    private final Place place;
    private final Window window;
    private final boolean unquote;
    private final int largest;
    private final @Nullable ExportManifest manifest;
    private boolean first = true;
    private boolean ended;
    /// True when the last [#boundary] was found without an empty line before it.
    private boolean bare;

    /// @param unquote the quoting of all messages is undone
    Mbox(Place place, Window window, boolean unquote, int largest) {
        this.place = place;
        this.window = window;
        this.unquote = unquote;
        this.largest = largest;
        this.manifest = ExportManifest.beside(place.file());
    }

    @Override
    public @Nullable Step next() {
        if (!window.has(1)) {
            String broken = ended ? null : window.broken();
            ended = true;
            return broken == null ? null : place.unreadable(window.offset(), 0, broken);
        }
        if (window.at(0) == 0) {
            return nuls();
        }
        boolean envelope = window.startsWith(0, EnvelopeLine.START);
        if (!envelope || (first && FromLine.of(window.line(0, FromLine.LONGEST + 1)) == null && !start(0))) {
            first = false;
            return before();
        }
        first = false;
        return message();
    }

    private Step nuls() {
        long from = window.offset();
        while (window.has(1) && window.at(0) == 0) {
            int run = 1;
            while (run < window.size() && window.at(run) == 0) {
                run++;
            }
            window.drop(run);
        }
        return place.unreadable(from, window.offset() - from, "NUL bytes");
    }

    /// What stands before the first `From ` line, or behind a run of NULs.
    private Step before() {
        long offset = window.offset();
        boolean header = HeaderFields.at(window, 0);
        int end = boundary(1);
        if (end < 0) {
            return tooLarge(offset);
        }
        int last = withoutEmptyLine(end, 0);
        Bytes content = window.copy(0, last);
        window.drop(end);
        if (header) {
            return new Here(new Found.Message(place.path(), offset, "mbox", content, null, null, "no From line"));
        }
        boolean blank = content.latin1().isBlank();
        return place.noMail(offset, end, blank ? "empty lines" : "text outside of messages");
    }

    private Step message() {
        long offset = window.offset();
        FromLine line = FromLine.of(window.line(0, FromLine.LONGEST + 1));
        int begin = window.behindLine(0, largest);
        if (begin < 0) {
            // no line end at all: nothing behind the line
            begin = window.size();
        }
        List<String> damage = new ArrayList<>();
        if (line == null) {
            damage.add("wrong From line");
        }
        int end = boundary(Math.max(1, begin));
        if (end < 0) {
            return tooLarge(offset);
        }
        Here exported = exported(offset, line, begin, end);
        if (exported != null) {
            return exported;
        }
        String format = "mbox";
        int last = withoutEmptyLine(end, begin);
        boolean noEmptyLine = bare;
        long told = ContentLength.of(window, begin, end);
        // a line end more or less at the end is what programs do not agree on
        boolean differs = told >= 0 && (told < last - 2 || told > end);
        int behind = differs && told > end && told - begin <= largest ? honored((int) told) : -1;
        if (behind > 0) {
            format = "mboxcl";
            last = (int) told;
            end = behind;
        } else if (differs && told <= end) {
            damage.add("wrong Content-Length");
        } else if (differs) {
            damage.add(window.has(end + 1) ? "wrong Content-Length" : "cut short");
        } else if ((last > begin && window.at(last - 1) != '\n') || (window.broken() != null && !window.has(end + 1))) {
            damage.add("cut short");
        } else if (noEmptyLine) {
            damage.add("no empty line behind it");
        }
        return given(offset, format, line, window.copy(begin, last), end, damage);
    }

    /// The message as the manifest has it, if it has one that begins from `begin` on and before `end`.
    private @Nullable Here exported(long offset, @Nullable FromLine line, int begin, int end) {
        ExportManifest.Entry entry = manifest == null ? null : manifest.from(offset + begin);
        if (entry == null || entry.offset() > offset + end || entry.length() > largest) {
            return null;
        }
        int from = (int) (entry.offset() - offset);
        int to = from + entry.length();
        if (!window.has(to)) {
            return null;
        }
        Bytes sent = entry.undone(window.copy(from, to));
        if (sent == null) {
            return null;
        }
        window.drop(to);
        if (window.has(1) && window.at(0) == '\n') {
            window.drop(1);
        }
        return new Here(new Found.Message(place.path(), offset, "mboxrd", sent, line == null ? null : line.sender(),
                line == null ? null : line.date(), ""));
    }

    private Step given(long offset, String format, @Nullable FromLine line, Bytes content, int end,
            List<String> damage) {
        window.drop(end);
        if (content.slice(0, Math.min(4096, content.size())).latin1().contains(FOLDER_DATA)) {
            return place.noMail(offset, end, "folder data of the mail program");
        }
        Bytes plain = unquote && format.equals("mbox") ? Quoting.undone(content) : null;
        return new Here(new Found.Message(place.path(), offset, plain == null ? format : "mboxrd",
                plain == null ? content : plain, line == null ? null : line.sender(),
                line == null ? null : line.date(), String.join(", ", damage)));
    }

    /// The next place from `from` on where a message begins, or the end; -1 when that is further than a message may
    /// be long.
    private int boundary(int from) {
        bare = false;
        int at = from;
        while (true) {
            at = window.lineOfF(at);
            if (at < window.size()) {
                if (start(at)) {
                    return nulsBefore(at, from);
                }
                at++;
            } else if (at > largest) {
                return -1;
            } else if (!window.has(at + 1)) {
                return nulsBefore(at, from);
            }
        }
    }

    /// A run of NULs before `at` is no part of what stands before it.
    private int nulsBefore(int at, int from) {
        int start = at;
        while (start > from && window.at(start - 1) == 0) {
            start--;
        }
        return start;
    }

    /// True when a message begins at `at`.
    private boolean start(int at) {
        if (!window.startsWith(at, EnvelopeLine.START)) {
            return false;
        }
        String line = window.line(at, FromLine.LONGEST + 1);
        int next = window.behindLine(at, FromLine.LONGEST + 2);
        boolean dated = FromLine.of(line) != null;
        boolean empty = at == 0 || window.at(at - 1) == 0 || emptyLineBefore(at);
        if (dated && !empty) {
            boolean header = next > 0 && HeaderFields.field(window, next);
            bare = header;
            return header;
        }
        return empty && (dated || (EnvelopeLine.is(line) && next > 0 && HeaderFields.delivered(window, next)));
    }

    private boolean emptyLineBefore(int at) {
        return (at >= 2 && window.at(at - 2) == '\n')
                || (at >= 3 && window.at(at - 2) == '\r' && window.at(at - 3) == '\n');
    }

    /// The end of a message without the empty line that the format put there.
    private int withoutEmptyLine(int end, int begin) {
        if (end - 1 >= begin && window.at(end - 1) == '\n') {
            int line = end - 2 >= begin && window.at(end - 2) == '\r' ? end - 2 : end - 1;
            if (line > begin && window.at(line - 1) == '\n') {
                return line;
            }
        }
        return end;
    }

    /// Where the next message begins when the content ends at `end`; -1 when it does not end there.
    private int honored(int end) {
        if (!window.has(end)) {
            return -1;
        }
        int next = end;
        for (int lines = 0; lines < 2 && window.has(next + 1); lines++) {
            if (FromLine.of(window.line(next, FromLine.LONGEST + 1)) != null) {
                return next;
            }
            int skip = window.at(next) == '\n' ? 1 : window.startsWith(next, "\r\n") ? 2 : 0;
            if (skip == 0) {
                return -1;
            }
            next += skip;
        }
        return !window.has(next + 1) || FromLine.of(window.line(next, FromLine.LONGEST + 1)) != null ? next : -1;
    }

    /// Passes over what is too large, to the next message.
    private Step tooLarge(long offset) {
        while (true) {
            // what may be the line end before the next From line stays
            window.drop(Math.max(0, window.size() - 4));
            if (!window.has(5)) {
                window.drop(window.size());
                break;
            }
            int at = window.lineOfF(4);
            while (at < window.size() && !start(at)) {
                at = window.lineOfF(at + 1);
            }
            if (at < window.size()) {
                window.drop(at);
                break;
            }
        }
        return place.unreadable(offset, window.offset() - offset, "larger than " + (largest >> 20) + " MB");
    }

    @Override
    public void close() throws IOException {
        if (manifest != null) {
            manifest.close();
        }
        window.close();
    }
}
