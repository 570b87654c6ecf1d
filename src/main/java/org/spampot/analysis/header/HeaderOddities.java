package org.spampot.analysis.header;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.spampot.analysis.link.Ascii;
import org.spampot.analysis.link.HostName;
import org.spampot.mime.HeaderFields;
import org.spampot.model.Defect;
import org.spampot.model.Header;
import org.spampot.model.Mailbox;
import org.spampot.model.ReceivedHop;

/// What a mail program would not have written: no date or one that cannot be, no Message-ID or none of its form,
/// answers that go elsewhere, a name that is to be taken for somebody else's.
public final class HeaderOddities {
    private static final Duration AHEAD = Duration.ofHours(24);
    private static final Duration BEHIND = Duration.ofDays(30);
    private static final int LONGEST = 200;

    private final HeaderFields fields;
    private final Header header;
    private final List<Defect> found = new ArrayList<>();

    private HeaderOddities(HeaderFields fields, Header header) {
        this.fields = fields;
        this.header = header;
    }

    public static List<Defect> find(HeaderFields fields, Header header, List<ReceivedHop> received) {
        var oddities = new HeaderOddities(fields, header);
        oddities.date(received);
        oddities.messageId();
        oddities.senders();
        return oddities.found;
    }

    private void add(String name, String field, String detail) {
        found.add(new Defect(name, "header:" + field, detail.substring(0, Math.min(LONGEST, detail.length()))));
    }

    /// There is no clock here: the newest server's date is the time.
    private void date(List<ReceivedHop> received) {
        String value = fields.value("date");
        @Nullable
        Instant date = header.date();
        if (value.isBlank()) {
            add("date-missing", "date", "");
            return;
        }
        if (date == null) {
            add("date-unreadable", "date", value);
            return;
        }
        String oddity = MailDate.oddity(value);
        if (!oddity.isEmpty()) {
            add("date-" + oddity, "date", value);
        }
        @Nullable
        Instant now = received.isEmpty() ? null : received.getFirst().date();
        if (now != null && date.isAfter(now.plus(AHEAD))) {
            add("date-in-future", "date", value + ", received " + now);
        } else if (now != null && date.isBefore(now.minus(BEHIND))) {
            add("date-far-past", "date", value + ", received " + now);
        }
    }

    private void messageId() {
        String id = fields.value("message-id").strip();
        if (id.isEmpty()) {
            add("message-id-missing", "message-id", "");
            return;
        }
        int sign = id.indexOf('@');
        boolean framed = id.startsWith("<") && id.endsWith(">") && id.indexOf('<', 1) < 0;
        boolean sides = sign > 1 && sign < id.length() - 2;
        boolean plain = id.chars().allMatch(c -> c > ' ' && c < 127);
        if (!framed || !sides || !plain) {
            add("message-id-malformed", "message-id", id);
        }
    }

    private void senders() {
        if (fields.all("from").findAny().isEmpty()) {
            add("from-missing", "from", "");
            return;
        }
        String from = header.from().isEmpty() ? "" : header.from().getFirst().address();
        if (header.from().stream().noneMatch(each -> each.address().indexOf('@') > 0)) {
            add("from-without-address", "from", fields.decoded("from"));
            return;
        }
        elsewhere("reply-to-elsewhere", "reply-to", from,
                header.replyTo().isEmpty() ? "" : header.replyTo().getFirst().address());
        elsewhere("sender-elsewhere", "sender", from,
                header.sender().isEmpty() ? "" : header.sender().getFirst().address());
        elsewhere("return-path-elsewhere", "return-path", from,
                fields.value("return-path").replace("<", "").replace(">", "").strip());
        for (Mailbox mailbox : header.from()) {
            name(mailbox);
        }
    }

    private void elsewhere(String name, String field, String from, String other) {
        String one = domain(from);
        String two = domain(other);
        if (!one.isEmpty() && !two.isEmpty() && !one.equals(two)) {
            add(name, field, other + ", from " + from);
        }
    }

    private static String domain(String address) {
        int sign = address.lastIndexOf('@');
        return sign < 0 ? "" : HostName.domain(address.substring(sign + 1).strip().toLowerCase(Locale.ROOT));
    }

    /// A name that is to be taken for somebody else's: with another's domain, with characters that turn the direction.
    private void name(Mailbox mailbox) {
        String name = mailbox.name();
        if (name.isEmpty()) {
            return;
        }
        if (name.chars().anyMatch(HeaderOddities::turns)) {
            add("direction-in-name", "from", name);
        }
        String own = domain(mailbox.address());
        for (String word : name.toLowerCase(Locale.ROOT).split("[\\s,;:()<>\"'/|]+", 20)) {
            int sign = word.lastIndexOf('@');
            String host = word.substring(sign + 1);
            int dot = host.lastIndexOf('.');
            boolean likely = dot > 1 && host.length() - dot > 2 && host.chars().skip(dot + 1).allMatch(Ascii::isLetter);
            String domain = likely && HostName.hasKnownSuffix(host) ? HostName.domain(host) : "";
            boolean whole = sign > 0 && name.indexOf(' ') < 0;
            if (!domain.isEmpty() && !own.isEmpty() && !domain.equals(own) && !whole) {
                add(sign > 0 ? "address-in-name" : "domain-in-name", "from", name + " <" + mailbox.address() + ">");
                return;
            }
        }
    }

    private static boolean turns(int c) {
        return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200f || c == 0x200e;
    }
}
