package org.spampot.store.sql;

import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// The tables and columns that questions are asked of, by the names the migrations give them.
final class Tables {
    static final Table<Record> SESSION = table("session");
    static final Field<Long> SESSION_ID = number("session", "id");
    static final Field<String> SESSION_NAME = text("session", "name");
    static final Field<Long> SESSION_OPENED = number("session", "opened_at");
    static final Field<Long> SESSION_CLOSED = number("session", "closed_at");
    static final Field<String> SESSION_END = text("session", "ended_by");
    static final Field<String> SESSION_LISTENER = text("session", "listener");
    static final Field<String> SESSION_PERSONA = text("session", "persona");
    static final Field<String> SESSION_CLIENT_IP = text("session", "client_ip");
    static final Field<Integer> SESSION_CLIENT_PORT = count("session", "client_port");
    static final Field<String> SESSION_SERVER_IP = text("session", "server_ip");
    static final Field<Integer> SESSION_SERVER_PORT = count("session", "server_port");
    static final Field<String> SESSION_HELO = text("session", "helo");
    static final Field<String> SESSION_HELO_FOLDED = text("session", "helo_folded");
    static final Field<Integer> SESSION_MESSAGES = count("session", "messages");
    static final Field<Integer> SESSION_COMMANDS = count("session", "commands");
    static final Field<String> SESSION_KIND = text("session", "kind");
    static final Field<String> SESSION_DIALECT = text("session", "dialect");
    static final Field<String> SESSION_JA4 = text("session", "ja4");
    static final Field<String> SESSION_JA3 = text("session", "ja3");

    static final Table<Record> SIGN = table("session_sign");
    static final Field<Long> SIGN_SESSION = number("session_sign", "session_id");
    static final Field<Integer> SIGN_MESSAGE = count("session_sign", "message");
    static final Field<Integer> SIGN_ORDINAL = count("session_sign", "ordinal");
    static final Field<String> SIGN_KIND = text("session_sign", "kind");
    static final Field<Integer> SIGN_SCORE = count("session_sign", "score");
    static final Field<String> SIGN_REASON = text("session_sign", "reason");

    static final Table<Record> LOGIN = table("session_login");
    static final Field<Long> LOGIN_SESSION = number("session_login", "session_id");
    static final Field<Long> LOGIN_SIGHTING = number("session_login", "sighting_id");

    static final Table<Record> SESSION_DOCUMENT = table("session_document");
    static final Field<Long> SESSION_DOCUMENT_OF = number("session_document", "session_id");
    static final Field<byte[]> SESSION_DOCUMENT_BYTES = bytes("session_document", "document");

    static final Table<Record> MESSAGE = table("message");
    static final Field<Long> MESSAGE_ID = number("message", "id");
    static final Field<Long> MESSAGE_SESSION = number("message", "session_id");
    static final Field<Integer> MESSAGE_ORDINAL = count("message", "ordinal");
    static final Field<Long> MESSAGE_RECEIVED = number("message", "received_at");
    static final Field<String> MESSAGE_SOURCE = text("message", "source");
    static final Field<String> MESSAGE_HELO_FOLDED = text("message", "helo_folded");
    static final Field<String> MESSAGE_FROM = text("message", "mail_from");
    static final Field<String> MESSAGE_SUBJECT = text("message", "subject");
    static final Field<String> MESSAGE_SHA256 = text("message", "sha256");
    static final Field<Long> MESSAGE_SIZE = number("message", "size");
    static final Field<Integer> MESSAGE_ATTACHMENTS = count("message", "attachments");
    static final Field<Integer> MESSAGE_HAS_ATTACHMENT = count("message", "has_attachment");
    static final Field<String> MESSAGE_END = text("message", "ended_by");
    static final Field<Long> MESSAGE_SEGMENT = number("message", "segment");
    static final Field<Long> MESSAGE_POSITION = number("message", "position");
    static final Field<Integer> MESSAGE_SENDER_KNOWN = count("message", "sender_known");
    static final Field<String> MESSAGE_IMPORT = text("message", "import_run");

    static final Table<Record> MESSAGE_DOCUMENT = table("message_document");
    static final Field<Long> MESSAGE_DOCUMENT_OF = number("message_document", "message_id");
    static final Field<byte[]> MESSAGE_DOCUMENT_BYTES = bytes("message_document", "document");

    static final Table<Record> RECIPIENT = table("recipient");
    static final Field<Long> RECIPIENT_MESSAGE = number("recipient", "message_id");
    static final Field<Integer> RECIPIENT_ORDINAL = count("recipient", "ordinal");
    static final Field<String> RECIPIENT_ADDRESS = text("recipient", "address");

    static final Table<Record> SIGHTING = table("sighting");
    static final Field<Long> SIGHTING_ID = number("sighting", "id");
    static final Field<String> SIGHTING_KIND = text("sighting", "kind");
    static final Field<String> SIGHTING_VALUE = text("sighting", "value");
    static final Field<Long> SIGHTING_DIGEST = number("sighting", "digest");
    static final Field<String> SIGHTING_LABEL = text("sighting", "label");
    static final Field<Long> SIGHTING_FIRST = number("sighting", "first_seen");
    static final Field<Long> SIGHTING_LAST = number("sighting", "last_seen");
    static final Field<Long> SIGHTING_MESSAGES = number("sighting", "messages");
    static final Field<Long> SIGHTING_SESSIONS = number("sighting", "sessions");

    static final Table<Record> HOUR = table("sighting_hour");
    static final Field<String> HOUR_KIND = text("sighting_hour", "kind");
    static final Field<Long> HOUR_HOUR = number("sighting_hour", "hour");
    static final Field<Long> HOUR_SIGHTING = number("sighting_hour", "sighting_id");
    static final Field<Long> HOUR_FIRST = number("sighting_hour", "first_seen");
    static final Field<Long> HOUR_LAST = number("sighting_hour", "last_seen");
    static final Field<Long> HOUR_MESSAGES = number("sighting_hour", "messages");
    static final Field<Long> HOUR_SESSIONS = number("sighting_hour", "sessions");

    static final Table<Record> KIND_TOTAL = table("kind_total");
    static final Field<String> KIND_TOTAL_KIND = text("kind_total", "kind");
    static final Field<Long> KIND_TOTAL_SIGHTINGS = number("kind_total", "sightings");

    static final Table<Record> INDICATOR = table("indicator");
    static final Field<Long> INDICATOR_MESSAGE = number("indicator", "message_id");
    static final Field<Long> INDICATOR_SIGHTING = number("indicator", "sighting_id");

    static final Table<Record> TOTAL = table("hour_total");
    static final Field<Long> TOTAL_HOUR = number("hour_total", "hour");
    static final Field<Long> TOTAL_SESSIONS = number("hour_total", "sessions");
    static final Field<Long> TOTAL_MESSAGES = number("hour_total", "messages");
    static final Field<Long> TOTAL_BYTES = number("hour_total", "bytes");
    static final Field<Long> TOTAL_RECIPIENTS = number("hour_total", "recipients");
    static final Field<Long> TOTAL_ATTACHMENTS = number("hour_total", "attachments");
    static final Field<Long> TOTAL_LAST = number("hour_total", "last_at");

    static final Table<Record> MINUTE = table("minute_total");
    static final Field<Long> MINUTE_MINUTE = number("minute_total", "minute");
    static final Field<Long> MINUTE_SESSIONS = number("minute_total", "sessions");
    static final Field<Long> MINUTE_MESSAGES = number("minute_total", "messages");
    static final Field<Long> MINUTE_BYTES = number("minute_total", "bytes");

    static final Table<Record> CURSOR = table("journal_cursor");
    static final Field<Long> CURSOR_SEGMENT = number("journal_cursor", "segment");
    static final Field<Long> CURSOR_POSITION = number("journal_cursor", "position");

    /// Every table, with the columns that put its rows in order.
    static final List<Ordered> ALL = List.of(new Ordered("session", "id"),
            new Ordered("session_document", "session_id"), new Ordered("session_sign", "session_id, message, ordinal"),
            new Ordered("session_login", "session_id, sighting_id"),
            new Ordered("message", "id"), new Ordered("message_document", "message_id"),
            new Ordered("recipient", "message_id, ordinal"), new Ordered("attachment", "message_id, ordinal"),
            new Ordered("sighting", "id"), new Ordered("kind_total", "kind"),
            new Ordered("sighting_hour", "kind, hour, sighting_id"),
            new Ordered("indicator", "message_id, sighting_id"), new Ordered("hour_total", "hour"),
            new Ordered("minute_total", "minute"),
            new Ordered("journal_cursor", "id"));

    private Tables() {}

    record Ordered(String table, String columns) {}

    private static Table<Record> table(String name) {
        return DSL.table(DSL.unquotedName(name));
    }

    private static Field<Long> number(String table, String column) {
        return DSL.field(DSL.unquotedName(table, column), Long.class);
    }

    private static Field<Integer> count(String table, String column) {
        return DSL.field(DSL.unquotedName(table, column), Integer.class);
    }

    private static Field<String> text(String table, String column) {
        return DSL.field(DSL.unquotedName(table, column), String.class);
    }

    private static Field<byte[]> bytes(String table, String column) {
        return DSL.field(DSL.unquotedName(table, column), byte[].class);
    }
}
