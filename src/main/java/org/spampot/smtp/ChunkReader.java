package org.spampot.smtp;

/// Takes chunks into [Content] as they are (RFC 3030 section 2): no dot is stuffing, nothing in them is an end. What would
/// be the end of data for whoever passes the mail on by DATA without care is noted.
///
/// Thread-safety: none; confined to its session.
final class ChunkReader implements ContentReader {
    private final Content content;
    private LineEnd before = LineEnd.CRLF;
    private boolean lineEmpty = true;
    private boolean onlyDot;
    /// The last byte was CR: the first half of CRLF, or a bare one, perhaps at the end of a chunk.
    private boolean cr;
    private long size;

    ChunkReader(Content content) {
        this.content = content;
    }

    @Override
    public int read(byte[] input, int from, int to) {
        int at = from;
        while (at < to && !content.full()) {
            if (cr) {
                at = afterCr(input[at], at);
                continue;
            }
            int end = content.appendText(input, at, to);
            if (end > at) {
                onlyDot = lineEmpty && end == at + 1 && input[at] == '.';
                lineEmpty = false;
                at = end;
            } else {
                special(input[at]);
                at++;
            }
        }
        size += at - from;
        return at;
    }

    @Override
    public boolean ended() {
        return false;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void giveUp() {
        if (cr) {
            bareCr();
        }
    }

    private void special(byte one) {
        switch (one) {
            case '\r' -> {
                content.append(one);
                cr = true;
            }
            case '\n' -> endLine(LineEnd.LF);
            default -> {
                content.nul();
                lineEmpty = false;
                onlyDot = false;
            }
        }
    }

    private int afterCr(byte one, int at) {
        if (one != '\n') {
            bareCr();
            return at;
        }
        cr = false;
        endLine(LineEnd.CRLF);
        return at + 1;
    }

    private void bareCr() {
        content.bareCr();
        cr = false;
        lineEmpty = false;
        onlyDot = false;
    }

    private void endLine(LineEnd end) {
        if (onlyDot) {
            content.lookAlike(before, end);
        }
        content.endLine(end);
        before = end;
        lineEmpty = true;
        onlyDot = false;
    }
}
