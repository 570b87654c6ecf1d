package org.spampot.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spampot.report.Csv;
import org.spampot.report.Json;
import org.spampot.store.MessageDetail;
import tools.jackson.core.JsonGenerator;

/// A line for each message, with what is known of it: CSV with a line of names first, or JSON Lines.
///
/// Thread-safety: belongs to one thread.
public final class Table implements Closeable {
    /// How lines are written.
    public enum Notation {
        CSV, JSONL
    }

    private final Notation notation;
    private final Writer writer;
    private final @Nullable NewFile file;

    private Table(Notation notation, Counted out, @Nullable NewFile file) throws IOException {
        this.notation = notation;
        this.writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.file = file;
        if (notation == Notation.CSV) {
            Csv.line(writer, Columns.ALL.stream().map(Columns.Column::name).toList());
        }
    }

    /// A table that flows into `stream`.
    public static Table into(OutputStream stream, Notation notation) throws IOException {
        return new Table(notation, new Counted(stream), null);
    }

    /// A file.
    public static Table file(Path path, Notation notation) throws IOException {
        var file = new NewFile(path);
        return new Table(notation, file.out(), file);
    }

    public void put(MessageDetail message) throws IOException {
        switch (notation) {
            case CSV -> {
                List<Object> cells = new ArrayList<>();
                for (Columns.Column column : Columns.ALL) {
                    cells.add(cell(column.value().apply(message), column.between()));
                }
                Csv.line(writer, cells);
            }
            case JSONL -> Json.line(writer, json -> {
                for (Columns.Column column : Columns.ALL) {
                    write(json, column.name(), column.value().apply(message));
                }
            });
        }
    }

    private static Object cell(Object value, String between) {
        return value instanceof List<?> list
                ? list.stream().map(Object::toString).collect(Collectors.joining(between))
                : value;
    }

    private static void write(JsonGenerator json, String name, Object value) {
        switch (value) {
            case List<?> list -> {
                json.writeArrayPropertyStart(name);
                list.forEach(each -> json.writeString(each.toString()));
                json.writeEndArray();
            }
            case Long number -> json.writeNumberProperty(name, number);
            case Integer number -> json.writeNumberProperty(name, number);
            default -> json.writeStringProperty(name, value.toString());
        }
    }

    /// Makes what was put whole.
    public void finish() throws IOException {
        writer.flush();
        if (file != null) {
            file.name();
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
