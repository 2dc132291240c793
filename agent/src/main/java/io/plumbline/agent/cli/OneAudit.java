package io.plumbline.agent.cli;

import io.plumbline.agent.audit.Audit;
import io.plumbline.agent.audit.AuditPlan;
import io.plumbline.agent.audit.AuditRun;
import io.plumbline.agent.audit.CrashJournal;
import io.plumbline.agent.audit.ProbeJournal;
import io.plumbline.agent.config.AgentConfig;
import io.plumbline.agent.host.HostSource;
import io.plumbline.agent.host.HostUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
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
        if (Files.isDirectory(config.stateDirectory())) {
            try (CrashJournal journal =
                    CrashJournal.open(config.stateDirectory(), AgentVersion.current(), Clock.systemUTC())) {
                return of(hosts, source, plan, journal, root);
            } catch (IOException unusable) {
                LOG.info("No journal of crashes in {}: {}", config.stateDirectory(), unusable.toString());
            }
        }
        return of(hosts, source, plan, ProbeJournal.NONE, root);
    }

    private static Audit of(
            HostOptions hosts, HostSource source, AuditPlan plan, ProbeJournal journal, AgentCommand root) {
        try (Progress progress = root.progress()) {
            progress.says("opening " + hosts.name());
            return new AuditRun(plan, new WatchedJournal(journal, progress)).audit(hosts.name(), source);
        } catch (HostUnavailableException none) {
            throw new CommandFailure(ExitCodes.NOT_AUDITED, String.valueOf(none.getMessage()));
        }
    }
}
