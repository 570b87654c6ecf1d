package org.spampot.report;

import org.jspecify.annotations.Nullable;
import org.spampot.model.Imported;
import org.spampot.model.Logged;
import tools.jackson.core.JsonGenerator;

/// Where something was read from that we did not receive, as the member `import`; null when we did.
final class ImportedJson {
    private ImportedJson() {}

    static void write(JsonGenerator json, @Nullable Imported imported) {
        if (imported == null) {
            json.writeNullProperty("import");
            return;
        }
        json.writeObjectPropertyStart("import");
        json.writeStringProperty("run", imported.run().value());
        json.writeStringProperty("path", imported.path());
        json.writeNumberProperty("offset", imported.offset());
        json.writeStringProperty("format", imported.format());
        Json.time(json, "at", imported.at());
        Logged logged = imported.logged();
        if (logged == null) {
            json.writeNullProperty("logged");
        } else {
            json.writeObjectPropertyStart("logged");
            json.writeStringProperty("server", logged.server());
            json.writeStringProperty("client", logged.client());
            json.writeStringProperty("messageId", logged.messageId());
            json.writeNumberProperty("size", logged.size());
            Json.objects(json, "deliveries", logged.deliveries(), ImportedJson::delivery);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void delivery(JsonGenerator json, Logged.Delivery delivery) {
        json.writeStringProperty("recipient", delivery.recipient());
        json.writeStringProperty("status", delivery.status());
        json.writeStringProperty("text", delivery.text());
    }
}
