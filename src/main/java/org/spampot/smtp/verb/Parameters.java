package org.spampot.smtp.verb;

import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.spampot.model.EnvelopePath;
import org.spampot.smtp.Answer;
import org.spampot.smtp.Body;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;
import org.spampot.smtp.Extension;
import org.spampot.smtp.PathArgument;
import org.spampot.smtp.ProtocolDefect;
import org.spampot.smtp.Saying;

/// The parameters of MAIL and RCPT (RFC 5321 section 4.1.1.11). All are kept; [Parameter] says which mean anything.
final class Parameters {
    /// More digits than any size that can be meant (RFC 1870 section 4 allows 20).
    private static final int MOST_DIGITS = 18;

    private Parameters() {}

    /// The size declared with `SIZE=` (RFC 1870 section 5); 0 when there is none that can be read.
    static long declaredSize(EnvelopePath path) {
        String size = value(path, Parameter.SIZE);
        if (size == null) {
            return 0;
        }
        return size.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(size);
    }

    /// The kind of content that was declared. Binary content only where it is offered, as it comes in chunks only.
    static Body body(EnvelopePath path, Conversation conversation) {
        if (value(path, Parameter.BODY_BINARY) != null && conversation.offers(Extension.BINARY_MIME)) {
            return Body.BINARY;
        }
        return "8BITMIME".equalsIgnoreCase(value(path, Parameter.BODY)) || utf8(path) ? Body.EIGHT_BIT : Body.SEVEN_BIT;
    }

    /// Whether paths and header fields may be UTF-8 (RFC 6531 section 3.4).
    static boolean utf8(EnvelopePath path) {
        return value(path, Parameter.SMTPUTF8) != null;
    }

    /// Notes what is odd about the parameters; why the persona refuses one, if it does.
    static @Nullable Answer refusal(EnvelopePath path, Command command, Conversation conversation) {
        var seen = EnumSet.noneOf(Parameter.class);
        Answer refusal = null;
        for (String written : path.parameters()) {
            Parameter parameter = Parameter.of(written);
            ProtocolDefect defect = defect(written, parameter, command, conversation);
            if (defect == null && parameter != null && !seen.add(parameter)) {
                defect = ProtocolDefect.REPEATED_PARAMETER;
            }
            if (defect != null) {
                conversation.note(defect, command.where(), written);
                Saying saying = defect == ProtocolDefect.UNOFFERED_PARAMETER
                        ? Saying.PARAMETER_UNKNOWN
                        : Saying.PARAMETER_BAD;
                refusal = refusal == null && conversation.refuses(saying) ? Answer.of(saying, written) : refusal;
            }
        }
        return refusal;
    }

    private static @Nullable ProtocolDefect defect(String written, @Nullable Parameter parameter, Command command,
            Conversation conversation) {
        if (parameter == null || !parameter.goesWith(command.where())) {
            return PathArgument.isKeyword(Parameter.keyword(written))
                    ? ProtocolDefect.UNOFFERED_PARAMETER
                    : ProtocolDefect.BAD_PARAMETER;
        }
        if (!parameter.isWellFormed(written)) {
            return ProtocolDefect.BAD_PARAMETER;
        }
        return conversation.offers(parameter.extension()) ? null : ProtocolDefect.UNOFFERED_PARAMETER;
    }

    /// The value of the first `wanted` that is well formed; nothing when there is none.
    private static @Nullable String value(EnvelopePath path, Parameter wanted) {
        for (String written : path.parameters()) {
            if (Parameter.of(written) == wanted && wanted.isWellFormed(written)) {
                return Parameter.value(written);
            }
        }
        return null;
    }
}
