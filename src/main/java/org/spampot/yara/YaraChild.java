package org.spampot.yara;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spampot.model.Bytes;
import org.spampot.yara.Yara.Result;

/// One `yara` process, which reads names of files from its standard input (`--scan-list /dev/stdin`) and writes a line for
/// each rule that fits one.
///
/// It says nothing of a file that no rule fits, and keeps what it writes until it has 4 KB of it. So after the files of a
/// question comes one more that a rule of ours fits, whose meta data is longer than that: when the name of that rule is
/// read, the answer is whole. The name and what the rule looks for are made of random digits, which no file can know.
///
/// The process may take 2 GB of memory; it ends by itself when its input does, so also when we are killed.
///
/// Thread-safety: one thread at a time asks; any may [#kill].
final class YaraChild implements AutoCloseable {
    /// Twice; a text in a rule may have some 8,000 characters.
    private static final int KEPT_BACK = 4_096;
    private static final int LONGEST_LINE = 16_384;
    private static final int MOST_OUTPUT = 1 << 20;
    private static final int MOST_MATCHES = 200;
    private static final int LONGEST_META = 1_000;
    private static final String LIMITED = "ulimit -v 2097152 2>/dev/null; exec \"$@\"";
    private static final Pattern MATCH = Pattern.compile("(\\S+) \\[([^]]*)] \\[(.*)] (\\S+)/(\\d+)");

    private final Process process;
    private final OutputStream questions;
    private final InputStream answers;
    private final Path folder;
    private final String end;
    private volatile boolean killed;
    /// Whether the rest of a line is still to come that has been understood already.
    private boolean inside;
    private int read;

    private YaraChild(Process process, Path folder, String end) {
        this.process = process;
        this.questions = process.getOutputStream();
        this.answers = new BufferedInputStream(process.getInputStream(), 16_384);
        this.folder = folder;
        this.end = end;
    }

    static YaraChild start(String program, List<Path> rules, RandomGenerator random) throws IOException {
        var digits = new byte[16];
        random.nextBytes(digits);
        String token = HexFormat.of().formatHex(digits);
        String end = "spampot_end_" + token;
        Path folder = Files.createTempDirectory("spampot-yara-");
        Files.writeString(folder.resolve("end.yar"), "rule " + end + " { meta: a = \"" + ".".repeat(KEPT_BACK)
                + "\" b = \"" + ".".repeat(KEPT_BACK) + "\" strings: $token = \"" + token
                + "\" condition: $token at 0 and filesize == " + token.length()
                + " }\n");
        Files.writeString(folder.resolve("end"), token);
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", LIMITED, "sh", program, "-w", "-g", "-m", "-p",
                "1", "--scan-list"));
        // a namespace of its own, as a global rule of the operator's would hold for ours too
        command.add("spampot:" + folder.resolve("end.yar"));
        rules.forEach(each -> command.add("default:" + each));
        command.add("/dev/stdin");
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
        return new YaraChild(builder.start(), folder, end);
    }

    /// @throws IOException when the process ended, or was killed, before it had answered
    Result.Matched scan(List<Bytes> files) throws IOException {
        read = 0;
        try {
            var names = new StringBuilder();
            for (int index = 0; index < files.size(); index++) {
                Path file = folder.resolve(Integer.toString(index));
                try (OutputStream out = Files.newOutputStream(file)) {
                    files.get(index).writeTo(out);
                }
                names.append(file).append('\n');
            }
            names.append(folder.resolve("end")).append('\n');
            questions.write(names.toString().getBytes(StandardCharsets.UTF_8));
            questions.flush();
            return answer();
        } finally {
            for (int index = 0; index < files.size(); index++) {
                Files.deleteIfExists(folder.resolve(Integer.toString(index)));
            }
        }
    }

    private Result.Matched answer() throws IOException {
        List<YaraMatch> matches = new ArrayList<>();
        boolean cut = false;
        for (String line = line(); !line.equals(end); line = line()) {
            Matcher match = MATCH.matcher(line);
            if (match.matches() && matches.size() < MOST_MATCHES) {
                String meta = match.group(3);
                matches.add(new YaraMatch(Integer.parseInt(match.group(5)), match.group(1), match.group(2),
                        meta.substring(0, Math.min(LONGEST_META, meta.length()))));
            } else {
                cut |= match.matches();
            }
        }
        return new Result.Matched(matches, cut);
    }

    /// The next line, or the name of our rule as soon as it is read: the end of its line comes with the next answer only.
    private String line() throws IOException {
        var line = new StringBuilder();
        while (true) {
            int c = answers.read();
            if (c < 0 || ++read > MOST_OUTPUT) {
                throw new IOException("yara has ended, or talks too much");
            }
            if (c == '\n') {
                if (!inside) {
                    return line.toString();
                }
                inside = false;
            } else if (!inside && line.length() < LONGEST_LINE) {
                line.append((char) c);
                if (line.length() == end.length() && line.indexOf(end) == 0) {
                    inside = true;
                    return end;
                }
            }
        }
    }

    /// Ends it while somebody may wait for its answer.
    void kill() {
        killed = true;
        process.destroyForcibly();
    }

    boolean wasKilled() {
        return killed;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException leftover) {
            // a folder for temporary files is emptied by the system
            killed = true;
        }
    }
}
