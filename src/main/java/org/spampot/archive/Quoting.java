package org.spampot.archive;

import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;

/// The quoting of lines that an mbox would take for its own: `From ` became `>From `.
///
/// There are two ways of it, and files do not say which. `mboxrd` also put a `>` before `>From `, so it can be undone
/// exactly; the older way did not, so `>From ` may be what was sent, and so may `>>From `, of which old mail has enough.
/// It is undone only for who says that it is `mboxrd`.
final class Quoting {
    private Quoting() {}

    /// `content` with the quoting undone; nothing when no line is quoted.
    static @Nullable Bytes undone(Bytes content) {
        int lines = 0;
        for (int at = next(content, 0); at >= 0; at = next(content, at + 1)) {
            lines++;
        }
        if (lines == 0) {
            return null;
        }
        byte[] bytes = content.toArray();
        byte[] out = new byte[bytes.length - lines];
        int from = 0;
        int to = 0;
        for (int at = next(content, 0); at >= 0; at = next(content, at + 1)) {
            System.arraycopy(bytes, from, out, to, at - 1 - from);
            to += at - 1 - from;
            from = at;
        }
        System.arraycopy(bytes, from, out, to, bytes.length - from);
        return Bytes.own(out);
    }

    /// Where the `F` of the next line of `>`s and `From ` is; -1 when there is none.
    private static int next(Bytes content, int from) {
        for (int at = Math.max(1, from); at + 5 <= content.size(); at++) {
            if (content.at(at) == 'F' && content.at(at - 1) == '>' && content.at(at + 1) == 'r'
                    && content.at(at + 2) == 'o' && content.at(at + 3) == 'm' && content.at(at + 4) == ' '
                    && lineStart(content, at) >= 0) {
                return at;
            }
        }
        return -1;
    }

    /// Where the line begins whose `>`s end at `at`; -1 when something else stands before them.
    private static int lineStart(Bytes content, int at) {
        int start = at;
        while (start > 0 && content.at(start - 1) == '>') {
            start--;
        }
        return start == 0 || content.at(start - 1) == '\n' ? start : -1;
    }
}
