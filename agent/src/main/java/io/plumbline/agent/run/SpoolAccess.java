package io.plumbline.agent.run;

import io.plumbline.agent.audit.Audit;
import io.plumbline.agent.config.AgentConfig;
import io.plumbline.agent.spool.LocalDisk;
import io.plumbline.agent.spool.ReportNumber;
import io.plumbline.agent.spool.Spool;
import io.plumbline.model.Report;
import io.plumbline.model.ReportId;
import java.io.IOException;
import java.util.UUID;

/** The agent's spool and state, held against other processes until closed. */
public final class SpoolAccess implements AutoCloseable {

    private final LocalDisk reports;
    private final LocalDisk state;
    private final Spool spool;

    private SpoolAccess(LocalDisk reports, LocalDisk state, Spool spool) {
        this.reports = reports;
        this.state = state;
        this.spool = spool;
    }

    /** @throws IOException when a directory cannot be used, or another agent is using it */
    public static SpoolAccess open(AgentConfig config) throws IOException {
        LocalDisk reports = LocalDisk.open(config.spoolDirectory());
        try {
            LocalDisk state = LocalDisk.open(config.stateDirectory());
            try {
                return new SpoolAccess(reports, state, Spool.open(reports, state, config.spoolLimits()));
            } catch (IOException | RuntimeException failed) {
                state.close();
                throw failed;
            }
        } catch (IOException | RuntimeException failed) {
            reports.close();
            throw failed;
        }
    }

    public Spool spool() {
        return spool;
    }

    /** @return the report as it lies in the spool, with the number it got */
    public Report append(Audit audit, String agentVersion) throws IOException {
        return spool.append(number -> audit.toReport(id(number, spool.agent(), audit), agentVersion));
    }

    private static ReportId id(ReportNumber number, String agent, Audit audit) {
        return new ReportId(
                UUID.randomUUID().toString(),
                agent,
                number.epoch(),
                number.seq(),
                audit.takenAt(),
                audit.took(),
                audit.source(),
                audit.route());
    }

    @Override
    public void close() throws IOException {
        try (reports) {
            state.close();
        }
    }
}
