package io.plumbline.agent.cli;

import io.plumbline.agent.audit.Audit;
import io.plumbline.agent.audit.AuditPlan;
import io.plumbline.agent.audit.AuditRun;
import io.plumbline.agent.audit.CrashJournal;
import io.plumbline.agent.audit.ProbeJournal;
import io.plumbline.agent.config.AgentConfig;
import io.plumbline.agent.host.HostSource;
import io.plumbline.agent.host.HostUnavailableException;
import io.plumbline.model.Report;
import io.plumbline.model.ReportId;
import io.plumbline.model.json.ReportFitting;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An audit that a command runs once. It keeps a journal of crashes only where an agent has its state already: a command
 * that shows something makes no directories.
 */
final class OneAudit {

    private static final Logger LOG = LoggerFactory.getLogger(OneAudit.class);

    private OneAudit() {}

    /** @throws CommandFailure with exit code 12 when there is no host */
    static Audit of(HostOptions hosts, HostSource source, AuditPlan plan, AgentConfig config, AgentCommand root) {
        return of(hosts.name(), source, plan, config, root);
    }

    /** @param name tells the host from others in the journal of crashes */
    static Audit of(String name, HostSource source, AuditPlan plan, AgentConfig config, AgentCommand root) {
        if (Files.isDirectory(config.stateDirectory())) {
            try (CrashJournal journal =
                    CrashJournal.open(config.stateDirectory(), AgentVersion.current(), Clock.systemUTC())) {
                return of(name, source, plan, journal, root);
            } catch (IOException unusable) {
                LOG.info("No journal of crashes in {}: {}", config.stateDirectory(), unusable.toString());
            }
        }
        return of(name, source, plan, ProbeJournal.NONE, root);
    }

    private static Audit of(String name, HostSource source, AuditPlan plan, ProbeJournal journal, AgentCommand root) {
        try (Progress progress = root.progress()) {
            progress.says("opening " + name);
            return new AuditRun(plan, new WatchedJournal(journal, progress)).audit(name, source);
        } catch (HostUnavailableException none) {
            throw new CommandFailure(ExitCodes.NOT_AUDITED, String.valueOf(none.getMessage()));
        }
    }

    /** What is only shown has no number of an agent's: nobody may take it for one that was sent. */
    static Report unsent(Audit audit) {
        ReportId id = new ReportId(
                UUID.randomUUID().toString(),
                "unsent",
                new UUID(0, 0),
                1,
                audit.takenAt(),
                audit.took(),
                audit.source(),
                audit.route());
        return ReportFitting.fit(audit.toReport(id, AgentVersion.current()));
    }
}
