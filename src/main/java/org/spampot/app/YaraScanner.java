package org.spampot.app;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spampot.analysis.Scanner;
import org.spampot.config.Settings;
import org.spampot.model.Bytes;
import org.spampot.model.PatternHit;
import org.spampot.yara.Yara;
import org.spampot.yara.YaraMatch;
import org.spampot.yara.YaraUnusable;

/// The operator's YARA rules, as the analysis asks them. Where the program is missing every message says so, as what was
/// not looked for must not look like what was not found.
///
/// Thread-safety: may be asked by many threads at once.
final class YaraScanner implements Scanner, AutoCloseable {
    /// No rules.
    static final YaraScanner NONE = new YaraScanner(null, false, "");
    static final String PROGRAM = "yara";
    static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int LONGEST_VALUE = 200;

    private final @Nullable Yara yara;
    private final boolean wanted;
    private final String notice;

    private YaraScanner(@Nullable Yara yara, boolean wanted, String notice) {
        this.yara = yara;
        this.wanted = wanted;
        this.notice = notice;
    }

    static YaraScanner open(Settings settings) {
        Settings.Yara yara = settings.yara();
        return open("yara.rules", yara.rules(), yara.program(), yara.timeout());
    }

    /// @param key how the rules are called, for errors
    /// @throws Trouble in one line, when rules cannot be used
    static YaraScanner open(String key, List<String> rules, String program, Duration timeout) {
        if (rules.isEmpty()) {
            return NONE;
        }
        Optional<String> version = Yara.version(program);
        if (version.isEmpty()) {
            return new YaraScanner(null, true, key + ": the program " + program
                    + " is not there, so the rules are skipped; install the package yara, or remove the rules");
        }
        try {
            Yara yara = Yara.open(program, rules, timeout, Runtime.getRuntime().availableProcessors(),
                    new SecureRandom());
            return new YaraScanner(yara, true, "yara " + version.get() + ": rules of "
                    + yara.files() + (yara.files() == 1 ? " file" : " files"));
        } catch (YaraUnusable wrong) {
            throw Trouble.usage(key + ": " + wrong.getMessage());
        }
    }

    /// Whether rules were named and the program that runs them is missing.
    boolean isSkipped() {
        return wanted && yara == null;
    }

    /// One line about what is looked for, or why it is not; empty without rules.
    String notice() {
        return notice;
    }

    @Override
    public boolean looks() {
        return wanted;
    }

    @Override
    public Seen scan(List<Item> items) {
        if (yara == null) {
            return new Seen(List.of(), List.of("the program is not installed, its rules were skipped"));
        }
        List<Bytes> contents = items.stream().map(Item::content).toList();
        return switch (yara.scan(contents)) {
            case Yara.Result.Failed failed -> new Seen(List.of(), List.of(failed.why() + ", its rules were skipped"));
            case Yara.Result.Matched matched -> new Seen(hits(items, matched.matches()),
                    matched.cut() ? List.of("more rules fit than are kept") : List.of());
        };
    }

    private static List<PatternHit> hits(List<Item> items, List<YaraMatch> matches) {
        List<PatternHit> hits = new ArrayList<>();
        for (YaraMatch match : matches) {
            if (match.file() < items.size()) {
                String value = (match.tags().replace(',', ' ') + " " + match.meta()).strip();
                hits.add(new PatternHit("yara:" + match.rule(),
                        value.substring(0, Math.min(LONGEST_VALUE, value.length())),
                        items.get(match.file()).where()));
            }
        }
        return hits;
    }

    @Override
    public void close() {
        if (yara != null) {
            yara.close();
        }
    }
}
