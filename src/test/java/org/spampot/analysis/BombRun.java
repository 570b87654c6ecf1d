package org.spampot.analysis;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.spampot.model.Analysis;
import org.spampot.model.Bytes;
import org.spampot.model.Source;

/// Not a test: analyzes every bomb and prints what it cost, a row of a table each. `bench/bombs.sh` runs it in a heap of 256 MB,
/// so that what needs more says so.
///
/// `java -Dbomb.mib=25 -cp ... org.spampot.analysis.BombRun [FILE...]`: files are messages to add. `-Donly=TEXT` picks by name.
public final class BombRun {
    private static final int SIZE = Integer.getInteger("bomb.mib", 8) * 1024 * 1024;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static volatile long live;

    private BombRun() {}

    public static void main(String[] files) throws IOException {
        var analysis = new MessageAnalysis(
                Patterns.parse("p", "a = aaa\nb = /a.*b/\nc = /(x+x+)+y/\nd = /(.*)*http/i\n"));
        watchHeap();
        Map<String, Supplier<Bytes>> bombs = all();
        for (String file : files) {
            Bytes content = Bytes.own(Files.readAllBytes(Path.of(file)));
            bombs.put(Path.of(file).getFileName().toString(), () -> content);
        }
        String only = System.getProperty("only", "");
        warm(analysis);
        System.out.println("| bomb | MiB | CPU s | live heap MB | allocated MB | limits |\n|---|--:|--:|--:|--:|---|");
        bombs.forEach((name, content) -> {
            if (name.contains(only)) {
                row(analysis, name, content);
            }
        });
    }

    private static Map<String, Supplier<Bytes>> all() {
        Map<String, Supplier<Bytes>> all = new LinkedHashMap<>();
        BombTest.bombs().forEach(bomb -> all.put(bomb.name(), () -> Bytes.utf8(bomb.content().get())));
        Stream.of(AttachedBombs.texts(SIZE), AttachedBombs.pictures(SIZE), AttachedBombs.files())
                .forEach(some -> some.forEach((name, text) -> all.putIfAbsent(name, () -> Bytes.utf8(text.get()))));
        return all;
    }

    /// The program that is measured has been running for a while.
    private static void warm(MessageAnalysis analysis) {
        if (!Boolean.getBoolean("cold")) {
            for (int round = 0; round < 20; round++) {
                analysis.of(
                        Bytes.utf8("Content-Type: text/html\n\n"
                                + "<a href='http://www.example.com/'>x</a> y\n".repeat(2_000)),
                        Source.UNKNOWN);
            }
        }
    }

    private static void row(MessageAnalysis analysis, String name, Supplier<Bytes> content) {
        Bytes mail;
        try {
            mail = content.get();
        } catch (OutOfMemoryError tooLarge) {
            System.out.println("| " + name + " | could not be made in this heap | | | | |");
            return;
        }
        System.gc();
        live = 0;
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long time = THREADS.getCurrentThreadCpuTime();
        String limits;
        try {
            Analysis found = analysis.of(mail, Source.UNKNOWN);
            boolean failed = found.defects().stream().anyMatch(defect -> defect.name().equals("analyzer-failed"));
            limits = failed ? "FAILED" : found.truncated().isEmpty() ? "" : found.truncated().getFirst();
        } catch (OutOfMemoryError tooMuch) {
            limits = "OUT OF MEMORY";
        }
        double seconds = (THREADS.getCurrentThreadCpuTime() - time) / 1e9;
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        System.out.printf("| %s | %.1f | %.2f%s | %d | %d | %s |%n", name.replace("|", "\\|").replace("\n", "\\n"),
                mail.size() / 1048576.0, seconds,
                seconds > 2 ? " !" : "", live >> 20, bytes >> 20, limits);
    }

    /// Remembers the most that was left after a collection: what is really in use, the message itself among it.
    private static void watchHeap() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector).addNotificationListener((notice, _) -> {
                var info = com.sun.management.GarbageCollectionNotificationInfo
                        .from((CompositeData) notice.getUserData());
                long used = info.getGcInfo().getMemoryUsageAfterGc().entrySet().stream()
                        .filter(pool -> !pool.getKey().contains("Code") && !pool.getKey().contains("Metaspace")
                                && !pool.getKey().contains("Class"))
                        .mapToLong(pool -> pool.getValue().getUsed()).sum();
                live = Math.max(live, used);
            }, null, null);
        }
    }
}
