package org.spampot.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.spampot.mime.HeaderField;
import org.spampot.mime.MimePart;
import org.spampot.model.Where;

/// What mail programs show of the header of a message inside a message: a forwarded or bounced one, or another reading of
/// the whole. Only the fields that are shown: the rest names relays and ids, not what the message says.
final class InnerHeaders {
    private static final Set<String> SHOWN = Set.of("subject", "from", "sender", "reply-to", "to", "cc");
    private static final int MOST = 1_000;

    private InnerHeaders() {}

    static List<Mail.Place> places(Mail mail) {
        List<Mail.Place> found = new ArrayList<>();
        for (MimePart part : mail.parts()) {
            if (!part.isContainer() || !part.type().is("message")) {
                continue;
            }
            MimePart message = part.children().getFirst();
            for (HeaderField field : message.header().fields()) {
                String name = field.name().toLowerCase(Locale.ROOT);
                if (!SHOWN.contains(name)) {
                    continue;
                }
                if (found.size() == MOST) {
                    mail.truncated("header: " + MOST + " fields of messages inside were read");
                    return found;
                }
                found.add(new Mail.Place(new Where(message.number(), "header:" + name), field.decoded()));
            }
        }
        return found;
    }
}
