package io.plumbline.collector.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.plumbline.model.metric.MetricCatalog;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import org.eclipse.jetty.util.thread.ThreadPool;

/** The registry of one collector, with what a Java process says of itself. */
public final class Meters implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

    public Meters(String version) {
        // Nanoseconds, and a name that only histograms may have: promtool objects to both.
        registry.config().meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"));
        registry.config().meterFilter(MeterFilter.denyNameStartsWith("system.cpu.count"));
        List<MeterBinder> ofTheProcess = List.of(
                new ClassLoaderMetrics(),
                new JvmMemoryMetrics(),
                garbageCollection,
                new JvmThreadMetrics(),
                new ProcessorMetrics(),
                new FileDescriptorMetrics(),
                new UptimeMetrics());
        ofTheProcess.forEach(binder -> binder.bindTo(registry));
        Collector build =
                () -> new Series(MetricCatalog.COLLECTOR_BUILD).add(1, version).snapshot();
        registry.getPrometheusRegistry().register(build);
    }

    public PrometheusMeterRegistry registry() {
        return registry;
    }

    PrometheusRegistry prometheus() {
        return registry.getPrometheusRegistry();
    }

    public void add(MultiCollector series) {
        prometheus().register(series);
    }

    /** Micrometer has no binder for this Jetty; its pool is what shows overload first. */
    public void watch(ThreadPool pool) {
        Gauge.builder("jetty.threads.current", pool, ThreadPool::getThreads)
                .description("Threads in Jetty's pool.")
                .register(registry);
        Gauge.builder("jetty.threads.idle", pool, ThreadPool::getIdleThreads)
                .description("Threads in Jetty's pool that wait for work.")
                .register(registry);
    }

    @Override
    public void close() {
        garbageCollection.close();
        registry.close();
    }
}
