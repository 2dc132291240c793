package io.plumbline.agent.config;

import static java.util.Objects.requireNonNull;

import io.plumbline.agent.spool.SpoolLimits;
import io.plumbline.agent.watch.Pacing;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an agent is to do, checked and typed. Made by {@link ConfigReader}. */
public record AgentConfig(
        @Nullable URI collector,
        Duration interval,
        @Nullable Pacing watch,
        PackChoice packs,
        Path spoolDirectory,
        SpoolLimits spoolLimits,
        Path stateDirectory,
        @Nullable InetSocketAddress metrics,
        SortedMap<String, String> labels,
        List<AuditTarget> targets) {

    public AgentConfig {
        requireNonNull(interval, "interval is null");
        requireNonNull(packs, "packs is null");
        requireNonNull(spoolDirectory, "spoolDirectory is null");
        requireNonNull(spoolLimits, "spoolLimits is null");
        requireNonNull(stateDirectory, "stateDirectory is null");
        labels = new TreeMap<>(labels);
        targets = List.copyOf(targets);
    }

    /** Empty when reports are only kept. */
    public Optional<URI> findCollector() {
        return Optional.ofNullable(collector);
    }

    /** Empty when changes of the host's configuration trigger no audit. */
    public Optional<Pacing> findWatch() {
        return Optional.ofNullable(watch);
    }

    /** Empty when the agent serves no metrics. */
    public Optional<InetSocketAddress> findMetrics() {
        return Optional.ofNullable(metrics);
    }
}
