package org.spampot.app;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.spampot.model.EnvelopePath;
import org.spampot.model.MessageCapture;
import org.spampot.model.Printable;

/// The header fields that a delivering server would have put before a message (RFC 5321 section 4.4), so that a mail
/// program shows where it came from.
final class EnvelopeFields {
    private static final int LONGEST = 900;

    private EnvelopeFields() {}

    static String of(MessageCapture message) {
        var fields = new StringBuilder();
        if (message.imported() != null) {
            // it has what its own server put before it, and no server of ours received it
            field(fields, "X-Spampot-Message", message.id().toString());
            return fields.toString();
        }
        field(fields, "Return-Path", "<" + message.envelope().mailFrom().address() + ">");
        for (EnvelopePath recipient : message.envelope().rcptTo()) {
            field(fields, "Delivered-To", recipient.address());
        }
        field(fields, "X-Spampot-Message", message.id().toString());
        field(fields, "Received", "from " + (message.helo().isEmpty() ? "unknown" : message.helo()) + " (["
                + message.connection().client().ip() + "]) by spampot with SMTP id " + message.queueId() + "; "
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(message.at().atOffset(ZoneOffset.UTC)));
        return fields.toString();
    }

    /// What a client chose is made printable: no line end of its own gets in.
    private static void field(StringBuilder fields, String name, String value) {
        fields.append(name).append(": ").append(Printable.line(value, LONGEST)).append("\r\n");
    }
}
