package org.spampot.persona;

import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.spampot.model.Printable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The text of a persona file, and where in it something stands.
///
/// A file that `extends` one of the bundled personas says only what is different: what it says in a section stands in the place of
/// what that says there, and what it says is nothing (`null`) is left out.
///
/// Thread-safety: immutable.
final class PersonaSource {
    private static final String EXTENDS = "extends";
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final String file;
    private final String text;

    /// @param file how the file is named in errors
    PersonaSource(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /// @throws PersonaError when it has not the form of one
    PersonaFile parse() {
        try {
            // only what is read from text knows its line
            JsonNode written = YAML.readTree(text);
            PersonaFile read = written instanceof ObjectNode sections && sections.has(EXTENDS)
                    ? YAML.treeToValue(over(base(sections), sections), PersonaFile.class)
                    : YAML.readValue(text, PersonaFile.class);
            if (read == null) {
                throw error(1, "empty", "it needs extensions, manners, queue-id and replies");
            }
            return read;
        } catch (DatabindException wrong) {
            String key = wrong.getPath().stream().map(each -> each.getPropertyName() == null
                    ? "[" + each.getIndex() + "]"
                    : each.getPropertyName()).collect(Collectors.joining("."));
            throw error(line(wrong), key.isEmpty() ? "the file" : key, said(wrong));
        } catch (JacksonException broken) {
            throw error(line(broken), "not YAML", said(broken));
        }
    }

    private ObjectNode base(ObjectNode sections) {
        String name = sections.get(EXTENDS).asString("");
        if (!Personas.names().contains(name)) {
            throw error(lineOf(EXTENDS), EXTENDS, "no such persona: " + Printable.line(name, 60) + "; there are "
                    + String.join(", ", Personas.names()));
        }
        var base = (ObjectNode) YAML.readTree(Personas.bundled(name));
        if (base.has(EXTENDS)) {
            throw error(lineOf(EXTENDS), EXTENDS, name + " itself extends " + base.get(EXTENDS).asString()
                    + "; extend that");
        }
        return base;
    }

    private static ObjectNode over(ObjectNode base, ObjectNode written) {
        for (Map.Entry<String, JsonNode> section : written.properties()) {
            if (section.getValue() instanceof ObjectNode own
                    && base.get(section.getKey()) instanceof ObjectNode below) {
                own.properties().forEach(entry -> put(below, entry));
            } else {
                put(base, section);
            }
        }
        base.remove(EXTENDS);
        return base;
    }

    private static void put(ObjectNode into, Map.Entry<String, JsonNode> entry) {
        if (entry.getValue().isNull()) {
            into.remove(entry.getKey());
        } else {
            into.set(entry.getKey(), entry.getValue());
        }
    }

    /// Of what was put together, the line is where the innermost key stands that begins one.
    private int line(JacksonException broken) {
        int line = broken.getLocation() == null ? 0 : broken.getLocation().getLineNr();
        if (line > 0 || !(broken instanceof DatabindException wrong)) {
            return Math.max(line, 1);
        }
        return wrong.getPath().reversed().stream().map(each -> each.getPropertyName()).filter(Objects::nonNull)
                .mapToInt(this::lineOf).filter(each -> each > 1).findFirst().orElse(1);
    }

    private static String said(JacksonException broken) {
        Throwable cause = broken.getCause();
        String message = cause instanceof IllegalArgumentException ? cause.getMessage() : broken.getOriginalMessage();
        String said = String.valueOf(message);
        return said.startsWith("Missing required") ? "is missing" : Printable.line(said, 200);
    }

    /// The line where `key` is written; the first when it is not.
    int lineOf(String key) {
        var place = Pattern.compile("(?m)^\\s*['\"]?" + Pattern.quote(key) + "['\"]?\\s*:").matcher(text);
        return place.find() ? 1 + (int) text.substring(0, place.end()).chars().filter(c -> c == '\n').count() : 1;
    }

    PersonaError error(int line, String key, String problem) {
        return new PersonaError(file + ":" + line + ": " + key + ": " + problem);
    }
}
