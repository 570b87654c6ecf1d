package org.spampot.analysis.file;

import org.spampot.mime.HeaderField;
import org.spampot.mime.MimeLimits;
import org.spampot.mime.MimeMessage;
import org.spampot.mime.MimePart;
import org.spampot.mime.MimeReader;

/// A message in a file: its header and texts are searched, its attachments opened.
final class MailFile {
    /// No other readings: those are for the message that somebody was sent.
    private static final MimeLimits LIMITS = new MimeLimits(10, 200, 200, 64 * 1024, 16 * 1024 * 1024, 0, 0);

    private MailFile() {}

    static void read(OpenFile file) {
        if (!file.budget().takeMessage(file.bytes.size())) {
            return;
        }
        MimeMessage message = MimeReader.read(file.bytes, LIMITS);
        for (HeaderField field : message.header().fields()) {
            if (field.is("subject") || field.is("from") || field.is("reply-to") || field.is("to")) {
                file.text("header:" + field.name().toLowerCase(java.util.Locale.ROOT), field.decoded());
            }
        }
        for (MimePart part : message.parts()) {
            if (part.isContainer()) {
                continue;
            }
            boolean named = !part.name().isEmpty() || part.disposition().equals("attachment");
            if (part.isHtml() && !named) {
                file.page("part:" + part.number(), part.text());
            } else if (part.isText() && !named) {
                file.text("part:" + part.number(), part.text());
            } else {
                file.entry("part", part.name().isEmpty() ? part.number() : part.name(), part.body());
            }
        }
    }
}
