package org.spampot.journal;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Evidence;
import org.spampot.model.Handshake;
import org.spampot.model.Login;
import org.spampot.model.Refused;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// The field `evidence` of a session's record. What is not known is left out, the whole field too, as it is in records
/// written before there was any.
final class EvidenceJson {
    private EvidenceJson() {}

    static void write(JsonGenerator json, Evidence evidence) {
        json.writeStartObject();
        if (evidence.syn() != null) {
            json.writeStringProperty("syn", evidence.syn());
        }
        if (evidence.system() != null) {
            json.writeStringProperty("system", evidence.system());
        }
        if (evidence.tls() != null) {
            json.writeName("tls");
            write(json, evidence.tls());
        }
        if (!evidence.logins().isEmpty()) {
            json.writeArrayPropertyStart("logins");
            evidence.logins().forEach(login -> write(json, login));
            json.writeEndArray();
        }
        if (!evidence.refused().isEmpty()) {
            json.writeArrayPropertyStart("refused");
            evidence.refused().forEach(refused -> write(json, refused));
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Refused refused) {
        json.writeStartObject();
        json.writeNumberProperty("ns", refused.at().toNanos());
        json.writeStringProperty("verb", refused.verb());
        json.writeStringProperty("address", refused.address());
        json.writeStringProperty("why", refused.why());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Handshake tls) {
        json.writeStartObject();
        text(json, "version", tls.version());
        text(json, "cipher", tls.cipher());
        text(json, "serverName", tls.serverName());
        if (!tls.alpn().isEmpty()) {
            json.writeArrayPropertyStart("alpn");
            tls.alpn().forEach(json::writeString);
            json.writeEndArray();
        }
        text(json, "ja3", tls.ja3());
        text(json, "ja3Text", tls.ja3Text());
        text(json, "ja4", tls.ja4());
        json.writeBooleanProperty("completed", tls.completed());
        text(json, "failure", tls.failure());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Login login) {
        json.writeStartObject();
        json.writeNumberProperty("ns", login.at().toNanos());
        json.writeStringProperty("mechanism", login.mechanism());
        text(json, "authorization", login.authorization());
        text(json, "name", login.name());
        text(json, "secret", login.secret());
        text(json, "challenge", login.challenge());
        text(json, "response", login.response());
        json.writeBooleanProperty("accepted", login.accepted());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, String text) {
        if (!text.isEmpty()) {
            json.writeStringProperty(name, text);
        }
    }

    static Evidence read(@Nullable JsonNode value) throws BrokenRecord {
        if (value == null) {
            return Evidence.NONE;
        }
        String syn = value.get("syn") == null ? null : Json.text(value, "syn");
        String system = value.get("system") == null ? null : Json.text(value, "system");
        JsonNode tls = value.get("tls");
        return new Evidence(syn, system, tls == null ? null : handshake(tls),
                value.get("logins") == null ? List.of() : Json.list(value, "logins", EvidenceJson::login),
                value.get("refused") == null ? List.of() : Json.list(value, "refused", EvidenceJson::refused));
    }

    private static Handshake handshake(JsonNode value) throws BrokenRecord {
        return new Handshake(text(value, "version"), text(value, "cipher"), text(value, "serverName"),
                value.get("alpn") == null ? List.of() : Json.list(value, "alpn", Json::string), text(value, "ja3"),
                text(value, "ja3Text"), text(value, "ja4"), Json.truth(value, "completed"), text(value, "failure"));
    }

    private static Login login(JsonNode value) throws BrokenRecord {
        return new Login(Duration.ofNanos(Json.number(value, "ns")), Json.text(value, "mechanism"),
                text(value, "authorization"), text(value, "name"), text(value, "secret"), text(value, "challenge"),
                text(value, "response"), Json.truth(value, "accepted"));
    }

    private static Refused refused(JsonNode value) throws BrokenRecord {
        return new Refused(Duration.ofNanos(Json.number(value, "ns")), Json.text(value, "verb"),
                Json.text(value, "address"), Json.text(value, "why"));
    }

    private static String text(JsonNode value, String name) throws BrokenRecord {
        return value.get(name) == null ? "" : Json.text(value, name);
    }
}
