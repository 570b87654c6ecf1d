package org.spampot.smtp.verb;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spampot.model.EnvelopePath;
import org.spampot.smtp.Body;
import org.spampot.smtp.Command;
import org.spampot.smtp.Conversation;
import org.spampot.smtp.Extension;
import org.spampot.smtp.PathArgument;
import org.spampot.smtp.ProtocolDefect;

/// The parameters of MAIL and RCPT (RFC 5321 section 4.1.1.11).
final class Parameters {
    /// A parameter, and the extension that brings it.
    private static final Map<String, Extension> KNOWN = Map.of("SIZE", Extension.SIZE, "BODY",
            Extension.EIGHT_BIT_MIME, "SMTPUTF8", Extension.SMTP_UTF8, "RET", Extension.DSN, "ENVID", Extension.DSN,
            "NOTIFY", Extension.DSN, "ORCPT", Extension.DSN, "AUTH", Extension.AUTH);
    private static final String BINARY = "BINARYMIME";
    /// More digits than any size that can be meant (RFC 1870 section 4 allows 20).
    private static final int MOST_DIGITS = 18;

    private Parameters() {}

    /// The size declared with `SIZE=` (RFC 1870 section 5); 0 when there is none that can be read.
    static long declaredSize(EnvelopePath path) {
        String value = value(path, "SIZE");
        if (value == null || !isNumber(value)) {
            return 0;
        }
        return value.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(value);
    }

    /// The kind of content that was declared. Binary content only where it is offered, as it comes in chunks only.
    static Body body(EnvelopePath path, Conversation conversation) {
        String body = value(path, "BODY");
        if (BINARY.equalsIgnoreCase(body) && conversation.offers(Extension.BINARY_MIME)) {
            return Body.BINARY;
        }
        return "8BITMIME".equalsIgnoreCase(body) || value(path, "SMTPUTF8") != null ? Body.EIGHT_BIT : Body.SEVEN_BIT;
    }

    static void note(EnvelopePath path, Command command, Conversation conversation) {
        for (String parameter : path.parameters()) {
            String keyword = keyword(parameter);
            Extension extension = parameter.equalsIgnoreCase("BODY=" + BINARY)
                    ? Extension.BINARY_MIME
                    : KNOWN.get(keyword);
            if (!sensible(keyword, parameter)) {
                conversation.note(ProtocolDefect.BAD_PARAMETER, command.where(), parameter);
            } else if (extension == null || !conversation.offers(extension)) {
                conversation.note(ProtocolDefect.UNOFFERED_PARAMETER, command.where(), parameter);
            }
        }
    }

    private static boolean sensible(String keyword, String parameter) {
        String value = parameter.substring(Math.min(keyword.length() + 1, parameter.length()));
        return switch (keyword) {
            case "SIZE" -> isNumber(value);
            case "AUTH" -> !value.isEmpty();
            case "BODY" -> value.equalsIgnoreCase("7BIT") || value.equalsIgnoreCase("8BITMIME")
                    || value.equalsIgnoreCase(BINARY);
            default -> PathArgument.isKeyword(keyword);
        };
    }

    private static @Nullable String value(EnvelopePath path, String wanted) {
        for (String parameter : path.parameters()) {
            String keyword = keyword(parameter);
            if (keyword.equals(wanted)) {
                return parameter.substring(Math.min(keyword.length() + 1, parameter.length()));
            }
        }
        return null;
    }

    private static String keyword(String parameter) {
        int equals = parameter.indexOf('=');
        return (equals < 0 ? parameter : parameter.substring(0, equals)).toUpperCase(Locale.ROOT);
    }

    private static boolean isNumber(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
