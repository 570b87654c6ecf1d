package org.spampot.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.spampot.model.EnvelopePath;
import org.spampot.model.Imported;
import org.spampot.model.MessageCapture;
import org.spampot.report.Json;

/// What the bytes of a message cannot say: one JSON object a line for each exported message, with its digest, where it
/// is, and the envelope it came in.
///
/// Thread-safety: belongs to one thread.
final class Manifest implements Closeable {
    private final NewFile file;
    private final Writer writer;

    Manifest(Path path) throws IOException {
        this(path, false);
    }

    /// @param again whether lines that are there already stay
    Manifest(Path path, boolean again) throws IOException {
        this.file = new NewFile(path);
        this.writer = new OutputStreamWriter(file.out(), StandardCharsets.UTF_8);
        if (again && Files.exists(path)) {
            Files.copy(path, file.out());
        }
    }

    /// Where the bytes of a message went.
    ///
    /// @param file as named from the folder of the manifest
    /// @param offset of the message's first byte in that file
    /// @param length how many bytes of that file are the message: more than its size where lines were quoted or a last line
    ///        end was put in
    record Place(String file, long offset, long length) {}

    void add(MessageCapture message, Place place) throws IOException {
        Json.line(writer, json -> {
            json.writeStringProperty("id", message.id().toString());
            json.writeStringProperty("sha256", message.content().sha256());
            json.writeNumberProperty("size", message.content().size());
            json.writeStringProperty("file", place.file());
            json.writeNumberProperty("offset", place.offset());
            json.writeNumberProperty("length", place.length());
            json.writeStringProperty("receivedAt", message.at().toString());
            json.writeStringProperty("client", message.connection().client().ip());
            json.writeStringProperty("helo", message.helo());
            json.writeStringProperty("mailFrom", message.envelope().mailFrom().address());
            json.writeArrayPropertyStart("rcptTo");
            for (EnvelopePath recipient : message.envelope().rcptTo()) {
                json.writeString(recipient.address());
            }
            json.writeEndArray();
            json.writeStringProperty("end", Columns.word(message.end()));
            Imported imported = message.imported();
            json.writeStringProperty("importPath", imported == null ? "" : imported.path());
        });
    }

    void name() throws IOException {
        writer.flush();
        file.name();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
