package io.plumbline.agent.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.audit.AuditPlan;
import io.plumbline.agent.audit.AuditRun;
import io.plumbline.agent.host.EventQuery;
import io.plumbline.agent.host.NetworkAdapter;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.rules.Packs;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Many whole audits in one process: what the last half of them leaves behind is nothing.
 *
 * <p>A leak of one handle in an audit would show as half of {@code plumbline.audits}.
 */
class LiveAuditsOnWindows {

    private static final int AUDITS = Integer.getInteger("plumbline.audits", 60);

    /** What comes and goes without us: threads of the JVM and of COM, about five handles each under Wine. */
    private static final int HANDLES_OF_OTHERS = 20;

    private static final long BYTES_OF_OTHERS = 16 << 20;

    @Test
    void auditsLeaveNoHandlesAndNoMemoryBehind() {
        AuditRun run = new AuditRun(AuditPlan.of(Packs.builtIn()));
        ProcessUsage middle = ProcessUsage.now();
        long began = System.nanoTime();
        for (int audit = 1; audit <= AUDITS; audit++) {
            try (WindowsHost host = LiveHost.find().orElseThrow()) {
                assertThat(run.audit(host).readAnything()).isTrue();
                askWhatNoRuleAsksYet(host);
            }
            if (audit == AUDITS / 2) {
                middle = ProcessUsage.now();
            }
            if (audit % Math.max(1, AUDITS / 10) == 0) {
                System.out.printf(
                        "%d audits, %d s, %s%n",
                        audit, (System.nanoTime() - began) / 1_000_000_000, ProcessUsage.now());
            }
        }
        ProcessUsage end = ProcessUsage.now();

        assertThat(end.handles())
                .as("handles, from %s to %s", middle, end)
                .isLessThan(middle.handles() + HANDLES_OF_OTHERS);
        assertThat(end.committed()).as("from %s to %s", middle, end).isLessThan(middle.committed() + BYTES_OF_OTHERS);
    }

    private static void askWhatNoRuleAsksYet(WindowsHost host) {
        for (String service : List.of("RpcSs", "PlumblineNoSuchService")) {
            host.services().config(service);
            host.services().delayedStart(service);
            host.services().triggers(service);
            host.services().state(service);
        }
        for (NetworkAdapter adapter : host.network().adapters().find().orElseThrow()) {
            host.network().ipInterface(adapter.id());
            host.network().autoconfiguration(adapter.id());
        }
        host.files().list(WindowsPath.systemRoot("System32\\drivers"), "");
        host.files().created(WindowsPath.systemRoot("System32\\kernel32.dll"));
        host.system().events(EventQuery.of("System", List.of(4319), 10));
        host.updates().quickFixes();
        host.updates().history(10);
        host.network().loadBalancingClusters();
    }
}
