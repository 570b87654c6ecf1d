package org.spampot.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.spampot.model.Bytes;
import org.spampot.model.Capture;
import org.spampot.model.CaptureId;
import org.spampot.model.EndOfContent;
import org.spampot.model.Envelope;
import org.spampot.model.MessageCapture;
import tools.jackson.databind.JsonNode;

/// Records back to captures; the mirror of [RecordWriter].
final class RecordReader {
    private RecordReader() {}

    /// The capture that an intact record holds; nothing when it is a record of another kind.
    static Optional<Capture> decode(Fields fields, Bytes block) throws BrokenRecord {
        String id = id(fields);
        if (id.startsWith(RecordWriter.MESSAGE)) {
            return Optional.of(message(id.substring(RecordWriter.MESSAGE.length()), fields, block));
        }
        if (id.startsWith(RecordWriter.SESSION)) {
            return Optional.of(SessionJson.read(Json.parse(block)));
        }
        return Optional.empty();
    }

    /// The `WARC-Record-ID` without its brackets.
    static String id(Fields fields) throws BrokenRecord {
        String id = only(fields, "WARC-Record-ID");
        return id.startsWith("<") && id.endsWith(">") ? id.substring(1, id.length() - 1) : id;
    }

    private static MessageCapture message(String name, Fields fields, Bytes block) throws BrokenRecord {
        CaptureId id = CaptureId.parse(name).orElseThrow(() -> new BrokenRecord("no message id"));
        var envelope = new Envelope(Facts.path(json(fields, "Spampot-Mail-From")),
                each(fields, "Spampot-Rcpt-To", Facts::path));
        return new MessageCapture(id, Facts.connection(json(fields, "Spampot-Connection")),
                Json.string(json(fields, "Spampot-Helo")), envelope, Json.string(json(fields, "Spampot-Queue-Id")),
                Facts.instant(only(fields, "WARC-Date")), block,
                Facts.constant(Arrays.asList(EndOfContent.values()), only(fields, "Spampot-End")),
                each(fields, "Spampot-Defect", Facts::defect),
                ImportJson.read(fields.all("Spampot-Import").isEmpty() ? null : json(fields, "Spampot-Import")));
    }

    static String only(Fields fields, String name) throws BrokenRecord {
        List<String> values = fields.all(name);
        if (values.size() != 1) {
            throw new BrokenRecord((values.isEmpty() ? "no header " : "a repeated header ") + name);
        }
        return values.getFirst();
    }

    private static JsonNode json(Fields fields, String name) throws BrokenRecord {
        return Json.parse(only(fields, name));
    }

    private static <T> List<T> each(Fields fields, String name, Json.Reading<T> reading)
            throws BrokenRecord {
        var list = new ArrayList<T>();
        for (String value : fields.all(name)) {
            list.add(reading.read(Json.parse(value)));
        }
        return list;
    }
}
