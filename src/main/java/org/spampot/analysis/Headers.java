package org.spampot.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spampot.analysis.header.MailDate;
import org.spampot.mime.HeaderField;
import org.spampot.mime.HeaderFields;
import org.spampot.model.Finding;
import org.spampot.model.Header;
import org.spampot.model.Mailbox;
import org.spampot.model.Where;

/// Who, when and what about, by the message's own header.
public final class Headers implements Analyzer {
    private static final int MOST_ADDRESSES = 1_000;
    private static final int LONGEST_ID = 998;

    @Override
    public String name() {
        return "headers";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<Finding> analyze(Mail mail) {
        return List.of(mail.header());
    }

    static Header read(HeaderFields fields) {
        return new Header(folded(fields.decoded("subject")), mailboxes(fields, "from"), mailboxes(fields, "sender"),
                mailboxes(fields, "to"), mailboxes(fields, "cc"), mailboxes(fields, "reply-to"),
                MailDate.parse(fields.value("date")), messageId(fields.value("message-id")));
    }

    /// Where something in that field is: `header:subject`.
    static Where where(HeaderField field) {
        return new Where("header", field.name().toLowerCase(Locale.ROOT));
    }

    /// The addresses of all fields of that name: RFC 5322 allows one, and mail programs show them all.
    static List<Mailbox> mailboxes(HeaderFields fields, String name) {
        List<Mailbox> mailboxes = new ArrayList<>();
        fields.all(name).forEach(field -> mailboxes.addAll(AddressList.parse(field.value())));
        return mailboxes.size() > MOST_ADDRESSES ? mailboxes.subList(0, MOST_ADDRESSES) : mailboxes;
    }

    /// With each run of white space as one space, so that the same subject is the same text however it was sent.
    static String folded(String text) {
        var out = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = Character.isWhitespace(text.charAt(at)) ? ' ' : text.charAt(at);
            if (c != ' ' || (!out.isEmpty() && out.charAt(out.length() - 1) != ' ')) {
                out.append(c);
            }
        }
        return out.toString().strip();
    }

    private static String messageId(String value) {
        int open = value.indexOf('<');
        int close = open < 0 ? -1 : value.indexOf('>', open);
        String id = close < 0 ? value : value.substring(open, close + 1);
        return id.substring(0, Math.min(LONGEST_ID, id.length()));
    }
}
