package io.plumbline.collector.web;

import io.plumbline.collector.history.Freshness;
import io.plumbline.collector.store.HostRow;
import io.plumbline.model.Fact;
import io.plumbline.model.Finding;
import io.plumbline.model.OperatingSystem;
import io.plumbline.model.ProbeRun;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One host: who it is, what was concluded, and everything that was read to conclude it. */
public record HostPage(
        Page page,
        HostRow host,
        Freshness freshness,
        List<Group> groups,
        List<FactGroup> facts,
        List<ProbeRun> probes) {

    /** A finding and since when it stands so. */
    public record Standing(Finding finding, Instant since) {}

    /** Findings that belong together; those nobody must act on are folded. */
    public record Group(String title, boolean folded, List<Standing> standings) {
        public Group {
            standings = List.copyOf(standings);
        }
    }

    /** What one probe delivered. */
    public record FactGroup(String probe, List<Fact> facts) {
        public FactGroup {
            facts = List.copyOf(facts);
        }
    }

    public HostPage {
        groups = List.copyOf(groups);
        facts = List.copyOf(facts);
        probes = List.copyOf(probes);
    }

    /** {@code 6.0.6000.16386}, as far as the route could tell. */
    public String windowsVersion() {
        OperatingSystem os = host.os();
        return Stream.of(os.version(), os.build(), os.revision())
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("."));
    }
}
