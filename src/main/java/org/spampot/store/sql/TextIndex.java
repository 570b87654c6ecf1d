package org.spampot.store.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.spampot.model.Analysis;
import org.spampot.model.EnvelopePath;
import org.spampot.model.Link;
import org.spampot.model.Mailbox;
import org.spampot.model.MessageCapture;

/// The one thing that every database does its own way: the search in text. This is SQLite's, by FTS5.
///
/// Text and questions are both folded by [Words], so a question consists of letters, digits and spaces within quotes:
/// none of FTS5's own syntax can come from outside.
final class TextIndex {
    private static final String INSERT = "INSERT INTO message_text (rowid, subject, sender, recipient, name, body, link)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)";
    static final Table<?> TABLE = DSL.table(DSL.unquotedName("message_text"));
    static final Field<Long> ROW = DSL.field(DSL.unquotedName("message_text", "rowid"), Long.class);

    private final Statements sql;
    private final TreeMap<Long, String[]> waiting = new TreeMap<>();

    TextIndex(Statements sql) {
        this.sql = sql;
    }

    /// Where a term looks.
    enum Column {
        ANY("{subject sender recipient name body}"), SUBJECT("subject"), SENDER("sender"), RECIPIENT("recipient"), LINK(
                "link");

        private final String filter;

        Column(String filter) {
            this.filter = filter;
        }
    }

    void add(long message, MessageCapture capture, Analysis analysis) {
        var header = analysis.header();
        waiting.put(message, new String[]{Words.of(header.subject()),
                Words.of(text(Stream.of(capture.envelope().mailFrom().address()),
                        mailboxes(Stream.of(header.from(), header.sender(), header.replyTo())))),
                Words.of(text(capture.envelope().rcptTo().stream().map(EnvelopePath::address),
                        mailboxes(Stream.of(header.to(), header.cc())))),
                Words.of(text(analysis.attachments().stream().map(attachment -> attachment.name()), Stream.of())),
                Words.of(analysis.text()),
                Words.of(text(analysis.links().stream().map(Link::url).distinct(), Stream.of()))});
    }

    private static Stream<String> mailboxes(Stream<List<Mailbox>> lists) {
        return lists.flatMap(List::stream).flatMap(box -> Stream.of(box.name(), box.address()));
    }

    private static String text(Stream<String> first, Stream<String> second) {
        var text = new StringBuilder();
        for (var value : (Iterable<String>) Stream.concat(first, second)::iterator) {
            if (text.length() > Words.READ) {
                break;
            }
            text.append(value).append(' ');
        }
        return text.toString();
    }

    /// Writes what was added, in the order of keys: FTS5 ends its segment whenever a smaller key follows.
    void flush() throws SQLException {
        for (Map.Entry<Long, String[]> entry : waiting.entrySet()) {
            String[] texts = entry.getValue();
            sql.add(INSERT, entry.getKey(), texts[0], texts[1], texts[2], texts[3], texts[4], texts[5]);
        }
        sql.flush();
        waiting.clear();
    }

    /// The question for the words of `value`, one after the other; the last may go on when `value` ends in `*`. Empty
    /// when there is no word in it.
    static String phrase(Column column, String value) {
        String words = Words.of(value);
        if (words.isEmpty()) {
            return "";
        }
        return column.filter + " : \"" + words + "\"" + (value.endsWith("*") ? " *" : "");
    }

    /// The question that all of `phrases` answer.
    static String all(List<String> phrases) {
        return phrases.stream().map(phrase -> "(" + phrase + ")").collect(Collectors.joining(" AND "));
    }

    static Condition matches(String question) {
        return DSL.condition("message_text MATCH {0}", DSL.val(question));
    }
}
