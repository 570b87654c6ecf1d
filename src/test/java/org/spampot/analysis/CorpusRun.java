package org.spampot.analysis;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.spampot.model.Analysis;
import org.spampot.model.Bytes;
import org.spampot.model.Source;

/// Not a test: analyzes all files below the given folders and says how fast, on how many threads, which was slowest, and
/// whether any analyzer failed. With `-Ddump=FILE` it writes what was found, a line each, to compare with other tools.
///
/// `java -cp ... org.spampot.analysis.CorpusRun [THREADS] FOLDER...`
public final class CorpusRun {
    private static final String PATTERNS = """
            money = million dollars
            account = /account.{1,20}(suspended|limited)/i
            """;

    private record Mail(Path file, Bytes content) {}

    private record Done(Mail mail, Analysis analysis, long nanos) {}

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CorpusRun() {}

    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[0]);
        List<Mail> mails = new ArrayList<>();
        for (String folder : List.of(arguments).subList(1, arguments.length)) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    mails.add(new Mail(file, Bytes.own(Files.readAllBytes(file))));
                }
            }
        }
        var analysis = new MessageAnalysis(
                Patterns.parse("patterns", PATTERNS));
        for (int round = 1; round <= Integer.getInteger("rounds", 3); round++) {
            long start = System.nanoTime();
            List<Done> done = run(analysis, mails, threads);
            report(done, System.nanoTime() - start, threads);
            String dump = System.getProperty("dump");
            if (dump != null && round == 1) {
                dump(done, Path.of(dump));
            }
        }
    }

    private static List<Done> run(MessageAnalysis analysis, List<Mail> mails, int threads) throws Exception {
        var queue = new ConcurrentLinkedQueue<>(mails);
        List<Done> all = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(threads)) {
            List<Future<List<Done>>> workers = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                workers.add(pool.submit(() -> work(analysis, queue)));
            }
            for (Future<List<Done>> worker : workers) {
                all.addAll(worker.get());
            }
        }
        return all;
    }

    private static List<Done> work(MessageAnalysis analysis, ConcurrentLinkedQueue<Mail> queue) {
        List<Done> done = new ArrayList<>();
        for (Mail mail = queue.poll(); mail != null; mail = queue.poll()) {
            long start = THREADS.getCurrentThreadCpuTime();
            Analysis found = analysis.of(mail.content, Source.UNKNOWN);
            done.add(new Done(mail, found, THREADS.getCurrentThreadCpuTime() - start));
        }
        return done;
    }

    private static void report(List<Done> done, long nanos, int threads) {
        long bytes = done.stream().mapToLong(each -> each.mail.content.size()).sum();
        Done slowest = done.stream().max(Comparator.comparingLong(Done::nanos)).orElseThrow();
        long failed = done.stream().filter(each -> each.analysis.defects().stream()
                .anyMatch(defect -> defect.name().equals("analyzer-failed"))).count();
        System.out.printf(
                "%d messages, %.1f MB, %d threads: %.0f messages/s, %.1f MB/s by the clock, %.0f messages in a second of CPU; slowest %.0f ms of CPU (%d bytes, %s);"
                        + " analyzers failed in %d%n",
                done.size(), bytes / 1e6, threads, done.size() * 1e9 / nanos,
                bytes * 1e3 / nanos, done.size() * 1e9 / done.stream().mapToLong(Done::nanos).sum(),
                slowest.nanos / 1e6, slowest.mail.content.size(), slowest.mail.file, failed);
        done.stream().flatMap(each -> each.analysis.defects().stream()).filter(d -> d.name().equals("analyzer-failed"))
                .limit(5).forEach(System.out::println);
    }

    private static void dump(List<Done> done, Path file) throws IOException {
        try (var out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
            for (Done each : done) {
                Analysis a = each.analysis;
                a.attachments().forEach(x -> line(out, each, "attachment",
                        x.sha256() + "\t" + x.name() + "\t" + x.declaredType() + "\t" + x.detectedType()));
                a.links().forEach(
                        x -> line(out, each, "link", x.host() + "\t" + x.where() + "\t" + x.url() + "\t" + x.domain()));
                a.indicators().forEach(x -> line(out, each, x.kind().word(), x.value() + "\t" + x.where()));
                a.defects().forEach(x -> line(out, each, "defect", x.name() + "\t" + x.where() + "\t" + x.detail()));
                a.received().forEach(x -> line(out, each, "received", x.fromIp() + "\t" + x.date() + "\t" + x.raw()));
                a.parts().forEach(x -> line(out, each, "part",
                        x.number() + "\t" + x.type() + "\t" + x.charset() + "\t" + x.size()));
                a.header().from().forEach(x -> line(out, each, "from", x.name() + "\t" + x.address()));
                line(out, each, "subject", a.header().subject());
                line(out, each, "date", a.header().date() + "\t");
                line(out, each, "language",
                        a.language().code() + "\t" + a.text().substring(0, Math.min(150, a.text().length())));
                line(out, each, "source", a.source().ip());
                a.truncated().forEach(x -> line(out, each, "truncated", x));
                line(out, each, "cpu", each.nanos / 1_000_000 + "\t" + each.mail.content.size());
            }
        }
    }

    private static void line(PrintStream out, Done done, String kind, String text) {
        out.println(done.mail.file + "\t" + kind + "\t" + text.replace("\n", " ").replace("\r", " "));
    }
}
