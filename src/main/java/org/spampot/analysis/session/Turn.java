package org.spampot.analysis.session;

import java.time.Duration;

/// One thing the client sent, and how it was answered.
///
/// @param letter of the verb, see [Verbs]; `c` for content, [#RESPONSE] for an answer to a challenge of AUTH
/// @param line without its end
/// @param lineEnd as sent; empty for content and where it was cut off
/// @param ahead whether it came without waiting for the reply before it: in one network read with what was sent before,
///        or before that reply was out
/// @param size of content, bytes on the wire; else 0
/// @param code of the reply; 0 when there was none
/// @param replyLines how many lines the reply had
/// @param answeredAt when the reply was out; that of the turn itself when there was none
record Turn(char letter, String line, String lineEnd, Duration at, int chunk, boolean ahead, long size, int code,
        int replyLines, Duration answeredAt) {
    static final char CONTENT = 'c';
    static final char RESPONSE = '=';
    private static final int FAILED = 400;
    private static final int REJECTED = 500;

    Turn answered(int replyCode, int lines, Duration when) {
        return new Turn(letter, line, lineEnd, at, chunk, ahead, size, replyCode, lines, when);
    }

    boolean is(char... letters) {
        for (char each : letters) {
            if (letter == each) {
                return true;
            }
        }
        return false;
    }

    boolean isCommand() {
        return letter != CONTENT && letter != RESPONSE;
    }

    boolean refused() {
        return code >= FAILED;
    }

    boolean refusedForNow() {
        return code >= FAILED && code < REJECTED;
    }

    /// The verb as written.
    String verb() {
        return line.substring(0, verbEnd());
    }

    /// All after the verb, blanks included.
    String rest() {
        return line.substring(verbEnd());
    }

    /// What follows the verb, without blanks around it.
    String argument() {
        return rest().strip();
    }

    private int verbEnd() {
        int end = 0;
        while (end < line.length() && line.charAt(end) != ' ' && line.charAt(end) != '\t') {
            end++;
        }
        return end;
    }
}
