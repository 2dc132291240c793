package io.plumbline.agent.cli;

import io.plumbline.agent.audit.Audit;
import io.plumbline.agent.audit.AuditPlan;
import io.plumbline.agent.config.AgentConfig;
import io.plumbline.agent.host.snapshot.Recorder;
import io.plumbline.formats.ReportView;
import io.plumbline.formats.Verdict;
import io.plumbline.model.Counted;
import io.plumbline.model.Report;
import io.plumbline.model.Severity;
import io.plumbline.rules.Pack;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code plumbline-agent audit}: reads a host once, judges it, and shows what came of it. */
@Command(
        name = "audit",
        description = "Audits a host now: this one, another over the network, an image, or a recorded one.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline-agent audit",
            "  plumbline-agent audit --image /mnt/old-server --fail-on high",
            "  plumbline-agent audit --remote old-server --credentials-file account.txt",
            "  plumbline-agent audit --from-snapshot host.txt -o text -o json=report.json",
            "  plumbline-agent audit --record host.txt     write down what was read, to audit it again elsewhere",
            "  plumbline-agent audit --record host.txt --redact     the same, for a bug report: read it before you send it",
            "  plumbline-agent audit --deliver --set collector.url=http://127.0.0.1:9847"
        })
final class AuditCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable AgentCommand parent;

    @Mixin
    private HostOptions hosts = new HostOptions();

    @Mixin
    private PackOptions packs = new PackOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private ConfigOptions configuration = new ConfigOptions();

    @Mixin
    private FailOn failOn = new FailOn();

    @Mixin
    private RecordOptions recording = new RecordOptions();

    @Option(
            names = "--deliver",
            description = "Send the report to the configured collector; without it nothing leaves the host.")
    private boolean deliver;

    @Override
    public Integer call() throws IOException {
        AgentCommand root = AgentCommand.of(parent);
        Surroundings around = root.around();
        Severity least = failOn.severity();
        output.check();
        recording.check(false);
        AgentConfig config = configuration.read(around).config();
        if (deliver) {
            OneDelivery.requireCollector(config);
        }
        List<Pack> loaded = packs.packs(config.packs());
        loaded.stream()
                .filter(pack -> !pack.leftOut().isEmpty())
                .forEach(pack -> around.err()
                        .println("plumbline-agent: " + Counted.of(pack.leftOut().size(), "rule is", "rules are")
                                + " left out of " + pack.name() + "; 'rules list' with the same options says why"));
        AuditPlan plan = packs.plan(loaded);
        Audit audit = audit(plan, config, root);
        Report report = OneAudit.unsent(audit);
        Verdict verdict = Verdict.of(report, audit.readAnything(), least);
        if (deliver) {
            OneDelivery delivery = OneDelivery.of(audit, config);
            report = delivery.report();
            if (!delivery.delivered()) {
                around.err().println("plumbline-agent: " + delivery.explanation());
                verdict = new Verdict(ExitCodes.NOT_DELIVERED, verdict.sentence() + "; not delivered");
            }
        }
        output.write(new ReportView(report, verdict, loaded, packs.toName(loaded, config.packs())), root);
        return verdict.exitCode();
    }

    private Audit audit(AuditPlan plan, AgentConfig config, AgentCommand root) {
        if (!recording.records()) {
            return OneAudit.of(hosts, hosts.source(root.around()), plan, config, root);
        }
        Recorder recorder = new Recorder(hosts.source(root.around()));
        Audit audit = OneAudit.of(hosts, recorder, plan, config, root);
        recording.keep(recorder, plan, root.around());
        return audit;
    }
}
