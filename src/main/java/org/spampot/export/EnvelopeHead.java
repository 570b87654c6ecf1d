package org.spampot.export;

import java.nio.charset.StandardCharsets;
import org.spampot.model.Bytes;
import org.spampot.model.EnvelopePath;
import org.spampot.model.MessageCapture;
import org.spampot.model.Printable;

/// The envelope as fields before a message, as a delivering server puts it (RFC 5321 section 4.4), for those who ask.
public enum EnvelopeHead {
    /// The bytes as captured, and nothing else.
    NONE,
    /// Return-Path, and a Delivered-To for each recipient.
    FIELDS;

    private static final int LONGEST = 900;

    /// What is to be written before `message`; ends its lines as the message ends its first one.
    byte[] of(MessageCapture message) {
        if (this == NONE) {
            return new byte[0];
        }
        String end = lineEnd(message.content());
        var fields = new StringBuilder();
        fields.append("Return-Path: <").append(shown(message.envelope().mailFrom())).append('>').append(end);
        for (EnvelopePath recipient : message.envelope().rcptTo()) {
            fields.append("Delivered-To: ").append(shown(recipient)).append(end);
        }
        return fields.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// `head` and `content` in one.
    static Bytes join(byte[] head, Bytes content) {
        var both = new byte[head.length + content.size()];
        System.arraycopy(head, 0, both, 0, head.length);
        content.buffer().get(both, head.length, content.size());
        return Bytes.own(both);
    }

    /// What a client chose is made printable: no line end of its own gets in.
    private static String shown(EnvelopePath path) {
        return Printable.line(path.address(), LONGEST);
    }

    private static String lineEnd(Bytes content) {
        for (int at = 0; at < content.size(); at++) {
            if (content.at(at) == '\n') {
                return at > 0 && content.at(at - 1) == '\r' ? "\r\n" : "\n";
            }
        }
        return "\r\n";
    }
}
