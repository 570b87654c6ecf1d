package org.spampot.report;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Printable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.json.JsonFactory;

/// JSON Lines (one object, one line) that a terminal may show: whatever controls or hides is written as an escape, which
/// changes nothing for a parser.
public final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder().characterEscapes(new Escapes()).build();

    private Json() {}

    /// Writes the members of one object.
    public interface Members {
        void write(JsonGenerator json);
    }

    /// One object on one line.
    public static void line(Appendable out, Members members) throws IOException {
        var line = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        }
        out.append(line.toString()).append('\n');
    }

    static void time(JsonGenerator json, String name, @Nullable Instant time) {
        if (time == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, time.toString());
        }
    }

    static void strings(JsonGenerator json, String name, Collection<String> values) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    static <T> void objects(JsonGenerator json, String name, Collection<T> values, Member<T> member) {
        json.writeArrayPropertyStart(name);
        for (T value : values) {
            json.writeStartObject();
            member.write(json, value);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// Writes the members of one of several objects.
    interface Member<T> {
        void write(JsonGenerator json, T value);
    }

    private static final class Escapes extends CharacterEscapes {
        private static final long serialVersionUID = 1;
        private static final int[] ASCII = ascii();

        private static int[] ascii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes[0x7f] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ASCII.clone();
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int unit) {
            return unit < 0x80 || Printable.isShown(unit) ? null : new SerializedString(String.format("\\u%04x", unit));
        }
    }
}
