package org.spampot.smtp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Defect;
import org.spampot.model.Envelope;
import org.spampot.model.EnvelopePath;

/// One mail in the making, from MAIL to the end of its data (RFC 5321 section 3.3). A new one is made for each MAIL, so
/// that nothing of a mail can get into the next.
///
/// Thread-safety: none; confined to its session.
public final class Transaction {
    /// RFC 5321 section 4.5.3.1.3 allows a path 256 bytes; a few may be longer, not all of them.
    private static final int AVERAGE_PATH = 256;
    private static final int LONGEST_PATH = 4096;

    private final EnvelopePath mailFrom;
    private final Body body;
    private final boolean utf8;
    private final List<EnvelopePath> rcptTo = new ArrayList<>(1);
    private long held;
    private @Nullable Reception reception;
    private final Oddities oddities = new Oddities();

    Transaction(EnvelopePath mailFrom, Body body, boolean utf8) {
        this.mailFrom = mailFrom;
        this.body = body;
        this.utf8 = utf8;
    }

    public void add(EnvelopePath recipient) {
        rcptTo.add(recipient);
        held += recipient.argument().length();
    }

    public EnvelopePath mailFrom() {
        return mailFrom;
    }

    public int recipients() {
        return rcptTo.size();
    }

    /// Whether `recipient` would be one too many, by number or by what all of them hold in memory.
    public boolean isFullFor(EnvelopePath recipient, Limits limits) {
        return rcptTo.size() >= limits.recipients()
                || held + recipient.argument().length() > (long) limits.recipients() * AVERAGE_PATH + LONGEST_PATH;
    }

    /// The declared kind of content.
    public Body body() {
        return body;
    }

    /// Whether paths may be UTF-8: SMTPUTF8 was declared (RFC 6531 section 3.4).
    public boolean utf8() {
        return utf8;
    }

    /// Whether a chunk of its content was taken (RFC 3030).
    public boolean begun() {
        return reception != null;
    }

    /// Whether no more of its content is taken, as some of it could not be.
    public boolean failed() {
        return reception != null && reception.captured();
    }

    /// Its content; nothing before any of it was announced.
    @Nullable
    Reception reception() {
        return reception;
    }

    void receive(Reception content) {
        reception = content;
    }

    /// Bytes held in memory.
    long held() {
        return held + (reception == null ? 0 : reception.held());
    }

    Envelope envelope() {
        return new Envelope(mailFrom, rcptTo);
    }

    void note(List<Defect> defects) {
        defects.forEach(oddities::add);
    }

    List<Defect> defects() {
        return oddities.list();
    }
}
