package org.spampot.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.spampot.mime.HeaderField;
import org.spampot.mime.MimePart;
import org.spampot.model.Where;

/// What headers below the message's own one say: of a message inside, forwarded or bounced or another reading of the
/// whole, the fields that mail programs show (the rest names relays and ids); of any part, the URL it is said to be from.
final class InnerHeaders {
    private static final Set<String> SHOWN = Set.of("subject", "from", "sender", "reply-to", "to", "cc");
    private static final Set<String> LOCATIONS = Set.of("content-location", "content-base", "content-description");
    private static final int MOST = 1_000;

    private InnerHeaders() {}

    static List<Mail.Place> places(Mail mail) {
        List<Mail.Place> found = new ArrayList<>();
        List<MimePart> parts = mail.parts();
        for (int index = 0; index < parts.size(); index++) {
            MimePart part = parts.get(index);
            boolean root = index == 0;
            if (!root) {
                part.header().fields().stream().filter(InnerHeaders::isUrl).forEach(field -> add(part, field, found));
            }
            if (part.isContainer() && part.type().is("message")) {
                MimePart message = part.children().getFirst();
                message.header().fields().stream().filter(field -> SHOWN.contains(name(field)))
                        .forEach(field -> add(message, field, found));
            }
        }
        if (found.size() > MOST) {
            mail.truncated("header: " + MOST + " fields of parts were read");
        }
        return found.subList(0, Math.min(MOST, found.size()));
    }

    private static void add(MimePart part, HeaderField field, List<Mail.Place> found) {
        if (found.size() <= MOST) {
            found.add(new Mail.Place(new Where(part.number(), "header:" + name(field)), field.decoded()));
        }
    }

    private static boolean isUrl(HeaderField field) {
        return LOCATIONS.contains(name(field)) && field.decoded().contains("://");
    }

    private static String name(HeaderField field) {
        return field.name().toLowerCase(Locale.ROOT);
    }
}
