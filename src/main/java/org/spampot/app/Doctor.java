package org.spampot.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.spampot.config.Address;
import org.spampot.config.Settings;
import org.spampot.egress.LoopbackSmtp;
import org.spampot.journal.DataDirectory;
import org.spampot.journal.DataDirectoryRefused;
import org.spampot.journal.Entry;
import org.spampot.journal.StoredJournal;
import org.spampot.model.Position;
import org.spampot.store.Store;
import org.spampot.store.StoreFailure;
import org.spampot.yara.Yara;

/// Looks at everything that has to work, from the machine to a message's way through journal and store, and says of
/// each whether it does and what to do if not. Changes nothing but for one test message.
///
/// Thread-safety: belongs to one thread.
public final class Doctor {
    private static final int JAVA = 25;
    private static final long MB = 1 << 20;
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");

    private final Flags flags;
    private final InstantSource clock;
    private final Consumer<Finding> say;
    private boolean failed;

    public Doctor(Flags flags, InstantSource clock, Consumer<Finding> say) {
        this.flags = flags;
        this.clock = clock;
        this.say = say;
    }

    /// How it is.
    public enum Verdict {
        OK, WARN, FAIL
    }

    /// One thing that was looked at, in one line; unless it is well, with what to do.
    public record Finding(Verdict verdict, String line) {}

    /// Looks at everything; whether nothing failed.
    public boolean run() {
        machine();
        Settings settings = flags.settings();
        ok("settings: every value can be used");
        yara(settings);
        Path root = settings.data().toAbsolutePath().normalize();
        boolean exists = Files.isDirectory(root);
        boolean running = exists && isOwned(root);
        directory(root, exists, running);
        space(exists ? root : existingParent(root));
        if (exists) {
            journal(root);
            store(settings, root, running);
        }
        ports(settings, root, running);
        selfTest(settings, root, running);
        return !failed;
    }

    private void machine() {
        int java = Runtime.version().feature();
        say(java == JAVA ? Verdict.OK : Verdict.WARN,
                "Java " + Runtime.version() + (java == JAVA ? "" : ": tested with " + JAVA + "; install that one"));
        Instant now = clock.instant();
        say(now.isAfter(BUILT) ? Verdict.OK : Verdict.FAIL,
                "clock: " + now + (now.isAfter(BUILT) ? "" : " is in the past; set it, for example with NTP"));
    }

    private void yara(Settings settings) {
        try (var rules = YaraScanner.open(settings)) {
            if (rules.isSkipped()) {
                say(Verdict.WARN, rules.notice());
            } else if (rules.looks()) {
                ok(rules.notice());
            } else {
                ok("yara: " + Yara.version(settings.yara().program()).map(version -> "version " + version)
                        .orElse("not installed") + ", and no rules are set");
            }
        } catch (Trouble wrong) {
            say(Verdict.FAIL, String.valueOf(wrong.getMessage()));
        }
    }

    private static boolean isOwned(Path root) {
        if (!Files.exists(root.resolve("lock"))) {
            return false;
        }
        try {
            DataDirectory.own(root, Instant.EPOCH).close();
            return false;
        } catch (DataDirectoryRefused refused) {
            return refused.line().contains(" is in use by ");
        }
    }

    private void directory(Path root, boolean exists, boolean running) {
        if (!exists) {
            boolean possible = !Files.exists(root) && Files.isWritable(existingParent(root));
            say(possible ? Verdict.OK : Verdict.FAIL, "data directory " + root + (possible
                    ? " is not there yet; `spampot run` makes it"
                    : " cannot be made; fix the permissions or name another with --data"));
            return;
        }
        boolean writable = Files.isWritable(root);
        say(writable ? Verdict.OK : Verdict.FAIL, "data directory " + root
                + (writable
                        ? running ? ", a honeypot runs on it" : ", no honeypot runs on it"
                        : " cannot be written; fix its permissions"));
    }

    private static Path existingParent(Path path) {
        Path at = path;
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    private void space(Path folder) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace() / MB;
            say(free < 100 ? Verdict.FAIL : free < 1024 ? Verdict.WARN : Verdict.OK, "disk: " + free + " MB free"
                    + (free < 1024 ? "; a full disk means mail is not accepted: make room" : ""));
        } catch (IOException unknown) {
            say(Verdict.WARN, "disk: the free space of " + folder + " is not known");
        }
    }

    private void journal(Path root) {
        try (var data = DataDirectory.look(root)) {
            var journal = new StoredJournal(data.journal());
            if (journal.segments().isEmpty()) {
                ok("journal: empty");
                return;
            }
            long records = 0;
            List<String> damaged = new ArrayList<>();
            try (var reader = journal.reader(new Position(journal.segments().getLast(), 0))) {
                for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                    switch (entry.get()) {
                        case Entry.Read _ -> records++;
                        case Entry.Damaged bad -> damaged.add(bad.line());
                    }
                }
            }
            if (damaged.isEmpty()) {
                ok("journal: " + records + " captures in the last of " + journal.segments().size()
                        + " segments, all intact");
            } else {
                say(Verdict.FAIL, damaged.getFirst() + "; " + damaged.size()
                        + " such places in the last segment, `spampot journal verify` names all");
            }
        } catch (DataDirectoryRefused | UncheckedIOException unreadable) {
            say(Verdict.FAIL, String.valueOf(unreadable.getMessage()));
        }
    }

    private void store(Settings settings, Path root, boolean running) {
        try (Store store = Stores.reader(settings)) {
            var journal = new StoredJournal(root.resolve("journal"));
            long lag = journal.bytesBetween(store.cursor(), journal.durableEnd());
            var totals = store.totals(null);
            ok("store: " + totals.sessions() + " sessions, " + totals.messages() + " messages");
            say(lag < 64 * MB ? Verdict.OK : Verdict.WARN, "store: " + lag / MB + " MB of the journal are not in it yet"
                    + (lag < 64 * MB
                            ? ""
                            : running
                                    ? "; it is catching up, look again soon"
                                    : "; `spampot run` catches up"));
        } catch (org.spampot.store.StoreMissing missing) {
            say(running ? Verdict.FAIL : Verdict.OK, "store: not there yet; `spampot run` makes it");
        } catch (StoreFailure unusable) {
            say(Verdict.FAIL, String.valueOf(unusable.getMessage()));
        }
    }

    private void ports(Settings settings, Path root, boolean running) {
        List<Listening.Place> places = running ? Listening.read(root) : configured(settings);
        if (running && places.isEmpty()) {
            say(Verdict.FAIL, "ports: the honeypot that runs does not listen yet; look again in a moment");
        }
        for (Listening.Place place : places) {
            boolean answers = LoopbackSmtp.answers(reachable(place.address()), place.port(), SOON);
            String name = place.name() + " on " + Machine.text(place.address()) + ":" + place.port();
            if (running) {
                say(answers ? Verdict.OK : Verdict.FAIL, "port: " + name + (answers
                        ? " answers"
                        : " does not answer on this machine; look at the log, restart `spampot run`"));
            } else {
                say(answers ? Verdict.WARN : Verdict.OK, "port: " + name + (answers
                        ? " is taken by another program; stop that, or choose another port"
                        : " is free"));
            }
        }
    }

    private static List<Listening.Place> configured(Settings settings) {
        List<Listening.Place> places = new ArrayList<>();
        for (Settings.Listener listener : settings.smtp().listeners()) {
            places.add(place(listener.name(), listener.bind()));
        }
        if (settings.console().enabled()) {
            places.add(place("console", settings.console().bind()));
        }
        places.removeIf(place -> place.port() == 0);
        return places;
    }

    private static Listening.Place place(String name, Address bind) {
        return new Listening.Place(name, bind.address(), bind.port());
    }

    /// What to connect to for something bound to `address`: an address of this machine that is no loopback one is not
    /// tried, as nothing but loopback may be connected to.
    static InetAddress reachable(InetAddress address) {
        return address.isLoopbackAddress()
                ? address
                : InetAddress.ofLiteral(address.getAddress().length == 4 ? "127.0.0.1" : "::1");
    }

    private void selfTest(Settings settings, Path root, boolean running) {
        var test = new SelfTest(clock, this::say);
        if (running) {
            Listening.read(root).stream().filter(place -> !place.name().equals(Listening.CONSOLE)).findFirst()
                    .ifPresent(place -> test.run(reachable(place.address()), place.port(), settings));
            return;
        }
        Path folder;
        try {
            folder = Files.createTempDirectory("spampot-doctor-");
        } catch (IOException full) {
            say(Verdict.FAIL, "self-test: no temporary directory can be made; free space in "
                    + System.getProperty("java.io.tmpdir"));
            return;
        }
        var own = new Flags(null, folder.toString(), List.of("127.0.0.1:0"), "127.0.0.1:0", settings.smtp().persona(),
                Map.of("SPAMPOT_LOG_LEVEL", "error"));
        try (var assembly = Assembly.start(own, clock)) {
            var smtp = assembly.addresses().getFirst();
            test.run(smtp.address(), smtp.port(), own.settings());
        } catch (RuntimeException broken) {
            Trouble trouble = Trouble.of(broken);
            if (trouble == null) {
                throw broken;
            }
            say(Verdict.FAIL, "self-test: " + trouble.getMessage());
        } finally {
            Folders.remove(folder);
        }
    }

    private void ok(String line) {
        say(Verdict.OK, line);
    }

    private void say(Verdict verdict, String line) {
        failed |= verdict == Verdict.FAIL;
        say.accept(new Finding(verdict, line));
    }
}
