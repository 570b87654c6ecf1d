package org.spampot.journal;

import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.spampot.model.Connection;
import org.spampot.model.Defect;
import org.spampot.model.Endpoint;
import org.spampot.model.EnvelopePath;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// The facts that messages and sessions share, to JSON and back.
final class Facts {
    private Facts() {}

    static void write(JsonGenerator json, Connection connection) {
        json.writeStartObject();
        json.writeStringProperty("listener", connection.listener());
        json.writeStringProperty("persona", connection.persona());
        write(json, "client", connection.client());
        write(json, "server", connection.server());
        json.writeStringProperty("openedAt", connection.openedAt().toString());
        ImportJson.networks(json, "relays", connection.relays());
        json.writeEndObject();
    }

    static Connection connection(JsonNode value) throws BrokenRecord {
        return new Connection(Json.text(value, "listener"), Json.text(value, "persona"),
                endpoint(Json.field(value, "client")), endpoint(Json.field(value, "server")),
                instant(Json.text(value, "openedAt")), ImportJson.networks(value, "relays"));
    }

    private static void write(JsonGenerator json, String name, Endpoint endpoint) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("ip", endpoint.ip());
        json.writeNumberProperty("port", endpoint.port());
        json.writeEndObject();
    }

    private static Endpoint endpoint(JsonNode value) throws BrokenRecord {
        try {
            return new Endpoint(InetAddress.ofLiteral(Json.text(value, "ip")), Json.count(value, "port"));
        } catch (IllegalArgumentException notNumeric) {
            throw new BrokenRecord("no numeric address");
        }
    }

    static void write(JsonGenerator json, EnvelopePath path) {
        json.writeStartObject();
        json.writeStringProperty("argument", path.argument());
        json.writeStringProperty("address", path.address());
        json.writeArrayPropertyStart("parameters");
        path.parameters().forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    static EnvelopePath path(JsonNode value) throws BrokenRecord {
        return new EnvelopePath(Json.text(value, "argument"), Json.text(value, "address"),
                Json.list(value, "parameters", Json::string));
    }

    static void write(JsonGenerator json, Defect defect) {
        json.writeStartObject();
        json.writeStringProperty("name", defect.name());
        json.writeStringProperty("where", defect.where());
        json.writeStringProperty("detail", defect.detail());
        json.writeEndObject();
    }

    static Defect defect(JsonNode value) throws BrokenRecord {
        return new Defect(Json.text(value, "name"), Json.text(value, "where"), Json.text(value, "detail"));
    }

    static Instant instant(String text) throws BrokenRecord {
        try {
            return Instant.parse(text);
        } catch (DateTimeException noDate) {
            throw new BrokenRecord("no date where a date belongs");
        }
    }

    /// A constant of an enum as a word: lower case, dashes.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E constant(List<E> constants, String word) throws BrokenRecord {
        for (E constant : constants) {
            if (word(constant).equals(word)) {
                return constant;
            }
        }
        throw new BrokenRecord("an unknown word for " + constants.getFirst().getDeclaringClass().getSimpleName());
    }
}
