package org.spampot.store.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.StringJoiner;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.spampot.model.Bytes;

/// Writes all rows in an order that depends on nothing but them: two stores of the same captures give the same text.
/// Documents are written as the digest of their JSON. The text index is left out; it is made of what the documents hold.
final class Dump {
    private Dump() {}

    static void write(DSLContext db, Documents documents, Writer out) {
        for (Tables.Ordered table : Tables.ALL) {
            try (var rows = db
                    .resultQuery("SELECT * FROM " + table.table() + " ORDER BY " + table.columns()).fetchLazy()) {
                for (Record row : rows) {
                    out.write(table.table() + ": " + line(row, documents) + "\n");
                }
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static String line(Record row, Documents documents) {
        var line = new StringJoiner(" ");
        for (var field : row.fields()) {
            Object value = row.get(field);
            String shown = switch (value) {
                case null -> "-";
                case byte[] document -> Bytes.own(documents.json(document)).sha256();
                case String text -> quoted(text);
                case Object other -> other.toString();
            };
            line.add(field.getName() + "=" + shown);
        }
        return line.toString();
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c < ' ' || c == '"' || c == '\\' || c > 0x7e) {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
