package org.spampot.persona;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;
import org.spampot.smtp.Extension;
import org.spampot.smtp.Reply;
import org.spampot.smtp.Words;

/// The reply to EHLO: a greeting, then one line for each extension (RFC 5321 section 4.1.1.1).
///
/// Thread-safety: immutable.
///
/// @param offered in this order
record EhloReply(Template greeting, Delay delay, List<Line> offered) {
    private static final int CODE = 3;

    EhloReply {
        offered = List.copyOf(offered);
    }

    /// A line of an extension.
    ///
    /// @param extension that it announces; nothing when it only looks good
    /// @param text without code and line end
    record Line(@Nullable Extension extension, String text) {
        private static final String SIZE = "{size}";

        boolean withheld(Set<Extension> withheld) {
            return extension != null && withheld.contains(extension);
        }

        String fill(Words words) {
            return text.replace(SIZE, Integer.toString(words.size()));
        }
    }

    /// The reply without the lines of those `withheld`.
    Reply say(Words words, Set<Extension> withheld) {
        Duration held = delay.drawn(words.draw());
        var text = new StringBuilder(greeting.fill(words, held).latin1());
        String code = text.substring(0, CODE);
        int last = text.lastIndexOf("\n", text.length() - 2) + 1;
        for (Line line : offered) {
            if (!line.withheld(withheld)) {
                text.setCharAt(last + CODE, '-');
                last = text.length();
                text.append(code).append(' ').append(line.fill(words)).append("\r\n");
            }
        }
        return new Reply(Bytes.latin1(text.toString()), held);
    }
}
