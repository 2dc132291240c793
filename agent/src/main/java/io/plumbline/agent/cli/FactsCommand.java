package io.plumbline.agent.cli;

import io.plumbline.agent.audit.Audit;
import io.plumbline.agent.audit.AuditPlan;
import io.plumbline.agent.audit.AuditRun;
import io.plumbline.agent.config.AgentConfig;
import io.plumbline.agent.config.DurationText;
import io.plumbline.agent.host.HostSource;
import io.plumbline.agent.host.snapshot.Recorder;
import io.plumbline.agent.host.snapshot.SnapshotFormatException;
import io.plumbline.agent.host.snapshot.SnapshotHost;
import io.plumbline.agent.probe.Field;
import io.plumbline.agent.probe.Probe;
import io.plumbline.agent.probe.Probes;
import io.plumbline.formats.FactLines;
import io.plumbline.model.Fact;
import io.plumbline.model.json.ReportWriter;
import io.plumbline.rules.NearestWord;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code plumbline-agent facts}: what was read and derived, each with its reading and its source. */
@Command(
        name = "facts",
        description = "Shows what was read of a host, how, and where.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline-agent facts netbt",
            "  plumbline-agent facts --describe smb",
            "  plumbline-agent facts --watch netbt                  what changes, as it changes",
            "  plumbline-agent facts --watch --every 1m --json --from-snapshot host.txt",
            "  plumbline-agent facts --image /mnt/old-server adapter",
            "  plumbline-agent facts --from-snapshot host.txt --json",
            "  plumbline-agent facts --redact --record host.txt     for a bug report: read it before you send it"
        })
final class FactsCommand implements Callable<Integer> {

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofDays(1);

    @ParentCommand
    private @Nullable AgentCommand parent;

    @Mixin
    private HostOptions hosts = new HostOptions();

    @Mixin
    private PackOptions packs = new PackOptions();

    @Mixin
    private ConfigOptions configuration = new ConfigOptions();

    @Mixin
    private RecordOptions recording = new RecordOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "PROBE",
            completionCandidates = KnownWords.ProbeNames.class,
            description = "Only this area, such as netbt or adapter.")
    private @Nullable String probe;

    @Option(names = "--json", description = "As a JSON array, in the form facts have in a report.")
    private boolean json;

    @Option(
            names = "--describe",
            description = "Says what each fact means, where it is read and what its absence means; reads no host.")
    private boolean describe;

    @Option(
            names = "--watch",
            description =
                    "Go on after that: read again and tell of each change with its time, until Ctrl-C. With --json a line"
                            + " for each change.")
    private boolean watch;

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            description =
                    "How often --watch reads, as 5s, 1m (default: 5s). On this host a change of the watched keys is read at"
                            + " once.")
    private @Nullable String every;

    @Override
    public Integer call() throws IOException {
        AgentCommand root = AgentCommand.of(parent);
        Surroundings around = root.around();
        if (describe && watch) {
            throw CommandFailure.usage("--describe reads no host, so there is nothing to watch; leave one of them out");
        }
        if (describe) {
            Screen screen = root.screen();
            screen.print(FactLines.explain(meanings(), screen.style()));
            return ExitCodes.DONE;
        }
        Duration interval = interval();
        AgentConfig config = configuration.read(around).config();
        AuditPlan plan = packs.plan(packs.packs(config.packs()));
        recording.check(true);
        Audit audit = audit(plan, config, root);
        List<Fact> facts = chosen(List.copyOf(audit.facts().all()));
        if (json) {
            around.out().write(ReportWriter.writeFacts(facts));
            around.out().println();
        } else {
            Screen screen = root.screen();
            screen.print(FactLines.render(facts, screen.style()));
        }
        around.out().flush();
        if (!audit.readAnything()) {
            return ExitCodes.NOT_AUDITED;
        }
        if (watch) {
            HostSource source = hosts.source(around);
            FactsWatch.Reader again = () -> chosen(List.copyOf(
                    OneAudit.of(hosts, source, plan, config, root).facts().all()));
            new FactsWatch(root, again, interval, json).run(facts, source.findWatch());
        }
        return ExitCodes.DONE;
    }

    private Duration interval() {
        if (every != null && !watch) {
            throw CommandFailure.usage("--every without --watch has nothing to do; add --watch");
        }
        if (watch && recording.records()) {
            throw CommandFailure.usage("--watch reads anew each time; leave out --record and --redact");
        }
        String text = every == null ? "5s" : every;
        return DurationText.find(text)
                .filter(given -> given.compareTo(LEAST) >= 0 && given.compareTo(MOST) <= 0)
                .orElseThrow(() -> CommandFailure.usage("--every " + text
                        + " is no duration from 1s to 1d; write a whole number and s, m, h or d, as 5s"));
    }

    /** What is shown redacted was read a second time, from the redacted recording: only so is every fact of one piece. */
    private Audit audit(AuditPlan plan, AgentConfig config, AgentCommand root) {
        if (!recording.records()) {
            return OneAudit.of(hosts, hosts.source(root.around()), plan, config, root);
        }
        Recorder recorder = new Recorder(hosts.source(root.around()));
        Audit audit = OneAudit.of(hosts, recorder, plan, config, root);
        String snapshot = recording.keep(recorder, plan, root.around());
        if (!recording.redacts()) {
            return audit;
        }
        try {
            return new AuditRun(plan).audit(SnapshotHost.parse("redacted", snapshot));
        } catch (SnapshotFormatException ours) {
            throw new IllegalStateException("a recording cannot be read again", ours);
        }
    }

    private List<FactLines.Meaning> meanings() {
        String wanted = probe;
        List<String> known = Probes.all().stream().map(Probe::name).toList();
        if (wanted != null && !known.contains(wanted)) {
            throw CommandFailure.usage("no probe '" + wanted + "'; " + NearestWord.hint(wanted, new TreeSet<>(known)));
        }
        return Probes.all().stream()
                .filter(each -> wanted == null || each.name().equals(wanted))
                .flatMap(each -> each.fields().stream().map(field -> meaning(each, field)))
                .toList();
    }

    private static FactLines.Meaning meaning(Probe probe, Field field) {
        String subject = probe.rows() == Probe.Rows.SINGLE ? "" : "[…]";
        String absent = field.whenAbsent().isEmpty() ? "" : "; where absent: " + field.whenAbsent();
        return new FactLines.Meaning(
                probe.name() + subject + "." + field.name() + " ("
                        + field.type().word() + ")",
                field.meaning(),
                field.source() + absent);
    }

    private List<Fact> chosen(List<Fact> facts) {
        String wanted = probe;
        if (wanted == null) {
            return facts;
        }
        TreeSet<String> known =
                facts.stream().map(fact -> fact.ref().probe()).collect(Collectors.toCollection(TreeSet::new));
        if (!known.contains(wanted)) {
            throw CommandFailure.usage("no probe '" + wanted + "'; " + NearestWord.hint(wanted, known));
        }
        return facts.stream().filter(fact -> fact.ref().probe().equals(wanted)).toList();
    }
}
