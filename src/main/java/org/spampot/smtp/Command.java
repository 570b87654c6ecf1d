package org.spampot.smtp;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;
import org.spampot.smtp.verb.Verb;

/// A command line, read as leniently as can be: blanks before the verb, any case, NULs ignored.
///
/// @param word the verb as written
/// @param argument what follows the verb, without blanks around it: UTF-8 if it is, else ISO 8859-1
/// @param line as it was sent, line end included
public record Command(Verb verb, String word, String argument, Bytes line) {
    private static final int LONGEST_DETAIL = 60;

    /// Reads `line`, and notes what is odd about how it is written.
    static Command read(Bytes line, Conversation conversation) {
        var marks = Marks.of(line);
        String text = marks.eightBit ? line.text() : line.latin1();
        if (marks.nul) {
            text = text.replace("\0", "");
        }
        text = text.stripTrailing();
        int start = skipBlanks(text, 0);
        int end = start;
        while (end < text.length() && !isBlank(text.charAt(end))) {
            end++;
        }
        String word = text.substring(start, end);
        var command = new Command(Verb.named(word), word, text.substring(skipBlanks(text, end)), line);
        marks.note(command, start > 0, conversation);
        return command;
    }

    /// What the persona refuses in how the line is written; nothing when it takes it as it is.
    @Nullable
    Saying refusal(Conversation conversation) {
        int end = line.size();
        if ((end < 2 || line.at(end - 2) != '\r') && conversation.refuses(Saying.BARE_LF)) {
            return Saying.BARE_LF;
        }
        return conversation.refuses(Saying.NOT_UTF8) && isNotUtf8(line) ? Saying.NOT_UTF8 : null;
    }

    /// Whether it holds bytes above 127 that are no UTF-8.
    private static boolean isNotUtf8(Bytes line) {
        for (int at = 0; at < line.size(); at++) {
            if (line.at(at) > 0x7f) {
                return line.text().equals(line.latin1());
            }
        }
        return false;
    }

    /// Where a defect of this command was seen: its verb.
    public String where() {
        return verb.word();
    }

    /// The argument cut for a defect's detail.
    public String detail() {
        String all = argument.isEmpty() ? word : word + " " + argument;
        return all.length() > LONGEST_DETAIL ? all.substring(0, LONGEST_DETAIL) : all;
    }

    /// The first word of the argument in upper case.
    public String firstOption() {
        int end = argument.indexOf(' ');
        return (end < 0 ? argument : argument.substring(0, end)).toUpperCase(Locale.ROOT);
    }

    /// A lone CR counts: it is as little part of a word as a blank.
    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }

    static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /// What can be seen of a line in one pass over its bytes.
    private record Marks(boolean nul, boolean eightBit, boolean bareCr, boolean bareLf) {
        static Marks of(Bytes line) {
            int end = line.size();
            boolean lf = end > 0 && line.at(end - 1) == '\n';
            boolean crlf = lf && end > 1 && line.at(end - 2) == '\r';
            int text = end - (crlf ? 2 : lf ? 1 : 0);
            boolean nul = false;
            boolean eightBit = false;
            boolean cr = false;
            for (int at = 0; at < text; at++) {
                int one = line.at(at);
                nul |= one == 0;
                eightBit |= one > 0x7f;
                cr |= one == '\r';
            }
            return new Marks(nul, eightBit, cr, lf && !crlf);
        }

        void note(Command command, boolean leadingBlank, Conversation conversation) {
            String where = command.where();
            noteIf(bareLf, ProtocolDefect.BARE_LF_COMMAND, where, conversation);
            noteIf(bareCr, ProtocolDefect.BARE_CR_COMMAND, where, conversation);
            noteIf(nul, ProtocolDefect.NUL_IN_COMMAND, where, conversation);
            noteIf(eightBit && !declared(command, conversation), ProtocolDefect.EIGHT_BIT_COMMAND, where,
                    conversation);
            noteIf(eightBit && isNotUtf8(command.line()), ProtocolDefect.NOT_UTF8_COMMAND, where, conversation);
            noteIf(leadingBlank, ProtocolDefect.LEADING_BLANK_COMMAND, where, conversation);
        }

        /// Whether UTF-8 was declared (RFC 6531 section 3.4), here or with MAIL, and is what came.
        private static boolean declared(Command command, Conversation conversation) {
            Transaction open = conversation.transaction();
            boolean utf8 = (open != null && open.utf8())
                    || command.argument().toUpperCase(Locale.ROOT).contains(" SMTPUTF8");
            return utf8 && !isNotUtf8(command.line());
        }

        private static void noteIf(boolean seen, ProtocolDefect defect, String where, Conversation conversation) {
            if (seen) {
                conversation.note(defect, where, "");
            }
        }
    }
}
