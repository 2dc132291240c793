package io.plumbline.agent.audit;

import io.plumbline.agent.probe.Probe;
import io.plumbline.agent.probe.Probes;
import io.plumbline.model.FactRef;
import io.plumbline.model.PackVersion;
import io.plumbline.model.RegistryPath;
import io.plumbline.rules.Pack;
import io.plumbline.rules.Packs;
import io.plumbline.rules.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an audit reads and judges: the rules of all packs in force, and the subjects (files, updates) that they name for
 * probes which look only where they are told to. Every other probe runs whatever the rules ask, so that a report can be
 * judged again by a later pack.
 */
public record AuditPlan(List<Rule> rules, List<PackVersion> packs, Map<String, SortedSet<String>> subjects) {

    public AuditPlan {
        rules = List.copyOf(rules);
        packs = List.copyOf(packs);
        subjects = Map.copyOf(subjects);
    }

    /** @throws IllegalArgumentException when two packs hold a rule of one id: its findings could not be told apart */
    public static AuditPlan of(Collection<Pack> packs) {
        Map<String, String> packOfRule = new HashMap<>();
        List<Rule> rules = new ArrayList<>();
        for (Pack pack : packs) {
            for (Rule rule : pack.rules()) {
                String other = packOfRule.putIfAbsent(rule.id(), pack.name());
                if (other != null) {
                    throw new IllegalArgumentException(
                            "rule " + rule.id() + " is in pack " + other + " and in pack " + pack.name());
                }
                rules.add(rule);
            }
        }
        return new AuditPlan(rules, packs.stream().map(Pack::packVersion).toList(), subjectsOf(rules));
    }

    /** The same plan for these rules only. @throws IllegalArgumentException when it has no rule of one of these ids */
    public AuditPlan onlyRules(Set<String> ids) {
        List<Rule> chosen =
                rules.stream().filter(rule -> ids.contains(rule.id())).toList();
        Set<String> unknown = new TreeSet<>(ids);
        chosen.forEach(rule -> unknown.remove(rule.id()));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("no pack has a rule " + String.join(", ", unknown));
        }
        return new AuditPlan(chosen, packs, subjectsOf(chosen));
    }

    private static Map<String, SortedSet<String>> subjectsOf(Collection<Rule> rules) {
        Map<String, SortedSet<String>> subjects = new HashMap<>();
        for (Probe probe : Probes.all()) {
            if (probe.rows() == Probe.Rows.ASKED) {
                subjects.put(probe.name(), new TreeSet<>());
            }
        }
        for (Rule rule : rules) {
            for (FactRef ref : rule.readFacts()) {
                SortedSet<String> named = subjects.get(ref.probe());
                if (named != null && !ref.subject().isEmpty()) {
                    named.add(ref.subject());
                }
            }
        }
        return subjects;
    }

    boolean reads(FactRef fact) {
        return rules.stream().anyMatch(rule -> rule.readFacts().contains(fact));
    }

    /** What the rules name for this probe; empty for a probe that finds its own rows. */
    Set<String> subjectsFor(Probe probe) {
        return subjects.getOrDefault(probe.name(), new TreeSet<>());
    }

    /** The registry values that no rule that comes with Plumbline asks for, but one of these does. */
    public List<RegistryPath> strangersValues() {
        Set<RegistryPath> known = registryValues(subjectsOf(
                Packs.builtIn().stream().flatMap(pack -> pack.rules().stream()).toList()));
        return registryValues(subjects).stream()
                .filter(path -> !known.contains(path))
                .toList();
    }

    private static Set<RegistryPath> registryValues(Map<String, SortedSet<String>> subjects) {
        return subjects.getOrDefault("registry", new TreeSet<>()).stream()
                .flatMap(subject -> RegistryPath.find(subject).stream())
                .collect(Collectors.toSet());
    }
}
