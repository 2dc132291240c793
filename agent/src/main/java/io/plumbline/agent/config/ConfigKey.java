package io.plumbline.agent.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every setting there is: its dotted name in the file, and what it means. */
public enum ConfigKey {
    COLLECTOR_URL("collector.url", Shape.ONE, "where reports are sent; empty: they are only kept in the spool"),
    COLLECTOR_PLAINTEXT(
            "collector.plaintext", Shape.ONE, "true allows http:// to another machine: reports in the clear"),
    AUDIT_INTERVAL("audit.interval", Shape.ONE, "from one audit to the next, as 15m, 1h, 90s"),
    WATCH_ENABLED(
            "watch.enabled",
            Shape.ONE,
            "true audits soon after this host's configuration changed, beside the interval"),
    WATCH_QUIET("watch.quiet", Shape.ONE, "how long nothing more must have changed before that audit begins, as 10s"),
    PACKS("packs", Shape.LIST, "rule packs in force: names of built-in packs, or directories of rule files"),
    PROFILE("profile", Shape.ONE, "the profile of the packs to judge by, as baseline; empty: every rule"),
    TAILORING(
            "tailoring", Shape.ONE, "a file of what is changed about the packs, and why: see docs/rules/tailoring.md"),
    SPOOL_DIRECTORY("spool.directory", Shape.ONE, "where reports wait until the collector has them"),
    SPOOL_MAX_BYTES("spool.max-bytes", Shape.ONE, "how much may wait there, as 64MiB"),
    SPOOL_MAX_REPORTS("spool.max-reports", Shape.ONE, "how many reports may wait there"),
    STATE_DIRECTORY("state.directory", Shape.ONE, "where the agent keeps its own name and numbers"),
    METRICS_ADDRESS(
            "metrics.address", Shape.ONE, "where the agent's own /metrics listens, on this machine only; off: nowhere"),
    LABELS("labels", Shape.MAP, "names and values added to every metric of this agent"),
    TARGETS("targets", Shape.RECORDS, "other hosts that this agent audits, each a host of its own: see docs/proxy.md");

    /** What a value may look like in the file. */
    enum Shape {
        ONE,
        LIST,
        MAP,
        /** A list of records; in the file only. */
        RECORDS
    }

    public static final String ENVIRONMENT_PREFIX = "PLUMBLINE_";

    private final String dotted;
    private final Shape shape;
    private final String meaning;

    ConfigKey(String dotted, Shape shape, String meaning) {
        this.dotted = dotted;
        this.shape = shape;
        this.meaning = meaning;
    }

    public String dotted() {
        return dotted;
    }

    Shape shape() {
        return shape;
    }

    public String meaning() {
        return meaning;
    }

    /** {@code PLUMBLINE_COLLECTOR_URL} for {@code collector.url}. */
    public String environmentName() {
        return ENVIRONMENT_PREFIX
                + dotted.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    public static Optional<ConfigKey> find(String dotted) {
        return Arrays.stream(values()).filter(key -> key.dotted.equals(dotted)).findFirst();
    }

    static List<String> dottedNames() {
        return Arrays.stream(values()).map(ConfigKey::dotted).toList();
    }

    /** What may stand at one level of the file: keys, and the names that hold keys of their own. */
    static Set<String> namesBelow(String prefix) {
        return dottedNames().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> {
                    int dot = name.indexOf('.', prefix.length());
                    return dot < 0 ? name : name.substring(0, dot);
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
