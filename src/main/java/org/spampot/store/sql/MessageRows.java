package org.spampot.store.sql;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.spampot.model.Analysis;
import org.spampot.model.Attachment;
import org.spampot.model.MessageCapture;
import org.spampot.model.Understood;

/// Writes the rows of messages, with all that can be counted and searched in them.
///
/// Thread-safety: belongs to the thread that commits.
final class MessageRows {
    private static final String INSERT = "INSERT INTO message (id, session_id, ordinal, received_at, source, helo_folded,"
            + " mail_from, subject, sha256, size, attachments, has_attachment, ended_by, segment, position,"
            + " import_run, sender_known) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Statements sql;
    private final Sightings sightings;
    private final HourTotals totals;
    private final Documents documents;
    private final KeyMaker keys;
    private final TextIndex text;

    MessageRows(Statements sql, Sightings sightings, HourTotals totals, Documents documents) {
        this.sql = sql;
        this.sightings = sightings;
        this.totals = totals;
        this.documents = documents;
        this.keys = new KeyMaker(sql, "message");
        this.text = new TextIndex(sql);
    }

    void begin() throws SQLException {
        keys.begin();
    }

    /// Keeps a message that is not there yet.
    void add(Understood.Message understood, SessionRows.State session, SessionRows sessions) throws SQLException {
        MessageCapture capture = understood.capture();
        Analysis analysis = understood.analysis();
        long key = keys.next(capture.at());
        long at = TimeKey.nanos(capture.at());
        write(key, understood, session);
        writeDocument(key, capture, analysis);
        writeRecipients(key, Observation.recipients(capture));
        writeAttachments(key, analysis.attachments());
        count(key, at, Observation.of(capture, analysis), session, sessions);
        totals.message(at, capture.content().size(), capture.envelope().rcptTo().size(), analysis.attachments().size());
        text.add(key, capture, analysis);
    }

    private void write(long key, Understood.Message understood, SessionRows.State session) throws SQLException {
        MessageCapture capture = understood.capture();
        Analysis analysis = understood.analysis();
        int attachments = analysis.attachments().size();
        sql.add(INSERT, key, session.key, capture.id().ordinal(), TimeKey.nanos(capture.at()),
                Clean.word(Observation.source(capture, analysis)), Clean.folded(capture.helo()),
                Clean.value(capture.envelope().mailFrom().address()), Clean.value(analysis.header().subject()),
                analysis.sha256(), analysis.size(), attachments, attachments > 0 ? 1 : 0, capture.end().name(),
                understood.position().segment(), understood.position().offset(),
                capture.imported() == null ? "" : capture.imported().run().value(),
                Observation.isSenderKnown(capture) ? 1 : 0);
    }

    private void writeDocument(long key, MessageCapture capture, Analysis analysis) throws SQLException {
        var document = new MessageDocument(capture.connection(), capture.helo(), capture.queueId(), capture.envelope(),
                capture.defects(), analysis, capture.imported());
        sql.add("INSERT INTO message_document (message_id, document) VALUES (?, ?)", key, documents.write(document));
    }

    private void writeRecipients(long key, List<String> addresses) throws SQLException {
        int ordinal = 0;
        for (String address : addresses) {
            sql.add("INSERT INTO recipient (message_id, ordinal, address) VALUES (?, ?, ?)", key, ++ordinal, address);
        }
    }

    private void writeAttachments(long key, List<Attachment> attachments) throws SQLException {
        int ordinal = 0;
        for (Attachment attachment : attachments) {
            sql.add("INSERT INTO attachment (message_id, ordinal, part, name, declared_type, detected_type, size, md5,"
                    + " sha1, sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", key, ++ordinal,
                    Clean.word(attachment.part()), Clean.value(attachment.name()),
                    Clean.word(attachment.declaredType()), Clean.word(attachment.detectedType()), attachment.size(),
                    attachment.md5(), attachment.sha1(), attachment.sha256());
        }
    }

    private void count(long key, long at, Collection<Observation> observations, SessionRows.State session,
            SessionRows sessions) throws SQLException {
        for (Observation seen : observations) {
            long sighting = sightings.id(seen.key(), seen.label());
            sightings.add(seen.key(), seen.label(), at, 1, sessions.isNew(session, sighting) ? 1 : 0);
            sql.add("INSERT INTO indicator (message_id, sighting_id, part, how) VALUES (?, ?, ?, ?)", key, sighting,
                    Clean.word(seen.where().part()), Clean.word(seen.where().how()));
        }
    }

    void flush() throws SQLException {
        sql.flush();
        text.flush();
    }
}
