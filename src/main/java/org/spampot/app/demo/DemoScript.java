package org.spampot.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.spampot.model.Bytes;

/// One kind of demo client: a script, and the sessions made from it. The language is described in the README beside
/// the bundled scripts.
///
/// @param name the file's name without its ending
/// @param sessions how many sessions to play from it
public record DemoScript(String name, int sessions, List<String> lines) {
    private static final List<String> BUNDLED = List.of("01-pharmacy", "02-bank-phishing-spanish",
            "03-parcel-german-pdf", "04-card-japanese", "05-extortion", "06-advance-fee", "07-invoice-archive-russian",
            "08-image-spam-chinese", "10-relay-test-by-address-forms", "11-relay-test-by-mail", "12-password-guessing",
            "13-harvester", "14-banner-grabs", "15-other-protocols", "16-malformed-client");

    public DemoScript {
        lines = List.copyOf(lines);
    }

    /// The scripts that come with the program.
    public static List<DemoScript> bundled() {
        return BUNDLED.stream().map(name -> {
            try (InputStream file = DemoScript.class.getResourceAsStream("/org/spampot/demo/" + name + ".smtp")) {
                if (file == null) {
                    throw new IllegalStateException("the program is incomplete: demo script " + name + " is missing");
                }
                return parse(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException unreadable) {
                throw new UncheckedIOException("demo script " + name, unreadable);
            }
        }).toList();
    }

    static DemoScript parse(String name, String text) {
        var lines = text.lines().toList();
        int sessions = lines.stream().filter(line -> line.startsWith("@sessions "))
                .mapToInt(line -> Integer.parseInt(line.substring(10).strip())).findFirst().orElse(1);
        return new DemoScript(name, sessions, lines);
    }

    /// One session of this script, drawn with `random`.
    ///
    /// @param server the address it will connect to, as a client would write it into a mail
    public DemoSession session(RandomGenerator random, Instant now, String server) {
        return new Expansion(random, new Template(random, now, server)).run();
    }

    /// Goes through the lines once, drawing and collecting steps.
    private final class Expansion {
        private final RandomGenerator random;
        private final Template template;
        private final List<Step> steps = new ArrayList<>();
        private String source = "127.0.0.1";
        private int pipelined;

        Expansion(RandomGenerator random, Template template) {
            this.random = random;
            this.template = template;
        }

        DemoSession run() {
            lines(0, lines.size());
            return new DemoSession(name, source, List.copyOf(steps));
        }

        private void lines(int from, int to) {
            for (int at = from; at < to; at++) {
                String line = lines.get(at);
                if (line.startsWith("@again ")) {
                    int end = at + lines.subList(at, to).indexOf("@end");
                    int times = Integer.parseInt(template.fill(line.substring(7).strip()));
                    for (int time = 0; time < times; time++) {
                        lines(at + 1, end);
                    }
                    at = end;
                } else if (line.equals("<<<")) {
                    int end = at + lines.subList(at, to).indexOf(">>>");
                    send(MessageText.onTheWire(lines.subList(at + 1, end), template), true);
                    at = end;
                } else {
                    line(line);
                }
            }
        }

        private void line(String line) {
            String text = line.length() > 3 ? line.substring(3) : "";
            if (line.startsWith("-> ")) {
                send(Bytes.utf8(template.fill(text) + "\r\n"), true);
            } else if (line.startsWith("+> ")) {
                send(Bytes.utf8(template.fill(text) + "\r\n"), false);
            } else if (line.startsWith("~> ")) {
                steps.add(new Step.Send(raw(template.fill(text)), 0));
            } else if (line.startsWith("@source ")) {
                source = source(line.substring(8).strip());
            } else if (line.startsWith("@let ")) {
                template.let(line.substring(5, line.indexOf('=')).strip(),
                        line.substring(line.indexOf('=') + 1).strip());
            } else if (line.equals("@drop")) {
                steps.add(new Step.Drop());
            } else if (!line.isBlank() && !line.startsWith("#") && !line.startsWith("@sessions ")) {
                throw new IllegalStateException("demo script " + name + ": cannot read the line: " + line);
            }
        }

        private void send(Bytes bytes, boolean await) {
            pipelined++;
            steps.add(new Step.Send(bytes, await ? pipelined : 0));
            pipelined = await ? 0 : pipelined;
        }

        private String source(String range) {
            int dash = range.indexOf('-');
            if (dash < 0) {
                return range;
            }
            int dot = range.lastIndexOf('.');
            int first = Integer.parseInt(range.substring(dot + 1, dash));
            int last = Integer.parseInt(range.substring(dash + 1));
            return range.substring(0, dot + 1) + (first + random.nextInt(last - first + 1));
        }
    }

    private static Bytes raw(String text) {
        var bytes = new java.io.ByteArrayOutputStream();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != '\\') {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.ISO_8859_1));
                continue;
            }
            char escape = text.charAt(++at);
            switch (escape) {
                case 'r' -> bytes.write('\r');
                case 'n' -> bytes.write('\n');
                case 't' -> bytes.write('\t');
                case '0' -> bytes.write(0);
                case 'x' -> {
                    bytes.write(Integer.parseInt(text.substring(at + 1, at + 3), 16));
                    at += 2;
                }
                default -> bytes.write(escape);
            }
        }
        return Bytes.own(bytes.toByteArray());
    }
}
