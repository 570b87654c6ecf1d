package org.spampot.mime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// What is odd about the lines of a message as a whole.
final class LineEnds {
    private static final int LONGEST = 998;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long EACH = 0x0101010101010101L;

    /// How often what is odd occurs.
    record Oddities(int bareCr, int nul) {}

    private LineEnds() {}

    /// Notes NUL bytes, bare CR, bare LF beside CRLF, and lines over the limit of RFC 5322. A message that has no LF but
    /// CR is one whose line ends were changed on the way: they become LF in `data`, or nothing in it would be readable.
    static Oddities note(byte[] data, Notes notes) {
        int crLf = 0;
        int bareLf = 0;
        int bareCr = 0;
        int nul = 0;
        int longest = 0;
        int line = 0;
        int words = data.length - Long.BYTES;
        for (int at = 0; at < data.length; at++) {
            while (at <= words && isPlain((long) EIGHT.get(data, at))) {
                at += Long.BYTES;
            }
            if (at == data.length) {
                break;
            }
            byte c = data[at];
            if (c == '\n') {
                boolean pair = at > 0 && data[at - 1] == '\r';
                crLf += pair ? 1 : 0;
                bareLf += pair ? 0 : 1;
                longest = Math.max(longest, at - line - (pair ? 1 : 0));
                line = at + 1;
            } else if (c == '\r' && (at + 1 == data.length || data[at + 1] != '\n')) {
                bareCr++;
            } else if (c == 0) {
                nul++;
            }
        }
        longest = Math.max(longest, data.length - line);
        add(notes, MimeDefect.NUL_BYTE, nul);
        add(notes, MimeDefect.BARE_CR, bareCr);
        add(notes, MimeDefect.BARE_LF, crLf > 0 ? bareLf : 0);
        if (longest > LONGEST) {
            notes.add(MimeDefect.LONG_LINE, "", longest + " bytes");
        }
        if (crLf + bareLf == 0 && bareCr > 1) {
            crToLf(data);
            return new Oddities(0, nul);
        }
        return new Oddities(bareCr, nul);
    }

    /// None of eight bytes is a control character up to CR: only those borrow when more is taken from each.
    private static boolean isPlain(long eight) {
        return ((eight - (EACH * ('\r' + 1))) & ~eight & (EACH << 7)) == 0;
    }

    private static void add(Notes notes, MimeDefect defect, int count) {
        if (count > 0) {
            notes.add(defect, "", String.valueOf(count));
        }
    }

    private static void crToLf(byte[] data) {
        for (int at = 0; at < data.length; at++) {
            if (data[at] == '\r') {
                data[at] = '\n';
            }
        }
    }
}
