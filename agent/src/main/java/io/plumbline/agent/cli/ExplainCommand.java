package io.plumbline.agent.cli;

import io.plumbline.agent.config.AgentConfig;
import io.plumbline.formats.Explanation;
import io.plumbline.formats.ExplanationFormat;
import io.plumbline.rules.Pack;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleProse;
import java.io.IOException;
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

/** {@code plumbline-agent explain}: a rule in prose, or how one of its findings came about. */
@Command(
        name = "explain",
        description = {
            "Explains a rule: why, what is read, what is expected, how to put it right.",
            "",
            "With --finding it explains what the rule says of one host, step by step: what was read from where, what"
                    + " was compared, what Windows does where a value is absent, what to do, what the fix may break, and"
                    + " what would have passed. The host is this one or the one that an option names, audited now; or that"
                    + " of a report, judged once more."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:explained, whatever the finding is",
            " 2:usage or configuration, or no such rule or finding",
            "12:could not audit at all"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline-agent explain kb933860-netbt-dfs-failover",
            "  plumbline-agent explain --finding p-node-without-wins",
            "  plumbline-agent explain --finding p-node-without-wins --report report.json -o md     for a ticket",
            "  plumbline-agent explain --finding netbios-off-on-every-adapter/Ethernet"
        })
final class ExplainCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable AgentCommand parent;

    @Parameters(
            arity = "0..1",
            paramLabel = "RULE",
            completionCandidates = KnownWords.Rules.class,
            description = "The id of a rule; 'plumbline-agent rules list' shows all.")
    private @Nullable String rule;

    @Option(
            names = "--finding",
            paramLabel = "RULE[/SUBJECT]",
            completionCandidates = KnownWords.Rules.class,
            description = "What this rule says of a host; with a subject, of one adapter, file or cluster only.")
    private @Nullable String finding;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "The host of a report (audit -o json=FILE): its facts, judged by the packs in force.")
    private @Nullable Path report;

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
            description = "Of a finding: to standard output, or whole or not at all to a file; may be repeated"
                    + " (default: text). FORMAT is one of ${COMPLETION-CANDIDATES}; docs/explain.md describes them.")
    private List<String> outputs = new ArrayList<>();

    /** The words that {@code -o} takes, for its help. */
    static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ExplanationFormat.words().iterator();
        }
    }

    @Override
    public Integer call() throws IOException {
        AgentCommand root = AgentCommand.of(parent);
        String named = rule;
        String wanted = finding;
        if (named != null && wanted != null) {
            throw CommandFailure.usage("either a RULE or --finding; leave " + named + " away");
        }
        if (wanted != null) {
            explainFinding(FindingName.parse(wanted), root);
        } else if (named != null) {
            explainRule(named, root);
        } else {
            throw CommandFailure.usage("explain needs a RULE, or --finding RULE for what it says of a host");
        }
        return ExitCodes.DONE;
    }

    private List<Pack> packs(AgentConfig config) {
        return packs.packs(config.packs());
    }

    private void explainRule(String named, AgentCommand root) {
        if (report != null || hosts.areGiven() || !outputs.isEmpty()) {
            throw CommandFailure.usage(
                    "a rule is the same on every host; for what it says of one, write --finding " + named);
        }
        Rule found = RuleNames.require(packs(configuration.read(root.around()).config()), named);
        Screen screen = root.screen();
        String prose = RuleProse.render(found, screen.style().width());
        screen.print(Headings.coloured(prose, screen.marks()));
    }

    private void explainFinding(FindingName name, AgentCommand root) throws IOException {
        List<Output> targets = Output.parse(outputs, ExplanationFormat.words());
        Explanation explanation = explanation(name, root);
        Output.writeAll(
                targets,
                target -> {
                    ExplanationFormat format =
                            ExplanationFormat.findByWord(target.format()).orElseThrow();
                    return format.write(explanation, target.style(root));
                },
                root.around());
    }

    private Explanation explanation(FindingName name, AgentCommand root) {
        AgentConfig config = configuration.read(root.around()).config();
        List<Pack> loaded = packs(config);
        Path file = report;
        if (file == null) {
            return name.explain(
                    OneAudit.of(hosts, hosts.source(root.around()), name.plan(packs, loaded), config, root), loaded);
        }
        if (hosts.areGiven()) {
            throw CommandFailure.usage("--report names a host, and so does another option; leave one of them out");
        }
        return name.explain(ReportFile.read(file), file, loaded);
    }
}
