package org.spampot.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.spampot.console.Health;
import org.spampot.console.Live;
import org.spampot.journal.Journal;
import org.spampot.listen.Bound;
import org.spampot.listen.SmtpServer;
import org.spampot.pipeline.Pipeline;

/// How the running honeypot is doing, for the console and for supervisors.
///
/// Thread-safety: any thread.
final class Status implements Live, Health {
    private final Journal journal;
    private final Pipeline pipeline;
    private final SmtpServer server;
    private final AtomicReference<List<Listening>> listening = new AtomicReference<>(List.of());

    Status(Journal journal, Pipeline pipeline, SmtpServer server) {
        this.journal = journal;
        this.pipeline = pipeline;
        this.server = server;
    }

    void listening(List<Bound> bound) {
        listening.set(bound.stream().map(each -> new Listening(each.name(),
                Machine.text(each.address().address()) + ":" + each.address().port())).toList());
    }

    /// What is behind is counted from what was kept and stored since the start; what was left from before it shows as
    /// one.
    @Override
    public Now now() {
        var understanding = pipeline.status();
        var stats = server.stats();
        long behind = understanding.lagBytes() == 0
                ? 0
                : Math.max(1, Math.max(understanding.inFlight(),
                        journal.status().kept() - understanding.committed()));
        return new Now(stats.openSessions(), behind, listening.get(), counters(),
                Map.of("content_held", stats.contentHeld(), "captures_under_way", stats.capturesUnderWay()));
    }

    private Map<String, Long> counters() {
        var stats = server.stats();
        var kept = journal.status();
        var understanding = pipeline.status();
        return Map.ofEntries(Map.entry("sessions_accepted", stats.accepted()),
                Map.entry("sessions_refused", stats.refused()), Map.entry("sessions_failed", stats.failed()),
                Map.entry("accept_failures", stats.acceptFailures()), Map.entry("commands", stats.commands()),
                Map.entry("messages_acknowledged", stats.acknowledged()),
                Map.entry("messages_not_stored", stats.notStored()),
                Map.entry("messages_partial", stats.partial()), Map.entry("memory_short", stats.memoryShort()),
                Map.entry("captures_lost", stats.lost()), Map.entry("bytes_received", stats.bytesIn()),
                Map.entry("bytes_sent", stats.bytesOut()), Map.entry("journal_records", kept.kept()),
                Map.entry("journal_commits", kept.commits()), Map.entry("journal_failures", kept.failed()),
                Map.entry("captures_stored", understanding.committed()),
                Map.entry("journal_gaps", understanding.gaps()));
    }

    @Override
    public Subscription subscribe(Listener listener) {
        var hearing = pipeline.onCommit(listener::stored);
        return hearing::close;
    }

    @Override
    public Verdict live() {
        return Verdict.GOOD;
    }

    @Override
    public Verdict ready() {
        List<String> reasons = new ArrayList<>();
        if (listening.get().isEmpty()) {
            reasons.add("not listening yet");
        }
        if (!journal.status().trouble().isEmpty()) {
            reasons.add("journal: " + journal.status().trouble());
        }
        if (!pipeline.status().trouble().isEmpty()) {
            reasons.add("store: " + pipeline.status().trouble());
        }
        return new Verdict(reasons.isEmpty(), reasons);
    }
}
