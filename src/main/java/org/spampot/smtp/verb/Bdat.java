package org.spampot.smtp.verb;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.spampot.smtp.Answer;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;
import org.spampot.smtp.Extension;
import org.spampot.smtp.ProtocolDefect;
import org.spampot.smtp.Saying;
import org.spampot.smtp.Transaction;

/// BDAT (RFC 3030 section 2): a chunk of content follows, which is read whether it is wanted or not, as it was sent
/// without waiting for an answer.
final class Bdat implements Step {
    private static final NotOffered NOT_OFFERED = new NotOffered();
    /// More digits than any chunk that can be meant.
    private static final int MOST_DIGITS = 18;

    @Override
    public @Nullable Answer check(Command command, Conversation conversation) {
        return conversation.offers(Extension.CHUNKING) ? null : NOT_OFFERED.proceed(command, conversation);
    }

    @Override
    public Answer proceed(Command command, Conversation conversation) {
        String[] words = command.argument().split("[ \t]+", -1);
        boolean last = words.length == 2 && words[1].toUpperCase(Locale.ROOT).equals("LAST");
        if (!isSize(words[0]) || words.length > (last ? 2 : 1)) {
            conversation.note(ProtocolDefect.BAD_CHUNK_SIZE, command.where(), command.argument());
            return Answer.of(Saying.CHUNK_SYNTAX, command.argument());
        }
        Saying refusal = refusal(command, conversation);
        return new Answer.Chunk(refusal == null ? Saying.CHUNK_OK : refusal, words[0], Long.parseLong(words[0]), last,
                refusal == null);
    }

    private static @Nullable Saying refusal(Command command, Conversation conversation) {
        Transaction open = conversation.transaction();
        if (open == null) {
            conversation.note(ProtocolDefect.BAD_SEQUENCE, command.where(), "before MAIL");
            return Saying.DATA_NEEDS_MAIL;
        }
        if (open.recipients() == 0) {
            conversation.note(ProtocolDefect.BAD_SEQUENCE, command.where(), "without a recipient");
            return Saying.DATA_NEEDS_RCPT;
        }
        return open.failed() ? Saying.CHUNK_AFTER_ERROR : null;
    }

    private static boolean isSize(String word) {
        return !word.isEmpty() && word.length() <= MOST_DIGITS && word.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
