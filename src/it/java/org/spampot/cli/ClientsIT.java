package org.spampot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.spampot.Tool;
import tools.jackson.databind.ObjectMapper;

/// Real programs of this machine bring mail to the whole honeypot: each speaks one dialect, whatever it brings, and those that
/// are surely different are told apart. Programs that are not installed are named and left out.
final class ClientsIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /// Different in any version.
    private static final Set<String> SURELY_DIFFERENT = Set.of("swaks", "curl", "python3", "smtp-source");

    @TempDir
    Path folder;

    /// Commands by program; `PORT`, `FROM` and `FILE` (a message) are filled in.
    private static Map<String, List<String>> programs() {
        var programs = new LinkedHashMap<String, List<String>>();
        programs.put("swaks", List.of("swaks", "--server", "127.0.0.1:PORT", "--from", "FROM", "--to",
                "bob@trap.example", "--silent", "2"));
        programs.put("curl", List.of("curl", "-s", "smtp://127.0.0.1:PORT", "--mail-from", "FROM", "--mail-rcpt",
                "bob@trap.example", "-T", "FILE"));
        programs.put("python3", List.of("python3", "-c", "import smtplib,sys;s=smtplib.SMTP('127.0.0.1',PORT);"
                + "s.sendmail('FROM',['bob@trap.example'],open('FILE').read());s.quit()"));
        programs.put("perl", List.of("perl", "-MNet::SMTP", "-e", "$s=Net::SMTP->new('127.0.0.1',Port=>PORT);"
                + "$s->mail('FROM');$s->to('bob@trap.example');$s->data('Subject: x');$s->quit"));
        programs.put("smtp-source", List.of("smtp-source", "-m", "1", "-f", "FROM", "-t", "bob@trap.example",
                "127.0.0.1:PORT"));
        programs.put("msmtp", List.of("msmtp", "--host=127.0.0.1", "--port=PORT", "--from=FROM", "--tls=off",
                "--auth=off", "bob@trap.example"));
        programs.put("sendemail", List.of("sendemail", "-f", "FROM", "-t", "bob@trap.example", "-u", "x", "-m", "x",
                "-s", "127.0.0.1:PORT", "-o", "tls=no"));
        return programs;
    }

    @Test
    void aProgramSpeaksOneDialectWhateverItBrings(TestReporter report) throws Exception {
        var run = new ArrayList<String>();
        String data = folder.resolve("data").toString();
        try (var trap = Program.start("run", "--data", data, "--smtp", "127.0.0.1:0", "--console", "127.0.0.1:0")) {
            int port = trap.port("smtp listening on");
            for (var program : programs().entrySet()) {
                if (Tool.find(program.getKey()).isPresent()) {
                    bring(program.getKey(), program.getValue(), port, "one", "Hello.\n");
                    bring(program.getKey(), program.getValue(), port, "some.other", "More lines.\n".repeat(40));
                    run.add(program.getKey());
                } else {
                    report.publishEntry("skipped", program.getKey() + " is not installed");
                }
            }
            await().atMost(Program.PATIENCE)
                    .until(() -> Program.run("search", "kind:spam", "--data", data, "--format", "json",
                            "--limit", "100").out().lines().filter(line -> line.contains("@sender.example"))
                            .count() >= 2L * run.size());
            trap.stop();
        }
        Map<String, Set<String>> speakers = dialects(data);
        report.publishEntry("dialects", speakers.toString());

        for (String program : run) {
            assertThat(speakers.values().stream().filter(senders -> senders.contains(program + ".one@sender.example")))
                    .as(program).singleElement().satisfies(
                            senders -> assertThat(senders).contains(program + ".some.other@sender.example"));
        }
        assertThat(speakers.values()).allSatisfy(senders -> assertThat(SURELY_DIFFERENT.stream()
                .filter(program -> senders.contains(program + ".one@sender.example"))).hasSizeLessThan(2));
    }

    private void bring(String program, List<String> command, int port, String who, String text) throws Exception {
        Path file = folder.resolve(program + "." + who);
        Files.writeString(file, "From: " + who + "@sender.example\nTo: bob@trap.example\nSubject: hello\n\n" + text);
        List<String> filled = command.stream().map(word -> word.replace("PORT", Integer.toString(port))
                .replace("FROM", program + "." + who + "@sender.example").replace("FILE", file.toString())).toList();
        var builder = new ProcessBuilder(filled).redirectErrorStream(true).redirectInput(file.toFile())
                .redirectOutput(folder.resolve("out").toFile());
        builder.environment().put("PATH", System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin");
        Process process = builder.start();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).as("%s: %s", program, Files.readString(folder.resolve("out"))).isZero();
    }

    /// Who spoke each dialect, by the senders of its messages.
    private static Map<String, Set<String>> dialects(String data) throws IOException {
        Map<String, Set<String>> speakers = new TreeMap<>();
        for (String row : Program.run("top", "dialects", "--data", data, "--limit", "100", "--format", "json").out()
                .lines().toList()) {
            String hash = MAPPER.readTree(row).get("value").asString();
            var senders = new TreeSet<String>();
            Program.run("search", "dialect:" + hash, "--data", data, "--limit", "100", "--format", "json").out().lines()
                    .forEach(line -> senders.add(MAPPER.readTree(line).get("mailFrom").asString()));
            speakers.put(hash, senders);
        }
        return speakers;
    }
}
