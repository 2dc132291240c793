package io.plumbline.agent.cli;

import io.plumbline.agent.audit.Audit;
import io.plumbline.agent.config.AgentConfig;
import io.plumbline.agent.host.HostSource;
import io.plumbline.formats.Comparison;
import io.plumbline.formats.ComparisonFormat;
import io.plumbline.formats.Verdict;
import io.plumbline.model.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code plumbline-agent diff BEFORE [AFTER]}: which findings changed between two audits, and why. */
@Command(
        name = "diff",
        description = {
            "Says which findings changed between two audits, by cause: the host, what could be read of it, the agent or its route,"
                    + " a pack or rule.",
            "",
            "BEFORE and AFTER are reports (audit -o json), recorded hosts (audit --record) or images. What is no report is judged"
                    + " now, by the packs in force. Without AFTER it is this host, or the one that an option names."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:nothing got worse",
            " 2:usage or configuration, or a file that cannot be read",
            "10:something fails now at or above --fail-on that did not",
            "11:nothing more fails, but something cannot be told any more",
            "12:could not audit at all"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline-agent diff report.json                           a report of this host, and now",
            "  plumbline-agent diff report.json host.txt --all",
            "  plumbline-agent diff /mnt/old-server /mnt/disk -o md       two images, for a ticket",
            "  plumbline-agent diff host.txt --image /mnt/disk --pack name-resolution"
        })
final class DiffCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable AgentCommand parent;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "A report, a recorded host or an image.")
    private Path before = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "AFTER",
            description = "The same of later, or of another host (default: now).")
    private @Nullable Path after;

    @Mixin
    private HostOptions hosts = new HostOptions();

    @Mixin
    private PackOptions packs = new PackOptions();

    @Mixin
    private ConfigOptions configuration = new ConfigOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT[=FILE]",
            completionCandidates = Formats.class,
            description =
                    "To standard output, or whole or not at all to a file; may be repeated (default: text). FORMAT is one of"
                            + " ${COMPLETION-CANDIDATES}.")
    private List<String> outputs = new ArrayList<>();

    @Option(names = "--all", description = "List the facts that differ and changed no finding, too.")
    private boolean all;

    @Mixin
    private FailOn failOn = new FailOn();

    /** The words that {@code -o} takes, for its help. */
    static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ComparisonFormat.words().iterator();
        }
    }

    @Override
    public Integer call() throws IOException {
        AgentCommand root = AgentCommand.of(parent);
        Surroundings around = root.around();
        List<Output> wanted = Output.parse(outputs, ComparisonFormat.words());
        if (after != null && hosts.areGiven()) {
            throw CommandFailure.usage(
                    "AFTER is " + after + ", and an option names another host; leave one of them out");
        }
        failOn.severity();
        requireThere(before);
        Path later = after;
        if (later != null) {
            requireThere(later);
        }
        Report old = report(before, root);
        Report now = later == null ? audited(hosts.name(), hosts.source(around), root) : report(later, root);
        Comparison comparison = Comparison.of(old, now);
        if (later != null && now.report().takenAt().isBefore(old.report().takenAt())) {
            around.err().println("plumbline-agent: the second is the older one of the two");
        }
        Verdict verdict = comparison.verdict(failOn.severity());
        Output.writeAll(
                wanted,
                output -> {
                    ComparisonFormat format =
                            ComparisonFormat.findByWord(output.format()).orElseThrow();
                    return format.write(comparison, verdict, output.style(root).listingAll(all));
                },
                around);
        return verdict.exitCode();
    }

    private static void requireThere(Path path) {
        if (!Files.exists(path) && !isInAnArchive(path)) {
            throw CommandFailure.usage(
                    path + " is not there; name a report (audit -o json=FILE), a recorded host or an image");
        }
    }

    /** An image may be a directory within an archive, written with further steps behind its name. */
    private static boolean isInAnArchive(Path path) {
        for (Path above = path.getParent(); above != null; above = above.getParent()) {
            if (Files.isRegularFile(above)) {
                return true;
            }
        }
        return false;
    }

    private Report report(Path path, AgentCommand root) {
        return ReportFile.beginsAsJson(path)
                ? ReportFile.read(path)
                : audited(path.toString(), HostOptions.offline(path), root);
    }

    private Report audited(String name, HostSource source, AgentCommand root) {
        AgentConfig config = configuration.read(root.around()).config();
        Audit audit = OneAudit.of(name, source, packs.plan(packs.packs(config.packs())), config, root);
        if (!audit.readAnything()) {
            throw new CommandFailure(ExitCodes.NOT_AUDITED, name + ": nothing of this host could be read");
        }
        return OneAudit.unsent(audit);
    }
}
