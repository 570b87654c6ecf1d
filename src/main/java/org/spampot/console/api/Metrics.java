package org.spampot.console.api;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.spampot.console.Live;
import org.spampot.console.page.Counters;
import org.spampot.console.web.Answer;
import org.spampot.console.web.Ask;

/// `/metrics` for Prometheus. No label ever holds what a sender chose, so the number of series is fixed.
///
/// Thread-safety: any thread.
public final class Metrics {
    private static final String NAME = "[a-z][a-z0-9_]{0,60}";
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Live live;

    public Metrics(Live live, Supplier<Counters> counters) {
        this.live = live;
        nameAsPrometheusWants();
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        gauge("spampot.sessions.open", "Sessions that are connected now", counters, Counters::open);
        gauge("spampot.pipeline.behind", "Captures that are in the journal and not in the store yet", counters,
                Counters::behind);
        gauge("spampot.store.sessions", "Sessions in the store", counters, Counters::sessions);
        gauge("spampot.store.messages", "Messages in the store", counters, Counters::messages);
        gauge("spampot.store.content.bytes", "Content of the messages in the store", counters, Counters::bytes);
        gauge("spampot.store.sources", "Different client addresses in the store", counters, Counters::sources);
        gauge("spampot.store.recipients", "Envelope recipients in the store", counters, Counters::recipients);
        gauge("spampot.store.attachments", "Attachments in the store", counters, Counters::attachments);
    }

    /// The library names two of its own in a way that `promtool check metrics` finds fault with.
    private void nameAsPrometheusWants() {
        registry.config().meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"))
                .meterFilter(MeterFilter.denyNameStartsWith("system.cpu.count"));
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            FunctionCounter.builder("process.cpu", system, now -> now.getProcessCpuTime() / 1e9).baseUnit("seconds")
                    .description("Processor time of this program").register(registry);
        }
        Gauge.builder("system.cpus", Runtime.getRuntime(), Runtime::availableProcessors)
                .description("Processors this program may use").register(registry);
    }

    private void gauge(String name, String help, Supplier<Counters> counters, ToDoubleFunction<Counters> value) {
        Gauge.builder(name, () -> value.applyAsDouble(counters.get())).description(help).register(registry);
    }

    public Answer answer(Ask ask) {
        Live.Now now = live.now();
        now.counters().keySet().forEach(this::count);
        now.gauges().keySet().forEach(this::hold);
        return Answer.text(200, registry.scrape()).with("Content-Type", TYPE);
    }

    /// What the program holds by `name`; it is registered when it is first seen.
    private void hold(String name) {
        if (name.matches(NAME)) {
            Gauge.builder("spampot." + name.replace('_', '.'), live,
                    now -> now.now().gauges().getOrDefault(name, 0L))
                    .description("At the moment: " + name.replace('_', ' ')).register(registry);
        }
    }

    /// A counter that the program knows by `name`; it is registered when it is first seen.
    private void count(String name) {
        if (name.matches(NAME)) {
            FunctionCounter.builder("spampot." + name.replace('_', '.'), live,
                    now -> now.now().counters().getOrDefault(name, 0L))
                    .description("Since the program started: " + name.replace('_', ' ')).register(registry);
        }
    }
}
