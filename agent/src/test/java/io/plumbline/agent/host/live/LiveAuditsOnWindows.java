package io.plumbline.agent.host.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.ptr.IntByReference;
import io.plumbline.agent.audit.AuditPlan;
import io.plumbline.agent.audit.AuditRun;
import io.plumbline.agent.host.EventQuery;
import io.plumbline.agent.host.NetworkAdapter;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.agent.host.WindowsPath;
import io.plumbline.rules.Packs;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Many whole audits in one process: what the last half of them leaves behind is nothing.
 *
 * <p>A leak of one handle in an audit would show as half of {@code plumbline.audits}.
 */
class LiveAuditsOnWindows {

    private static final int AUDITS = Integer.getInteger("plumbline.audits", 100);

    /** What no rule of the built-in packs reads yet is asked beside every fifth audit. */
    private static final int EVERY = 5;

    /** What comes and goes without us: the JVM's own threads. */
    private static final int HANDLES_OF_OTHERS = 5;

    private static final long BYTES_OF_OTHERS = 16 << 20;

    @Test
    void auditsLeaveNoHandlesAndNoMemoryBehind() {
        AuditRun run = new AuditRun(AuditPlan.of(Packs.builtIn()));
        Usage middle = Usage.now();
        long began = System.nanoTime();
        for (int audit = 1; audit <= AUDITS; audit++) {
            try (WindowsHost host = LiveHost.find().orElseThrow()) {
                assertThat(run.audit(host).readAnything()).isTrue();
                if (audit % EVERY == 0) {
                    askWhatNoRuleAsksYet(host);
                }
            }
            if (audit == AUDITS / 2) {
                middle = Usage.now();
            }
            if (audit % Math.max(1, AUDITS / 10) == 0) {
                System.out.printf(
                        "%d audits, %d s, %s%n", audit, (System.nanoTime() - began) / 1_000_000_000, Usage.now());
            }
        }
        Usage end = Usage.now();

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

    /** Of this process: handles, and bytes it alone has committed. */
    private record Usage(int handles, long committed) {

        private static final int SYSTEM_EXTENDED_HANDLE_INFORMATION = 64;
        private static final int STATUS_INFO_LENGTH_MISMATCH = 0xC0000004;
        /** SYSTEM_HANDLE_TABLE_ENTRY_INFO_EX: object, process, handle, and 16 bytes of rights and kind. */
        private static final int ENTRY_BYTES = 40;

        static Usage now() {
            System.gc();
            long committed = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                    .getCommittedVirtualMemorySize();
            return new Usage(countHandles(), committed);
        }

        /** From the list of all handles of the system: Wine's GetProcessHandleCount always answers 0. */
        private static int countHandles() {
            Function query = NativeLibrary.getInstance("ntdll").getFunction("NtQuerySystemInformation");
            for (int size = 1 << 20; size <= 1 << 28; size *= 2) {
                try (Memory buffer = new Memory(size)) {
                    Object[] arguments = {SYSTEM_EXTENDED_HANDLE_INFORMATION, buffer, size, new IntByReference()};
                    int status = query.invokeInt(arguments);
                    if (status != STATUS_INFO_LENGTH_MISMATCH) {
                        assertThat(status).as("NtQuerySystemInformation").isZero();
                        return countOwn(buffer);
                    }
                }
            }
            throw new IllegalStateException("the list of handles does not fit");
        }

        private static int countOwn(Memory list) {
            long own = Kernel32.INSTANCE.GetCurrentProcessId();
            int count = 0;
            for (long i = 0; i < list.getLong(0); i++) {
                if (list.getLong(2 * Long.BYTES + i * ENTRY_BYTES + Long.BYTES) == own) {
                    count++;
                }
            }
            assertThat(count).as("handles of process %d", own).isPositive();
            return count;
        }

        @Override
        public String toString() {
            return handles + " handles, " + committed / 1024 + " KiB committed";
        }
    }
}
