package org.spampot.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Imported;
import org.spampot.model.Logged;
import org.spampot.model.Network;
import org.spampot.model.SessionId;
import org.spampot.model.TrustedNetworks;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// Where a capture was read from: the header `Spampot-Import` of a message, the field `import` of a session.
final class ImportJson {
    private ImportJson() {}

    static void write(JsonGenerator json, Imported imported) {
        json.writeStartObject();
        json.writeStringProperty("run", imported.run().value());
        json.writeStringProperty("path", imported.path());
        json.writeNumberProperty("offset", imported.offset());
        json.writeStringProperty("format", imported.format());
        json.writeStringProperty("at", imported.at().toString());
        TrustedNetworks trust = imported.trust();
        networks(json, "trusted", trust.trusted());
        networks(json, "internal", trust.internal());
        networks(json, "msa", trust.msa());
        strings(json, "hosts", trust.hosts());
        if (imported.logged() != null) {
            json.writeName("logged");
            write(json, imported.logged());
        }
        json.writeEndObject();
    }

    static void networks(JsonGenerator json, String name, List<Network> networks) {
        strings(json, name, networks.stream().map(Network::toString).toList());
    }

    /// Nothing when there is none, as most imports name none.
    private static void strings(JsonGenerator json, String name, List<String> values) {
        if (!values.isEmpty()) {
            json.writeArrayPropertyStart(name);
            values.forEach(json::writeString);
            json.writeEndArray();
        }
    }

    private static void write(JsonGenerator json, Logged logged) {
        json.writeStartObject();
        json.writeStringProperty("server", logged.server());
        json.writeStringProperty("client", logged.client());
        json.writeStringProperty("messageId", logged.messageId());
        json.writeNumberProperty("size", logged.size());
        json.writeArrayPropertyStart("deliveries");
        for (Logged.Delivery delivery : logged.deliveries()) {
            json.writeStartObject();
            json.writeStringProperty("recipient", delivery.recipient());
            json.writeStringProperty("status", delivery.status());
            json.writeStringProperty("text", delivery.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /// What `value` holds; nothing when there is none.
    static @Nullable Imported read(@Nullable JsonNode value) throws BrokenRecord {
        if (value == null) {
            return null;
        }
        String run = Json.text(value, "run");
        if (!SessionId.isWellFormed(run)) {
            throw new BrokenRecord("no id of an import");
        }
        JsonNode logged = value.get("logged");
        return new Imported(new SessionId(run), Json.text(value, "path"), Json.number(value, "offset"),
                Json.text(value, "format"), Facts.instant(Json.text(value, "at")),
                new TrustedNetworks(networks(value, "trusted"), networks(value, "internal"), networks(value, "msa"),
                        value.get("hosts") == null ? List.of() : Json.list(value, "hosts", Json::string)),
                logged == null ? null : logged(logged));
    }

    static List<Network> networks(JsonNode value, String name) throws BrokenRecord {
        return value.get(name) == null ? List.of() : Json.list(value, name, ImportJson::network);
    }

    private static Network network(JsonNode value) throws BrokenRecord {
        return Network.parse(Json.string(value)).orElseThrow(() -> new BrokenRecord("no network"));
    }

    private static Logged logged(JsonNode value) throws BrokenRecord {
        // kept since later than the others
        String client = value.get("client") == null ? "" : Json.text(value, "client");
        return new Logged(Json.text(value, "server"), client, Json.text(value, "messageId"), Json.number(value, "size"),
                Json.list(value, "deliveries", each -> new Logged.Delivery(Json.text(each, "recipient"),
                        Json.text(each, "status"), Json.text(each, "text"))));
    }
}
