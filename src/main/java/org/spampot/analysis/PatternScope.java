package org.spampot.analysis;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.spampot.model.Where;

/// Where in a message a pattern is to be looked for. A place may be in several.
enum PatternScope {
    /// Any field of the header.
    HEADER,
    /// The Subject.
    SUBJECT,
    /// From, Sender and Reply-To.
    FROM,
    /// To and Cc.
    TO,
    /// Text that the message shows or hides.
    BODY,
    /// A link, in its normal form.
    URL,
    /// Text in a file.
    ATTACHMENT;

    private static final Set<String> BODIES = Set.of("text", "html", "html-hidden");
    private static final Set<String> SENDERS = Set.of("from", "sender", "reply-to");

    /// Those that a place of text is in.
    static Set<PatternScope> of(Where where) {
        if (where.part().equals("header")) {
            return switch (where.how()) {
                case "subject" -> EnumSet.of(HEADER, SUBJECT);
                case "to", "cc" -> EnumSet.of(HEADER, TO);
                default -> SENDERS.contains(where.how()) ? EnumSet.of(HEADER, FROM) : EnumSet.of(HEADER);
            };
        }
        return EnumSet.of(BODIES.contains(where.how()) ? BODY : ATTACHMENT);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
