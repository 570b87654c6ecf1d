package org.spampot.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.spampot.model.Printable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/// Reads one YAML file into [Node]s that know their lines. Everything but structure is left as text: what a number is
/// depends on the key.
final class YamlFile {
    private static final int LARGEST = 1 << 20;
    private static final int DEEPEST = 20;
    private static final Pattern MARK = Pattern.compile("line (\\d+), column");

    private final String name;

    private YamlFile(Path file) {
        this.name = file.toString();
    }

    static Node.Keys read(Path file) {
        var yaml = new YamlFile(file);
        String text = yaml.text(file);
        try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            Node top = parser.nextToken() == null ? new Node.Empty(1) : yaml.node(parser, 0);
            yaml.nothingMore(parser);
            return switch (top) {
                case Node.Keys keys -> keys;
                case Node.Empty _ -> new Node.Keys(Map.of(), Map.of(), 1);
                case Node.Text _,Node.Items _ -> throw yaml.error(top.line(),
                        "no keys here; write KEY: VALUE, for example data: /var/lib/spampot");
            };
        } catch (JacksonException broken) {
            throw yaml.notYaml(broken);
        }
    }

    private void nothingMore(JsonParser parser) {
        if (parser.nextToken() != null) {
            throw error(parser.currentTokenLocation().getLineNr(), "a second document begins; keep one");
        }
    }

    private String text(Path file) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > LARGEST) {
                throw new ConfigError(name + ": larger than 1 MB; is it a configuration file?");
            }
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new ConfigError(name + ": no such file; correct --config or SPAMPOT_CONFIG");
        } catch (CharacterCodingException notUtf8) {
            throw new ConfigError(name + ": not UTF-8 text; save it as UTF-8");
        } catch (IOException unreadable) {
            throw new ConfigError(name + ": cannot be read ("
                    + (Files.isDirectory(file) ? "it is a directory" : "no permission, or the disk failed")
                    + "); name a readable file");
        }
    }

    private Node node(JsonParser parser, int depth) {
        int line = parser.currentTokenLocation().getLineNr();
        if (depth > DEEPEST) {
            throw error(line, "nested deeper than " + DEEPEST + " levels; no key is");
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return keys(parser, line, depth);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Node> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(parser, depth + 1));
            }
            return new Node.Items(items, line);
        }
        if (token == JsonToken.VALUE_NULL) {
            return new Node.Empty(line);
        }
        return new Node.Text(String.valueOf(parser.getString()), line);
    }

    private Node.Keys keys(JsonParser parser, int line, int depth) {
        Map<String, Node> keys = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = String.valueOf(parser.currentName());
            int keyLine = parser.currentTokenLocation().getLineNr();
            parser.nextToken();
            if (keys.put(key, node(parser, depth + 1)) != null) {
                throw error(keyLine, Printable.line(key, 60) + ": written twice; the first is on line " + lines.get(key)
                        + ", remove one");
            }
            lines.put(key, keyLine);
        }
        return new Node.Keys(keys, lines, line);
    }

    private ConfigError error(int line, String message) {
        return new ConfigError(name + ":" + line + ": " + message);
    }

    /// The parser says what it was about to read, then what is wrong and where, on lines of their own.
    private ConfigError notYaml(JacksonException broken) {
        String said = broken.getOriginalMessage();
        int line = MARK.matcher(said).results().map(mark -> Integer.valueOf(mark.group(1)))
                .reduce((_, last) -> last).orElse(1);
        String problem = said.lines().filter(text -> !text.isBlank() && !text.startsWith(" "))
                .reduce((_, last) -> last).orElse("unreadable");
        return error(line, "not YAML: " + Printable.line(problem, 100)
                + "; indent with spaces, and quote what has a special character");
    }
}
