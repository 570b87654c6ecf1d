package org.spampot.archive.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.spampot.archive.Found;
import org.spampot.model.Logged;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Field by field against the cases of postfix-grok-patterns, which are not part of this project: run it with
/// `-Dpostfix.grok.tests=FILE`, all of its cases in one file behind lines of `--- # test/NAME.yaml`.
///
/// Compared is what has a place in a session or message. The rest (`KEPT_AS_TEXT`) has to be in the lines of the session;
/// what tells of no session has none.
@EnabledIfSystemProperty(named = "postfix.grok.tests", matches = ".+")
class PostfixFactsTest {
    private static final Pattern CASE = Pattern.compile("(?m)^--- # test/(\\S+)\\.yaml\n");
    private static final Pattern PAIR = Pattern.compile("(\\w[\\w-]*)=(<[^>]*>|[^,\\s]*)");

    /// Differences that are meant, by case and field, with the reason.
    private static final Map<Pattern, String> MEANT = meant();

    private static Map<Pattern, String> meant() {
        Map<Pattern, String> meant = new LinkedHashMap<>();
        meant.put(Pattern.compile("(anvil|dnsblog|tlsproxy)_\\d+ client_ip"),
                "counts, lookups and TLS of a connection that smtpd or postscreen tells of");
        meant.put(Pattern.compile("(command_counter_data|delays|relay|tls_features)_\\d+ line"),
                "a piece of a line, no line of its own");
        meant.put(Pattern.compile("cleanup_0008 (line|queueid|from|to)"), "the queue id is a number to YAML");
        meant.put(Pattern.compile("discard_0001 status"), "what the discard daemon takes is not sent");
        meant.put(Pattern.compile("error_0002 status"), "an outcome is one of our words");
        meant.put(Pattern.compile("pickup_0001 from"), "qmgr has the whole address");
        meant.put(Pattern.compile("smtp_00(20|21|23|24|32|34) smtp_response"),
                "said on the way; the outcome follows in a line with status=");
        meant.put(Pattern.compile("smtpd_002[012] (from|to)"), "no client, and none that was seen before: no session");
        meant.put(Pattern.compile("smtpd_00(27|31) (from|to|queueid|status_.*)"), "no refusal: the message goes on");
        return meant;
    }

    private final List<String> differences = new ArrayList<>();
    private int compared;
    private int text;

    @Test
    void eachFieldIsWhatTheCaseSays() throws IOException {
        String all = Files.readString(Path.of(System.getProperty("postfix.grok.tests")));
        String[] names = CASE.matcher(all).results().map(match -> match.group(1)).toArray(String[]::new);
        String[] cases = CASE.split(all, -1);
        for (int number = 1; number < cases.length; number++) {
            JsonNode one = new YAMLMapper().readTree(cases[number]);
            if (one.has("data")) {
                check(names[number - 1], program(one.get("pattern").asString()), one.get("data").asString(),
                        one.get("results"));
            }
        }
        System.err.println(
                compared + " fields equal or meant, " + text + " kept as text, " + differences.size() + " not");
        assertThat(differences).isEmpty();
    }

    private static String program(String pattern) {
        String name = pattern.replaceAll("[^A-Z_]", "").replaceFirst("^POSTFIX_", "").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "trivial_rewrite" -> "trivial-rewrite";
            case "script" -> "postfix-script";
            default -> name;
        };
    }

    private void check(String name, String program, String data, JsonNode results) throws IOException {
        String queueId = results.path("postfix_queueid").asString("");
        boolean queued = !queueId.isEmpty() && !queueId.equals("NOQUEUE");
        String head = "2024-03-01T10:00:0";
        String line = head + "2+00:00 mx postfix/" + program + "[2]: " + data.replace("\r", "\\r").replace("\n", "\\n");
        String log = (queued ? head + "1+00:00 mx postfix/smtpd[9]: " + queueId + ": client=c[192.0.2.9]\n" : "") + line
                + "\n";
        LogReader reader = LogReader.open(List.of(new LogFile("log", Instant.parse("2024-03-02T00:00:00Z"),
                () -> new ByteArrayInputStream(log.getBytes(UTF_8)))), LogOptions.of(ZoneOffset.UTC));
        Found.Session session = null;
        for (Optional<Found> next = reader.next(); next.isPresent(); next = reader.next()) {
            var found = (Found.Session) next.get();
            if (found.lines().contains(line)) {
                session = found;
            }
        }
        if (reader.report().notUnderstood() > 0) {
            different(name, "line", data, "not understood");
        }
        for (Map.Entry<String, JsonNode> field : results.properties()) {
            String key = field.getKey().replaceFirst("^postfix_", "");
            String value = field.getValue().asString();
            if (key.equals("keyvalue_data")) {
                Matcher pair = PAIR.matcher(value);
                while (pair.find()) {
                    String said = pair.group(2);
                    // the envelope had orig_to
                    String pairKey = pair.group(1).equals("to") && value.contains("orig_to=")
                            ? "delivered_to"
                            : pair.group(1);
                    compare(name, pairKey, said.startsWith("<") ? said.substring(1, said.length() - 1) : said, session);
                }
            } else {
                compare(name, key, value, session);
            }
        }
        reader.close();
    }

    private void compare(String name, String key, String value,
            Found.@org.jspecify.annotations.Nullable Session session) {
        if (session == null) {
            // a line that tells of no session; whether one should be is said by its client and queue entry
            if (key.equals("client_ip") || key.equals("queueid") || key.equals("from") || key.equals("to")) {
                different(name, key, value, "no session");
            } else {
                text++;
            }
            return;
        }
        List<Found.Transaction> messages = session.transactions();
        Found.Transaction message = messages.isEmpty() ? null : messages.getFirst();
        List<Logged.Delivery> deliveries = message == null ? List.of() : message.logged().deliveries();
        Logged.Delivery last = deliveries.isEmpty() ? null : deliveries.getLast();
        String found = switch (key) {
            case "client_ip" -> session.ip();
            case "client_port" -> String.valueOf(session.port());
            case "helo" -> session.helo();
            case "sasl_username" -> session.login();
            case "queueid" -> message == null ? "none" : message.queueId().isEmpty() ? "NOQUEUE" : message.queueId();
            case "from" -> message == null ? "none" : message.sender();
            case "to" -> message == null ? "none" : String.join(" ", message.recipients());
            case "orig_to" -> message == null ? "none" : String.join(" ", message.recipients());
            case "size" -> message == null ? "none" : String.valueOf(message.logged().size());
            case "message-id" -> message == null ? "none" : message.logged().messageId();
            case "status" -> last == null ? "none" : last.status();
            case "smtp_response", "pipe_response", "local_response", "error_response", "status_message", "status_code",
                    "status_code_enhanced" ->
                last != null && last.text().contains(value)
                        ? value
                        : last == null ? "none" : last.text();
            default -> {
                text++;
                yield value;
            }
        };
        String wanted = key.equals("message-id") && !value.startsWith("=") ? "<" + value + ">" : value;
        if (!wanted.equals(found)) {
            different(name, key, wanted, String.valueOf(found));
        } else {
            compared++;
        }
    }

    private void different(String name, String field, String wanted, String found) {
        if (MEANT.keySet().stream().anyMatch(each -> each.matcher(name + " " + field).matches())) {
            compared++;
        } else {
            differences.add(name + " " + field + ": wanted \"" + wanted + "\", is \"" + found + "\"");
        }
    }
}
