package org.spampot.journal;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON as the journal writes it: one line, printable ASCII only, so that nothing an attacker named can end a header
/// line, move a terminal's cursor or be changed by a tool that reads another charset.
///
/// Thread-safety: stateless; the factory and mapper are safe to share.
final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20)
                    .maxStringLength(SegmentReader.MAX_BLOCK).maxDocumentLength(SegmentReader.MAX_BLOCK).build())
            .build();
    private static final JsonMapper MAPPER = new JsonMapper(FACTORY);

    private Json() {}

    /// One JSON value in one line of printable ASCII.
    static String line(Consumer<JsonGenerator> value) {
        var text = new StringWriter(160);
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            value.accept(json);
        }
        // DEL is ASCII to Jackson and a control character to WARC; it can only stand inside a string
        String line = text.toString();
        return line.indexOf('\u007f') < 0 ? line : line.replace("\u007f", "\\u007f");
    }

    /// The bytes of [#line(Consumer)].
    static Bytes bytes(Consumer<JsonGenerator> value) {
        return Bytes.latin1(line(value));
    }

    static JsonNode parse(String text) throws BrokenRecord {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException notJson) {
            throw new BrokenRecord("no JSON where JSON belongs");
        }
    }

    static JsonNode parse(Bytes text) throws BrokenRecord {
        try {
            return MAPPER.readTree(text.stream());
        } catch (JacksonException notJson) {
            throw new BrokenRecord("no JSON where JSON belongs");
        }
    }

    static String string(JsonNode value) throws BrokenRecord {
        if (!value.isString()) {
            throw new BrokenRecord("no text where text belongs");
        }
        return value.stringValue();
    }

    static JsonNode field(JsonNode object, String name) throws BrokenRecord {
        @Nullable
        JsonNode value = object.get(name);
        if (value == null) {
            throw new BrokenRecord("no field " + name);
        }
        return value;
    }

    static String text(JsonNode object, String name) throws BrokenRecord {
        return string(field(object, name));
    }

    static long number(JsonNode object, String name) throws BrokenRecord {
        JsonNode value = field(object, name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new BrokenRecord("no whole number in field " + name);
        }
        return value.longValue();
    }

    static int count(JsonNode object, String name) throws BrokenRecord {
        long number = number(object, name);
        if (number != (int) number) {
            throw new BrokenRecord("no small number in field " + name);
        }
        return (int) number;
    }

    static boolean truth(JsonNode object, String name) throws BrokenRecord {
        JsonNode value = field(object, name);
        if (!value.isBoolean()) {
            throw new BrokenRecord("neither true nor false in field " + name);
        }
        return value.booleanValue();
    }

    static <T> List<T> list(JsonNode object, String name, Reading<T> each) throws BrokenRecord {
        JsonNode array = field(object, name);
        if (!array.isArray()) {
            throw new BrokenRecord("no list in field " + name);
        }
        var list = new ArrayList<T>(array.size());
        for (JsonNode element : array) {
            list.add(each.read(element));
        }
        return list;
    }

    interface Reading<T> {
        T read(JsonNode value) throws BrokenRecord;
    }
}
