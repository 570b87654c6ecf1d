package org.spampot.store.sql;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.spampot.model.Bytes;
import org.spampot.model.CaptureId;
import org.spampot.model.Endpoint;
import org.spampot.model.SessionId;
import org.spampot.model.TranscriptEntry;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/// How the values of `model` that are more than plain records are written in documents: each as one string. Bytes are
/// one character for each byte (ISO 8859-1), so that they can be read and still come back exactly.
final class DocumentForms {
    private DocumentForms() {}

    static JacksonModule module() {
        var module = new SimpleModule("spampot-store");
        form(module, Bytes.class, Bytes::latin1, Bytes::latin1);
        form(module, SessionId.class, SessionId::value, SessionId::new);
        form(module, CaptureId.class, CaptureId::toString, text -> CaptureId.parse(text).orElseThrow());
        form(module, Endpoint.class, end -> end.ip() + " " + end.port(), DocumentForms::endpoint);
        form(module, Instant.class, Instant::toString, Instant::parse);
        form(module, Duration.class, Duration::toString, Duration::parse);
        module.setMixInAnnotation(TranscriptEntry.class, EntryForm.class);
        return module;
    }

    private static Endpoint endpoint(String text) {
        int space = text.indexOf(' ');
        return new Endpoint(InetAddress.ofLiteral(text.substring(0, space)),
                Integer.parseInt(text.substring(space + 1)));
    }

    private static <T> void form(SimpleModule module, Class<T> type, Function<T, String> write,
            Function<String, T> read) {
        module.addSerializer(type, new StdSerializer<T>(type) {
            @Override
            public void serialize(T value, JsonGenerator out, SerializationContext context) {
                out.writeString(write.apply(value));
            }
        });
        module.addDeserializer(type, new StdDeserializer<T>(type) {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) {
                return read.apply(in.getString());
            }
        });
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({@JsonSubTypes.Type(value = TranscriptEntry.Command.class, name = "command"),
            @JsonSubTypes.Type(value = TranscriptEntry.Reply.class, name = "reply"),
            @JsonSubTypes.Type(value = TranscriptEntry.Content.class, name = "content"),
            @JsonSubTypes.Type(value = TranscriptEntry.Note.class, name = "note")})
    private interface EntryForm {}
}
