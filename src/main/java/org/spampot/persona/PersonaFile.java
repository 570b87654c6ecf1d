package org.spampot.persona;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A persona file as it is written. What may stand in it is checked by [PersonaReader], but for the form of values.
///
/// @param host who it says it is; nothing for the machine's own name
/// @param extensions as EHLO offers them, in this order
/// @param replies by the words of [org.spampot.smtp.Saying]
/// @param notOffered by verb, for those that are answered otherwise than by the reply `not-offered`
record PersonaFile(@Nullable String host, List<Offered> extensions, Patience manners, Ids queueId,
        Map<String, ReplyText> replies, Map<String, ReplyText> notOffered) {
    @JsonCreator
    PersonaFile(@JsonProperty("host") @Nullable String host,
            @JsonProperty(value = "extensions", required = true) List<Offered> extensions,
            @JsonProperty(value = "manners", required = true) Patience manners,
            @JsonProperty(value = "queue-id", required = true) Ids queueId,
            @JsonProperty(value = "replies", required = true) Map<String, ReplyText> replies,
            @JsonProperty("not-offered") @Nullable Map<String, ReplyText> notOffered) {
        this.host = host;
        this.extensions = List.copyOf(extensions);
        this.manners = manners;
        this.queueId = queueId;
        this.replies = Map.copyOf(replies);
        this.notOffered = notOffered == null ? Map.of() : Map.copyOf(notOffered);
    }

    /// What EHLO offers: an extension by its keyword, with parameters if it has any; or a line that announces what does not
    /// work here.
    ///
    /// @param literal whether it is such a line
    record Offered(String text, boolean literal) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Offered keyword(String text) {
            return new Offered(text, false);
        }

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        static Offered line(@JsonProperty(value = "line", required = true) String line) {
            return new Offered(line, true);
        }
    }

    /// See [org.spampot.smtp.Manners].
    record Patience(@JsonProperty(value = "helo-required", required = true) boolean heloRequired,
            @JsonProperty(value = "errors-before-hangup", required = true) int errorsBeforeHangup,
            @JsonProperty(value = "idle-before-errors", required = true) int idleBeforeErrors,
            @JsonProperty(value = "hangs-up-on-other-protocols", required = true) boolean hangsUpOnOtherProtocols) {}

    /// See [QueueIds].
    record Ids(@JsonProperty(value = "form", required = true) String form, @JsonProperty("digits") int digits) {
        private static final int DEFAULT_DIGITS = 10;

        QueueIds read() {
            QueueIds.Form known = switch (form) {
                case "hex" -> QueueIds.Form.HEX;
                case "postfix-short" -> QueueIds.Form.POSTFIX_SHORT;
                case "postfix-long" -> QueueIds.Form.POSTFIX_LONG;
                default -> throw new IllegalArgumentException(
                        "form is one of hex, postfix-short, postfix-long, not " + form.toLowerCase(Locale.ROOT));
            };
            return new QueueIds(known, digits == 0 ? DEFAULT_DIGITS : digits);
        }
    }

    /// A text, or a text with a delay before it.
    record ReplyText(String text, Delay delay) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static ReplyText plain(String text) {
            return new ReplyText(text, Delay.NONE);
        }

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        static ReplyText delayed(@JsonProperty(value = "text", required = true) String text,
                @JsonProperty("delay") @Nullable Delay delay) {
            return new ReplyText(text, delay == null ? Delay.NONE : delay);
        }
    }
}
