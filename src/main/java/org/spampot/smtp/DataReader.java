package org.spampot.smtp;

/// Finds the end of the content that follows DATA, however it arrives, and undoes dot-stuffing (RFC 5321 section 4.5.2).
/// All else goes byte for byte into [Content].
///
/// The end is CRLF.CRLF and nothing else (RFC 5321 section 4.1.1.4). Servers that also take LF.LF, LF.CRLF, CR.CR ...
/// for it allow a sender to smuggle a second message in behind the first; so look-alikes are content here, and noted.
/// A dot is only stuffing after CRLF: after a bare LF no line begins (section 2.3.8).
///
/// It reads on past the size limit, as otherwise the rest of a mail would be taken for commands: [#read] stops once
/// when a byte does not fit; whoever calls it takes what there is with [#giveUp], and goes on reading.
///
/// Thread-safety: none; confined to its session.
final class DataReader implements ContentReader {
    private static final int END_LINE = 3;

    /// What came just before the byte to be read.
    private enum State {
        /// In a line.
        TEXT,
        /// CR: the first half of CRLF, or a bare one, which the next byte tells.
        CR,
        /// What ends a line or may be taken for it: `eol` says what.
        START,
        /// A dot after that. After CRLF it is withheld: it is stuffing, or half of the end.
        DOT,
        /// A dot and CR; the CR is withheld.
        DOT_CR, ENDED
    }

    private final Content content;
    // DATA's own line end begins the first line: `.` alone right after it is the end of an empty message
    private State state = State.START;
    private LineEnd eol = LineEnd.CRLF;
    /// NUL after the dot: some servers drop it, so that the end of the line after it counts for them.
    private boolean nulAfterDot;
    private long size;

    DataReader(Content content) {
        this.content = content;
    }

    @Override
    public int read(byte[] input, int from, int to) {
        int at = from;
        while (at < to && state != State.ENDED && !content.full()) {
            at = switch (state) {
                case TEXT -> text(input, at, to);
                case CR -> afterCr(input[at], at);
                case START -> start(input[at], at);
                case DOT -> dot(input[at], at);
                case DOT_CR -> dotCr(input[at], at);
                case ENDED -> at;
            };
        }
        size += at - from;
        return at;
    }

    @Override
    public boolean ended() {
        return state == State.ENDED;
    }

    /// Bytes on the wire so far, without the end-of-data line.
    @Override
    public long size() {
        return ended() ? size - END_LINE : size;
    }

    /// Puts what is withheld into the content, as its end will not come.
    @Override
    public void giveUp() {
        if ((state == State.DOT || state == State.DOT_CR) && eol == LineEnd.CRLF && !nulAfterDot) {
            content.append((byte) '.');
        }
        if (state == State.DOT_CR) {
            content.append((byte) '\r');
        }
    }

    /// The bulk of all content: runs to the next byte that can mean anything, and takes that one, too.
    private int text(byte[] input, int from, int to) {
        int at = content.appendText(input, from, to);
        if (at == to || content.full()) {
            return at;
        }
        switch (input[at]) {
            case '\r' -> {
                content.append((byte) '\r');
                state = State.CR;
            }
            case '\n' -> bareLf();
            default -> content.nul();
        }
        return at + 1;
    }

    private int afterCr(byte one, int at) {
        if (one == '\n') {
            content.endLine(LineEnd.CRLF);
            begin(LineEnd.CRLF);
            return at + 1;
        }
        // the CR is in the content already; the byte after it may be a dot
        content.bareCr();
        begin(LineEnd.CR);
        return at;
    }

    private int start(byte one, int at) {
        if (one == '.') {
            if (eol != LineEnd.CRLF) {
                content.appendText(one);
            }
            state = State.DOT;
            return at + 1;
        }
        if (one == 0 && !eol.hasNul()) {
            content.nul();
            eol = eol.withNul();
            return at + 1;
        }
        state = State.TEXT;
        return at;
    }

    private int dot(byte one, int at) {
        if (one == '\r') {
            state = State.DOT_CR;
            return at + 1;
        }
        if (one == '\n') {
            content.lookAlike(eol, nulAfterDot ? LineEnd.NUL_LF : LineEnd.LF);
            bareLf();
            return at + 1;
        }
        if (eol == LineEnd.CRLF && !nulAfterDot && one != '.') {
            content.dotNotStuffed();
        }
        if (one == 0 && !nulAfterDot) {
            content.nul();
            nulAfterDot = true;
            return at + 1;
        }
        state = State.TEXT;
        return at;
    }

    private int dotCr(byte one, int at) {
        if (one == '\n' && eol == LineEnd.CRLF && !nulAfterDot) {
            // CRLF.CRLF: neither the dot nor its CRLF is content; the CRLF before it is
            state = State.ENDED;
            return at + 1;
        }
        LineEnd after = one == '\n' ? LineEnd.CRLF : LineEnd.CR;
        content.lookAlike(eol, nulAfterDot ? after.afterNul() : after);
        content.append((byte) '\r');
        return afterCr(one, at);
    }

    private void bareLf() {
        content.endLine(LineEnd.LF);
        begin(LineEnd.LF);
    }

    private void begin(LineEnd after) {
        state = State.START;
        eol = after;
        nulAfterDot = false;
    }
}
