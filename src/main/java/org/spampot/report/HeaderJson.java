package org.spampot.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.spampot.model.AuthResult;
import org.spampot.model.HeaderFacts;
import org.spampot.model.Signature;
import org.spampot.model.Trait;
import tools.jackson.core.JsonGenerator;

/// What the header of a message tells besides who, when and what about, as JSON.
final class HeaderJson {
    private HeaderJson() {}

    static void write(JsonGenerator json, HeaderFacts facts) {
        Json.objects(json, "authentication", facts.results(), HeaderJson::result);
        Json.objects(json, "signatures", facts.signatures(), HeaderJson::signature);
        Json.objects(json, "traits", facts.traits(), HeaderJson::trait);
    }

    private static void result(JsonGenerator json, AuthResult result) {
        json.writeStringProperty("method", result.method());
        json.writeStringProperty("result", result.result());
        json.writeStringProperty("by", result.by());
        json.writeBooleanProperty("byReceiver", result.byReceiver());
        Json.strings(json, "properties", result.properties());
        json.writeStringProperty("where", result.where().toString());
    }

    private static void signature(JsonGenerator json, Signature signature) {
        json.writeStringProperty("kind", signature.kind());
        json.writeStringProperty("domain", signature.domain());
        json.writeStringProperty("selector", signature.selector());
        json.writeStringProperty("algorithm", signature.algorithm());
        json.writeStringProperty("canonicalization", signature.canonicalization());
        Json.strings(json, "headers", signature.headers());
        if (signature.bodyLength() >= 0) {
            json.writeNumberProperty("bodyLength", signature.bodyLength());
        }
        time(json, "signed", signature.signed());
        time(json, "expires", signature.expires());
    }

    private static void time(JsonGenerator json, String name, @Nullable Instant time) {
        if (time != null) {
            Json.time(json, name, time);
        }
    }

    private static void trait(JsonGenerator json, Trait trait) {
        json.writeStringProperty("name", trait.name());
        json.writeStringProperty("value", trait.value());
        json.writeStringProperty("where", trait.where().toString());
    }
}
