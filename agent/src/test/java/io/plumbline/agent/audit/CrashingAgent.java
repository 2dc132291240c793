package io.plumbline.agent.audit;

import io.plumbline.agent.gallery.RecordedHost;
import io.plumbline.agent.host.WindowsHost;
import io.plumbline.model.ProbeRun;
import io.plumbline.model.RegistryKey;
import io.plumbline.rules.Packs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A process that audits as the agent does, with the real plan, run and journal, except that a question for one key ends it:
 * arguments are the state directory, the version, the way to end ({@code halt}, {@code exit}, {@code exit-while-stopping}, {@code hang}, {@code none})
 * and where to write each probe's outcome.
 */
final class CrashingAgent {

    private CrashingAgent() {}

    public static void main(String[] arguments) throws Exception {
        String how = arguments[2];
        AuditLimits limits = new AuditLimits(java.time.Duration.ofSeconds(5), java.time.Duration.ofSeconds(60));
        try (CrashJournal journal = CrashJournal.open(Path.of(arguments[0]), arguments[1], Clock.systemUTC())) {
            if (how.equals("exit-while-stopping")) {
                Runtime.getRuntime().addShutdownHook(new Thread(journal::stopping));
            }
            AuditRun run = new AuditRun(AuditPlan.of(Packs.builtIn()), limits, Clock.systemUTC(), journal);
            Audit audit = run.audit(
                    "this-host",
                    () -> new Ending(RecordedHost.of("host1-nt4-wlbs-1nic").open(), how));
            Files.write(
                    Path.of(arguments[3]),
                    List.of(audit.probes().stream().map(CrashingAgent::line).collect(Collectors.joining("\n"))));
        }
    }

    private static String line(ProbeRun run) {
        return run.probe() + " " + run.outcome().word() + " " + run.detail();
    }

    private static final class Ending extends ForwardingHost {
        private final String how;

        Ending(WindowsHost host, String how) {
            super(host);
            this.how = how;
        }

        @Override
        void asked(RegistryKey key) {
            if (key.path().endsWith("Services\\WLBS\\Parameters")) {
                switch (how) {
                    case "halt" -> Runtime.getRuntime().halt(3);
                    case "exit", "exit-while-stopping" -> System.exit(3);
                    case "hang" -> {
                        while (true) {
                            Thread.onSpinWait();
                        }
                    }
                    default -> {}
                }
            }
        }
    }
}
