package io.plumbline.formats;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Fact;
import io.plumbline.model.FactRef;
import io.plumbline.model.Finding;
import io.plumbline.model.PackVersion;
import io.plumbline.model.Report;
import io.plumbline.model.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is different between two reports, and why.
 *
 * @param findings those that came to something else, the worst turn first
 * @param otherEvidence how many say the same of other facts
 * @param otherFacts the facts that differ without any finding having changed by them
 */
public record Comparison(
        Report before, Report after, List<FindingChange> findings, int otherEvidence, List<FactChange> otherFacts) {

    private static final Comparator<FindingChange> WORST_FIRST = Comparator.comparing(FindingChange::turn)
            .thenComparing(FindingChange::severity)
            .thenComparing(FindingChange::rule);

    public Comparison {
        requireNonNull(before, "before is null");
        requireNonNull(after, "after is null");
        findings = List.copyOf(findings);
        otherFacts = List.copyOf(otherFacts);
    }

    public static Comparison of(Report before, Report after) {
        Map<String, Finding> old = new HashMap<>();
        Map<String, Finding> now = new HashMap<>();
        before.findings().forEach(finding -> old.put(finding.rule(), finding));
        after.findings().forEach(finding -> now.put(finding.rule(), finding));
        Map<FactRef, Fact> known = byName(before.facts());
        Map<FactRef, Fact> knownNow = byName(after.facts());
        TreeSet<String> rules = new TreeSet<>(old.keySet());
        rules.addAll(now.keySet());
        List<FindingChange> changes = new ArrayList<>();
        Set<FactRef> decided = new HashSet<>();
        int otherEvidence = 0;
        for (String rule : rules) {
            Finding was = old.get(rule);
            Finding is = now.get(rule);
            List<FactChange> facts = behind(was, is, known, knownNow);
            if (was != null && is != null && was.result() == is.result() && was.severity() == is.severity()) {
                otherEvidence += facts.isEmpty() ? 0 : 1;
                continue;
            }
            FindingChange change = explained(before, after, was, is, was == null || is == null ? List.of() : facts);
            changes.add(change);
            change.facts().forEach(fact -> decided.add(fact.ref()));
        }
        List<FactChange> otherFacts = FactChange.between(before.facts(), after.facts()).stream()
                .filter(fact -> !decided.contains(fact.ref()))
                .toList();
        return new Comparison(
                before, after, changes.stream().sorted(WORST_FIRST).toList(), otherEvidence, otherFacts);
    }

    private static Map<FactRef, Fact> byName(List<Fact> facts) {
        return facts.stream().collect(Collectors.toMap(Fact::ref, fact -> fact, (one, other) -> one));
    }

    /** What the rule read in either audit; a decision that was reached earlier read less, though the fact was there. */
    private static List<FactChange> behind(
            @Nullable Finding was, @Nullable Finding is, Map<FactRef, Fact> known, Map<FactRef, Fact> knownNow) {
        Map<FactRef, Fact> old = was == null ? Map.of() : byName(was.evidence());
        Map<FactRef, Fact> now = is == null ? Map.of() : byName(is.evidence());
        TreeSet<FactRef> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        return FactChange.between(found(names, old, known), found(names, now, knownNow));
    }

    private static List<Fact> found(Set<FactRef> names, Map<FactRef, Fact> evidence, Map<FactRef, Fact> known) {
        return names.stream()
                .map(name -> Optional.ofNullable(evidence.get(name)).or(() -> Optional.ofNullable(known.get(name))))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The rule as it judges outranks what looked, and what looked outranks the host: a host is blamed last. */
    private static FindingChange explained(
            Report before, Report after, @Nullable Finding was, @Nullable Finding is, List<FactChange> facts) {
        String packs = packs(before, after);
        String eyes = eyes(before, after);
        if (was == null || is == null) {
            return new FindingChange(was, is, ChangeCause.PACK, packs, facts);
        }
        if (was.revision() != is.revision()) {
            return new FindingChange(
                    was, is, ChangeCause.PACK, "revision " + was.revision() + ", then " + is.revision(), facts);
        }
        if (facts.isEmpty() || was.result() == is.result()) {
            boolean tailored = !packs.isEmpty() || was.severity() != is.severity();
            ChangeCause cause = tailored ? ChangeCause.PACK : eyes.isEmpty() ? ChangeCause.HOST : ChangeCause.AGENT;
            return new FindingChange(was, is, cause, tailored ? packs : eyes, facts);
        }
        if (!eyes.isEmpty()) {
            return new FindingChange(was, is, ChangeCause.AGENT, eyes, facts);
        }
        boolean coverage = facts.stream().anyMatch(FactChange::isOfCoverage);
        return new FindingChange(was, is, coverage ? ChangeCause.COVERAGE : ChangeCause.HOST, "", facts);
    }

    private static String packs(Report before, Report after) {
        Map<String, String> old = before.packs().stream()
                .collect(Collectors.toMap(PackVersion::name, PackVersion::version, (one, other) -> one));
        Map<String, String> now = after.packs().stream()
                .collect(Collectors.toMap(PackVersion::name, PackVersion::version, (one, other) -> one));
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(old.get(name), now.get(name)))
                .map(name -> "pack " + name + " " + old.getOrDefault(name, "not in force") + ", then "
                        + now.getOrDefault(name, "not in force"))
                .collect(Collectors.joining("; "));
    }

    private static String eyes(Report before, Report after) {
        List<String> parts = new ArrayList<>();
        if (before.report().source() != after.report().source()) {
            parts.add("read by " + before.report().source().word() + ", then by "
                    + after.report().source().word());
        }
        if (!before.agentVersion().equals(after.agentVersion())) {
            parts.add("by plumbline " + before.agentVersion() + ", then " + after.agentVersion());
        }
        return String.join("; ", parts);
    }

    /** By the hosts' identities; names are only for display. */
    public boolean isOfOneHost() {
        return before.host().id().equals(after.host().id());
    }

    public List<FindingChange> by(ChangeCause cause) {
        return findings.stream().filter(change -> change.cause() == cause).toList();
    }

    public int count(FindingChange.Turn turn) {
        return (int) findings.stream().filter(change -> change.turn() == turn).count();
    }

    /** Whether it got worse: what fails now counts from a severity on. */
    public Verdict verdict(Severity failOn) {
        long failing = findings.stream()
                .filter(change -> change.turn() == FindingChange.Turn.WORSE
                        && change.severity().atLeast(failOn))
                .count();
        int lost = count(FindingChange.Turn.LESS_KNOWN);
        if (failing > 0) {
            return new Verdict(Verdict.FAILING, failing + " failing now at or above " + failOn.word());
        }
        if (lost > 0) {
            return new Verdict(Verdict.NOT_TOLD, "nothing more fails, but " + lost + " cannot be told any more");
        }
        return new Verdict(Verdict.CLEAN, findings.isEmpty() ? "no finding changed" : "nothing got worse");
    }
}
