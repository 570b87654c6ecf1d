package org.spampot.store.sql;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.Record;
import org.jooq.SelectField;
import org.spampot.model.CaptureId;
import org.spampot.model.EndOfContent;
import org.spampot.model.Position;
import org.spampot.model.SessionId;
import org.spampot.store.MessageDetail;
import org.spampot.store.MessageRow;

/// Reads messages, as rows of lists and whole.
final class Messages {
    /// What [#rows] needs, from `message` joined with `session`.
    static final List<SelectField<?>> COLUMNS = List.of(Tables.MESSAGE_ID, Tables.SESSION_NAME, Tables.MESSAGE_ORDINAL,
            Tables.MESSAGE_RECEIVED, Tables.MESSAGE_SOURCE, Tables.MESSAGE_FROM, Tables.MESSAGE_SUBJECT,
            Tables.MESSAGE_SHA256, Tables.MESSAGE_SIZE, Tables.MESSAGE_ATTACHMENTS, Tables.MESSAGE_END,
            Tables.MESSAGE_SEGMENT, Tables.MESSAGE_POSITION, Tables.MESSAGE_SENDER_KNOWN);

    private Messages() {}

    static Optional<MessageDetail> detail(DSLContext db, Documents documents, CaptureId id) {
        var found = db.select(COLUMNS).select(Tables.MESSAGE_DOCUMENT_BYTES).from(Tables.SESSION).join(Tables.MESSAGE)
                .on(Tables.MESSAGE_SESSION.eq(Tables.SESSION_ID)).join(Tables.MESSAGE_DOCUMENT)
                .on(Tables.MESSAGE_DOCUMENT_OF.eq(Tables.MESSAGE_ID)).where(is(id)).fetch();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var row = found.getFirst();
        var document = documents.read(row.get(Tables.MESSAGE_DOCUMENT_BYTES), MessageDocument.class);
        return Optional.of(new MessageDetail(rows(db, found).getFirst(), document.connection(), document.helo(),
                document.queueId(), document.defects(), document.analysis(), document.imported()));
    }

    static Condition is(CaptureId id) {
        return Tables.SESSION_NAME.eq(id.session().value()).and(Tables.MESSAGE_ORDINAL.eq(id.ordinal()));
    }

    /// The key of a message, when it is there.
    static Optional<Long> key(DSLContext db, CaptureId id) {
        return db.select(Tables.MESSAGE_ID).from(Tables.SESSION).join(Tables.MESSAGE)
                .on(Tables.MESSAGE_SESSION.eq(Tables.SESSION_ID)).where(is(id)).fetchOptional(row -> row.value1());
    }

    /// The messages of a session, in their order.
    static List<MessageRow> ofSession(DSLContext db, long session, int most) {
        return rows(db, db.select(COLUMNS).from(Tables.MESSAGE).join(Tables.SESSION)
                .on(Tables.SESSION_ID.eq(Tables.MESSAGE_SESSION)).where(Tables.MESSAGE_SESSION.eq(session))
                .orderBy(Tables.MESSAGE_ORDINAL).limit(most).fetch());
    }

    /// The rows of `found`, in its order, with their recipients.
    static List<MessageRow> rows(DSLContext db, List<? extends Record> found) {
        var recipients = recipients(db, found.stream().map(row -> row.get(Tables.MESSAGE_ID)).toList());
        var rows = new ArrayList<MessageRow>(found.size());
        for (Record row : found) {
            rows.add(new MessageRow(
                    new CaptureId(new SessionId(row.get(Tables.SESSION_NAME)), row.get(Tables.MESSAGE_ORDINAL)),
                    TimeKey.instant(row.get(Tables.MESSAGE_RECEIVED)), row.get(Tables.MESSAGE_SOURCE),
                    row.get(Tables.MESSAGE_SENDER_KNOWN) == 0 ? null : row.get(Tables.MESSAGE_FROM),
                    recipients.getOrDefault(row.get(Tables.MESSAGE_ID), List.of()),
                    row.get(Tables.MESSAGE_SUBJECT), row.get(Tables.MESSAGE_SHA256), row.get(Tables.MESSAGE_SIZE),
                    row.get(Tables.MESSAGE_ATTACHMENTS), EndOfContent.valueOf(row.get(Tables.MESSAGE_END)),
                    new Position(row.get(Tables.MESSAGE_SEGMENT), row.get(Tables.MESSAGE_POSITION))));
        }
        return rows;
    }

    private static Map<Long, List<String>> recipients(DSLContext db, Collection<Long> messages) {
        // written into the statement, as some databases take few bind values; they are numbers of ours
        var keys = messages.stream().map(DSL::inline).toList();
        var byMessage = new HashMap<Long, List<String>>();
        db.select(Tables.RECIPIENT_MESSAGE, Tables.RECIPIENT_ADDRESS).from(Tables.RECIPIENT)
                .where(Tables.RECIPIENT_MESSAGE.in(keys)).orderBy(Tables.RECIPIENT_MESSAGE, Tables.RECIPIENT_ORDINAL)
                .forEach(row -> byMessage.computeIfAbsent(row.value1(), key -> new ArrayList<>()).add(row.value2()));
        return byMessage;
    }
}
