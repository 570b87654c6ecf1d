package org.spampot.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.spampot.model.Bytes;
import org.spampot.model.MessageCapture;

/// The lines of an mbox that begin with `From `: those that begin messages, and those of messages, quoted.
///
/// A line ends at LF: readers of mbox know no other, whatever the message uses.
final class FromLines {
    private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST = 900;
    /// As asctime() writes it, which is what readers look for.
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.US);

    private FromLines() {}

    /// The line that begins `message`: sender, and when it was received, in UTC.
    static byte[] of(MessageCapture message) {
        String sender = message.envelope().mailFrom().address();
        var word = new StringBuilder();
        sender.codePoints().limit(LONGEST)
                .forEach(character -> word.append(character > ' ' && character < 0x7f ? (char) character : '?'));
        String line = "From " + (word.isEmpty() ? "MAILER-DAEMON" : word) + " "
                + DATE.format(message.at().atOffset(ZoneOffset.UTC)) + "\n";
        return line.getBytes(StandardCharsets.US_ASCII);
    }

    /// Writes `content`, with a `>` before each line that could be taken for one that begins a message.
    ///
    /// @param again whether lines that have a `>` already get another one, so that it can be undone
    static void quote(Bytes content, boolean again, OutputStream out) throws IOException {
        int written = 0;
        for (int line = 0; line < content.size(); line = next(content, line)) {
            int at = line;
            while (again && at < content.size() && content.at(at) == '>') {
                at++;
            }
            if (startsFrom(content, at)) {
                content.slice(written, line).writeTo(out);
                out.write('>');
                written = line;
            }
        }
        content.slice(written, content.size()).writeTo(out);
    }

    private static boolean startsFrom(Bytes content, int at) {
        if (content.size() - at < FROM.length) {
            return false;
        }
        for (int index = 0; index < FROM.length; index++) {
            if (content.at(at + index) != FROM[index]) {
                return false;
            }
        }
        return true;
    }

    private static int next(Bytes content, int line) {
        int at = line;
        while (at < content.size() && content.at(at) != '\n') {
            at++;
        }
        return at + 1;
    }

    /// Where the body begins, after the first empty line; at the end when there is none.
    static int body(Bytes content) {
        for (int line = 0; line < content.size();) {
            int next = next(content, line);
            boolean empty = next == line + 1 || (next == line + 2 && content.at(line) == '\r');
            if (empty && next <= content.size()) {
                return next;
            }
            line = next;
        }
        return content.size();
    }
}
