package org.spampot.yara;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.spampot.model.Bytes;
import org.spampot.model.Printable;

/// YARA rules, ready to be asked.
///
/// A process compiles all rules when it starts, so it is kept and asked again and again; there are as many as threads may ask
/// at once. One that does not answer in time, or that a file brings down, is killed, and the next question starts another.
///
/// Thread-safety: may be asked by many threads at once.
public final class Yara implements AutoCloseable {
    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    private static final Duration COMPILING = Duration.ofMinutes(1);

    private final String program;
    private final List<Path> rules;
    private final Duration timeout;
    private final RandomGenerator random;
    private final BlockingQueue<Slot> slots;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("yara-watch").unstarted(task));

    /// A place for a process; whoever has it may use it.
    private static final class Slot {
        @Nullable
        YaraChild child;
    }

    /// What became of a question.
    public sealed interface Result {
        /// The answer.
        ///
        /// @param cut whether there was more than is kept
        record Matched(List<YaraMatch> matches, boolean cut) implements Result {
            public Matched {
                matches = List.copyOf(matches);
            }
        }

        /// No answer, and why.
        record Failed(String why) implements Result {}
    }

    private Yara(String program, List<Path> rules, Duration timeout, int processes, RandomGenerator random) {
        this.program = program;
        this.rules = rules;
        this.timeout = timeout;
        this.random = random;
        this.slots = new ArrayBlockingQueue<>(processes);
        for (int index = 0; index < processes; index++) {
            slots.add(new Slot());
        }
    }

    /// The version of `program`; nothing when there is none.
    public static Optional<String> version(String program) {
        try {
            Ran ran = run(List.of(program, "--version"), AT_ONCE);
            return ran.code == 0 ? Optional.of(Printable.line(ran.out.strip(), 40)) : Optional.empty();
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    /// Checks rules and makes them ready.
    ///
    /// @param program the name of `yara`, or its path
    /// @param named files of rules, and directories of them
    /// @param timeout how long one question may take
    /// @param processes how many may be asked at once
    /// @throws YaraUnusable when the rules cannot be used
    public static Yara open(String program, List<String> named, Duration timeout, int processes,
            RandomGenerator random) {
        List<Path> rules = YaraRules.files(named);
        var command = new ArrayList<>(List.of(program, "-w"));
        rules.forEach(each -> command.add("default:" + each));
        command.add("/dev/null");
        try {
            Ran ran = run(command, COMPILING);
            if (ran.code != 0) {
                throw YaraRules.wrong(ran.out);
            }
        } catch (IOException missing) {
            throw new YaraUnusable(Printable.line(program, 100) + " cannot be started: "
                    + Printable.line(String.valueOf(missing.getMessage()), 200));
        }
        return new Yara(program, rules, timeout, processes, random);
    }

    private record Ran(int code, String out) {}

    private static Ran run(List<String> command, Duration most) throws IOException {
        Path out = Files.createTempFile("spampot-yara-", ".out");
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile())).start();
            if (!process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Ran(1, "not compiled within " + most.toSeconds() + " s");
            }
            var said = Files.readAllBytes(out);
            return new Ran(process.exitValue(),
                    new String(said, 0, Math.min(said.length, 100_000), StandardCharsets.UTF_8));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        } finally {
            Files.deleteIfExists(out);
        }
    }

    /// How many files the rules are in.
    public int files() {
        return rules.size();
    }

    /// The rules that fit each of `files`, in their order.
    public Result scan(List<Bytes> files) {
        Slot slot;
        try {
            slot = slots.take();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return new Result.Failed("interrupted");
        }
        try {
            return scan(slot, files);
        } finally {
            slots.add(slot);
        }
    }

    private Result scan(Slot slot, List<Bytes> files) {
        YaraChild child = slot.child;
        try {
            if (child == null) {
                child = YaraChild.start(program, rules, random);
                slot.child = child;
            }
            var process = child;
            var late = watch.schedule(process::kill, timeout.toMillis(), TimeUnit.MILLISECONDS);
            try {
                return child.scan(files);
            } finally {
                late.cancel(false);
            }
        } catch (IOException ended) {
            boolean killed = child != null && child.wasKilled();
            if (child != null) {
                child.close();
            }
            slot.child = null;
            return new Result.Failed(killed ? "no answer within " + timeout.toSeconds() + " s" : "the program ended");
        }
    }

    /// Ends the processes, once nobody asks any more.
    @Override
    public void close() {
        watch.shutdownNow();
        for (Slot slot = slots.poll(); slot != null; slot = slots.poll()) {
            if (slot.child != null) {
                slot.child.close();
            }
        }
    }
}
