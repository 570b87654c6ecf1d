package org.spampot.mime;

import java.util.ArrayList;
import java.util.List;
import org.spampot.model.Bytes;

/// One pass over a text for what some mail programs take out of it or read in another way: files in uuencode, yEnc or
/// base64 without a word in the header, undecoded quoted-printable, parts without a multipart, UTF-7, ISO 2022.
///
/// It only tells where; each kind has a strict form, since text that merely mentions one must not be taken apart.
final class TextScan {
    /// What was seen.
    enum Kind {
        NUL, UUENCODE, YENC, BASE64, QUOTED_PRINTABLE, PARTS, PGP, UTF7, ISO_2022_JP, ISO_2022_KR
    }

    /// @param from where the block begins; of PARTS the first boundary line
    /// @param to where it ends
    record Block(Kind kind, int from, int to) {}

    static final int MOST_BLOCKS = 50;
    /// A base64 line that is worth a look, and how many of it make a block.
    private static final int BASE64_LINE = 56;
    private static final int BASE64_ONE_LINE = 76;
    private static final int SHORTEST_WHOLE = 20;
    private static final int LONGEST_WHOLE = 4096;

    private final byte[] data;
    private final List<Block> blocks = new ArrayList<>();
    private int lineEnd;
    private boolean armored;
    private int softBreaks;
    private int escapes;
    private int attributes;
    private int nul;
    private boolean utf7;
    private boolean iso2022;

    private TextScan(byte[] data) {
        this.data = data;
    }

    static List<Block> of(Bytes text) {
        var scan = new TextScan(text.toArray());
        scan.run();
        return scan.blocks;
    }

    private void run() {
        int at = 0;
        while (at < data.length) {
            lineEnd = readLine(at);
            int next = blocks.size() < MOST_BLOCKS ? block(at, Boundaries.withoutCr(data, at, lineEnd)) : -1;
            at = next < 0 ? lineEnd + 1 : next;
        }
        if (nul > 0 && nul <= data.length / 4) { // more is UTF-16
            blocks.add(new Block(Kind.NUL, 0, data.length));
        }
        if (isWholeBase64()) {
            blocks.add(new Block(Kind.BASE64, 0, data.length));
        }
        if ((softBreaks > 0 && escapes > 0) || attributes > 1) {
            blocks.add(new Block(Kind.QUOTED_PRINTABLE, 0, data.length));
        }
    }

    /// Finds the end of the line and counts on the way what is odd inside lines.
    private int readLine(int from) {
        for (int at = from; at < data.length; at++) {
            byte c = data[at];
            if (c > '=') { // letters, most of all
                continue;
            }
            if (c == '\n') {
                return at;
            } else if (c == '=') {
                equalsSign(at);
            } else if (c == '+' && !utf7 && Ascii.startsWith(data, at, data.length, "+AD")) {
                utf7 = isUtf7(at);
                if (utf7) {
                    blocks.add(new Block(Kind.UTF7, 0, data.length));
                }
            } else if (c == 0) {
                nul++;
            } else if (c == 27 && !iso2022 && at + 3 < data.length && data[at + 1] == '$') {
                iso2022 = data[at + 2] == 'B' || data[at + 2] == '@' || data[at + 2] == ')';
                if (iso2022) {
                    Kind kind = data[at + 2] == ')' ? Kind.ISO_2022_KR : Kind.ISO_2022_JP;
                    blocks.add(new Block(kind, 0, data.length));
                }
            }
        }
        return data.length;
    }

    /// `+ADw` is `<`, `+AD4` is `>`: markup is what UTF-7 is used to hide.
    private boolean isUtf7(int at) {
        return at + 3 < data.length && (data[at + 3] == 'w' || data[at + 3] == '4');
    }

    private void equalsSign(int at) {
        int next = at + 1 < data.length ? data[at + 1] : '\n';
        if (next == '\n' || (next == '\r' && at + 2 < data.length && data[at + 2] == '\n')) {
            softBreaks++;
        } else if (at + 2 < data.length && isUsualEscape(next, Ascii.lower(data[at + 2]))) {
            escapes++;
            boolean quote = at + 3 < data.length && (data[at + 3] == '"' || data[at + 3] == '\'');
            attributes += next == '3' && quote ? 1 : 0; // href=3D"
        }
    }

    /// `=3D`, `=20`, `=0A`: what no quoted-printable text is without.
    private static boolean isUsualEscape(int high, int low) {
        return switch (high) {
            case '3' -> low == 'd';
            case '2' -> low == '0';
            case '0' -> low == 'a';
            default -> false;
        };
    }

    /// A block that begins in this line; where reading goes on after it, else -1.
    private int block(int from, int to) {
        if (to - from < 3) {
            return -1;
        }
        return switch (data[from]) {
            case 'b' -> uuencode(from, to);
            case '=' -> Ascii.startsWith(data, from, to, "=ybegin ") ? yEnc(from) : -1;
            case '-' -> dashes(from, to);
            default -> base64(from, to);
        };
    }

    /// `begin 644 name`, and a line of data after it.
    private int uuencode(int from, int to) {
        int at = from + "begin ".length();
        int mode = at;
        while (mode < to && data[mode] >= '0' && data[mode] <= '7') {
            mode++;
        }
        boolean begin = Ascii.startsWith(data, from, to, "begin ") && mode - at >= 3 && mode - at <= 4 && mode < to
                && data[mode] == ' ';
        int line = lineEnd + 1;
        if (!begin) {
            return base64(from, to);
        }
        int lines = 0;
        while (line < data.length) {
            int end = Boundaries.lineEnd(data, line, data.length);
            int textEnd = Boundaries.withoutCr(data, line, end);
            boolean last = Uuencode.isEnd(data, line, textEnd);
            if (!last && textEnd > line && !Uuencode.isData(data, line, textEnd)) {
                break;
            }
            line = Math.min(data.length, end + 1);
            if (last) {
                break;
            }
            lines++;
        }
        if (lines == 0) {
            return -1;
        }
        blocks.add(new Block(Kind.UUENCODE, from, line));
        return line;
    }

    private int yEnc(int from) {
        int line = lineEnd + 1;
        while (line < data.length) {
            int end = Boundaries.lineEnd(data, line, data.length);
            boolean last = Ascii.startsWith(data, line, end, "=yend");
            line = Math.min(data.length, end + 1);
            if (last) {
                break;
            }
        }
        blocks.add(new Block(Kind.YENC, from, Math.min(line, data.length)));
        return Math.min(line, data.length);
    }

    private int dashes(int from, int to) {
        if (Ascii.startsWith(data, from, to, "-----BEGIN ")) {
            armored = true;
            if (Ascii.startsWith(data, from, to, "-----BEGIN PGP MESSAGE")) {
                blocks.add(new Block(Kind.PGP, from, to));
            }
        } else if (Ascii.startsWith(data, from, to, "-----END ")) {
            armored = false;
        } else if (GuessedBoundary.isBoundary(data, from, to) && GuessedBoundary.hasField(data, lineEnd + 1)
                && blocks.stream().noneMatch(block -> block.kind == Kind.PARTS)) {
            blocks.add(new Block(Kind.PARTS, from, data.length));
        }
        return -1;
    }

    /// Lines of base64: a full one alone, or several of the same length and a last one.
    private int base64(int from, int to) {
        int length = to - from;
        if (armored || length < BASE64_LINE || length % 4 != 0 || !isBase64(from, to)) {
            return -1;
        }
        int line = lineEnd + 1;
        int end = to;
        int lines = 1;
        while (line < data.length) {
            int next = Boundaries.lineEnd(data, line, data.length);
            int textEnd = Boundaries.withoutCr(data, line, next);
            boolean shorter = textEnd - line < length;
            if (textEnd == line || textEnd - line > length || !isBase64(line, textEnd)) {
                break;
            }
            lines++;
            end = textEnd;
            line = Math.min(data.length, next + 1);
            if (shorter) {
                break;
            }
        }
        if (lines > 1 || length >= BASE64_ONE_LINE) {
            blocks.add(new Block(Kind.BASE64, from, end));
        }
        return Math.min(line, data.length);
    }

    /// A short text that is base64 and nothing else; whether it means something is seen when it is decoded.
    private boolean isWholeBase64() {
        int characters = 0;
        for (int at = 0; at < data.length && data.length <= LONGEST_WHOLE; at++) {
            if (data[at] != '\n' && data[at] != '\r') {
                if (Base64Decoder.value(data[at]) < 0 && data[at] != '=') {
                    return false;
                }
                characters++;
            }
        }
        return characters >= SHORTEST_WHOLE && characters % 4 == 0
                && blocks.stream().noneMatch(block -> block.kind == Kind.BASE64);
    }

    private boolean isBase64(int from, int to) {
        int end = to;
        while (end > from && end > to - 2 && data[end - 1] == '=') {
            end--;
        }
        for (int at = from; at < end; at++) {
            if (Base64Decoder.value(data[at]) < 0) {
                return false;
            }
        }
        return true;
    }
}
