package io.plumbline.collector.history;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.AuditSource;
import io.plumbline.model.PackVersion;
import io.plumbline.model.Report;
import java.util.List;

/** Who looked, by which route, and with which packs: what must stay the same before a change is blamed on the host. */
public record Observer(String agent, String agentVersion, AuditSource source, List<PackVersion> packs) {
    public Observer {
        requireNonNull(agent, "agent is null");
        requireNonNull(agentVersion, "agentVersion is null");
        requireNonNull(source, "source is null");
        packs = List.copyOf(packs);
    }

    public static Observer of(Report report) {
        return new Observer(
                report.report().agent(), report.agentVersion(), report.report().source(), report.packs());
    }

    /** Packs outrank the agent, and the agent the host. Both lists of packs stand in the report's canonical order. */
    Cause causeOfChangeSince(Observer before) {
        if (!packs.equals(before.packs)) {
            return Cause.PACK;
        }
        boolean sameEyes =
                agent.equals(before.agent) && agentVersion.equals(before.agentVersion) && source == before.source;
        return sameEyes ? Cause.HOST : Cause.AGENT;
    }
}
