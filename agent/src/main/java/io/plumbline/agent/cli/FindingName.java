package io.plumbline.agent.cli;

import static java.util.Objects.requireNonNull;

import io.plumbline.agent.audit.Audit;
import io.plumbline.agent.audit.AuditPlan;
import io.plumbline.agent.derive.DerivedOrigins;
import io.plumbline.formats.Explanation;
import io.plumbline.formats.Plain;
import io.plumbline.model.Facts;
import io.plumbline.model.Finding;
import io.plumbline.model.Origins;
import io.plumbline.model.Report;
import io.plumbline.rules.NearestPass;
import io.plumbline.rules.NearestWord;
import io.plumbline.rules.Pack;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Trace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which finding a command line means: of a rule, or of one row that the rule judges.
 *
 * @param subject as it was typed, empty for the whole finding: a row's own name, or the one that people know it by
 */
record FindingName(String rule, String subject) {

    FindingName {
        requireNonNull(rule, "rule is null");
        requireNonNull(subject, "subject is null");
    }

    /** @param text RULE or RULE/SUBJECT; a subject may hold strokes itself */
    static FindingName parse(String text) {
        int stroke = text.indexOf('/');
        return stroke < 0
                ? new FindingName(text, "")
                : new FindingName(text.substring(0, stroke), text.substring(stroke + 1));
    }

    /** Asks only for what this rule reads. */
    AuditPlan plan(PackOptions packs, List<Pack> loaded) {
        AuditPlan plan = packs.plan(loaded);
        RuleNames.require(loaded, rule);
        return plan.onlyRules(Set.of(rule));
    }

    Explanation explain(Audit audit, List<Pack> loaded) {
        if (!audit.readAnything()) {
            throw new CommandFailure(ExitCodes.NOT_AUDITED, "nothing of this host could be read");
        }
        return explain(OneAudit.unsent(audit), audit.facts(), loaded);
    }

    /** @throws CommandFailure when the report is not of this rule, or has no facts to judge */
    Explanation explain(Report report, Path file, List<Pack> loaded) {
        Set<String> reported =
                report.findings().stream().map(Finding::rule).collect(Collectors.toCollection(TreeSet::new));
        boolean known = loaded.stream().anyMatch(pack -> pack.findRule(rule).isPresent());
        if (!reported.contains(rule)) {
            throw CommandFailure.usage(file + " says nothing of a rule '" + Plain.of(rule) + "'; "
                    + (known
                            ? "audit the host again with the pack that it is of"
                            : RuleNames.findLike(rule, reported)
                                    .orElse("'plumbline-agent rules list' shows those in force")));
        }
        if (!known) {
            throw CommandFailure.usage("the rule '" + Plain.of(rule) + "' of " + file
                    + " is in none of the packs in force; name its pack with --pack");
        }
        if (report.facts().isEmpty()) {
            throw CommandFailure.usage(file + " holds no facts, so nothing can be traced; "
                    + "'plumbline-agent audit -o json=FILE' writes a report with them");
        }
        return explain(report, Facts.of(report.facts()), loaded);
    }

    private Explanation explain(Report report, Facts facts, List<Pack> loaded) {
        Pack pack = loaded.stream()
                .filter(each -> each.findRule(rule).isPresent())
                .findFirst()
                .orElseThrow();
        Rule judged = pack.findRule(rule).orElseThrow();
        Origins origins = DerivedOrigins.of(facts);
        Explanation whole =
                new Explanation(report, pack.packVersion(), Trace.of(judged, facts), null, NearestPass.NONE, origins);
        Optional<String> row = subject.isEmpty() ? Optional.empty() : Optional.of(row(whole));
        return new Explanation(
                report, whole.pack(), whole.trace(), row.orElse(null), NearestPass.find(judged, row, origins), origins);
    }

    /** The row that was meant: by its own name, or the one that people know it by, whatever the case of its letters. */
    private String row(Explanation whole) {
        Set<String> names = new TreeSet<>();
        for (Trace.Course course : whole.trace().courses()) {
            List<String> known = whole.namesOf(course.subject());
            if (known.stream().anyMatch(subject::equalsIgnoreCase)) {
                return course.subject();
            }
            names.addAll(known);
        }
        if (names.isEmpty()) {
            throw CommandFailure.usage(
                    "what " + rule + " says of this host is not by subject; leave /" + Plain.of(subject) + " away");
        }
        throw CommandFailure.usage(
                rule + " judges no '" + Plain.of(subject) + "' here; " + Plain.of(NearestWord.hint(subject, names)));
    }
}
