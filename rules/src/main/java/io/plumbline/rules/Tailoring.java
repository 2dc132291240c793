package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Severity;
import io.plumbline.model.Sha256;
import io.plumbline.model.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an organisation changes about packs without touching them: a profile, and for single rules whether they are judged,
 * how severe they are, and their parameters; each with the reason why.
 *
 * <p>A tailored pack bears another version, so that a result which changed by it is not taken for a change of the host.
 */
public final class Tailoring {

    /** The packs as they come. */
    public static final Tailoring NONE = new Tailoring("", Optional.empty(), new TreeMap<>(), "");

    private final String name;
    private final Optional<String> profile;
    private final Map<String, Change> changes;
    private final String digest;

    Tailoring(String name, Optional<String> profile, Map<String, Change> changes, String digest) {
        this.name = name;
        this.profile = profile;
        this.changes = Map.copyOf(changes);
        this.digest = digest;
    }

    /** The same but for the profile, which a command line may choose. */
    public Tailoring withProfile(String chosen) {
        return new Tailoring(name, Optional.of(requireNonNull(chosen, "chosen is null")), changes, digest);
    }

    /** A tailoring file. @throws PackException with all that is wrong in it */
    public static Tailoring read(RuleFile file) throws PackException {
        Problems problems = new Problems(file.name());
        Optional<Tailoring> tailoring = YamlParser.parse(file.name(), file.text(), problems)
                .map(root -> new TailoringReader(problems)
                        .read(root, Sha256.hex(file.text()).substring(0, 8)));
        if (tailoring.isEmpty() || !problems.isEmpty()) {
            throw new PackException(problems.all());
        }
        return tailoring.get();
    }

    public Optional<String> findProfile() {
        return profile;
    }

    /** What is wrong with it now that the rules are known: it changes one that is in no pack, or a parameter of none. */
    public List<Problem> problemsAmong(Collection<Rule> rules) {
        SortedSet<String> known = new TreeSet<>();
        rules.forEach(rule -> known.add(rule.id()));
        List<Problem> problems = new ArrayList<>();
        changes.forEach((id, change) -> {
            if (!known.contains(id)) {
                problems.add(change.problem("no pack in force has a rule " + id, NearestWord.hint(id, known)));
            }
        });
        rules.forEach(rule -> problems.addAll(change(rule.id()).problemsWith(rule)));
        return problems.stream().sorted().toList();
    }

    /** Whether it changes single rules, and not only chooses a profile. */
    public boolean changesRules() {
        return !changes.isEmpty();
    }

    Change change(String rule) {
        return changes.getOrDefault(rule, Change.NONE);
    }

    /** What a pack's version becomes by it. */
    String version(String version) {
        if (profile.isEmpty() && changes.isEmpty()) {
            return version;
        }
        List<String> parts = new ArrayList<>();
        profile.ifPresent(parts::add);
        if (!changes.isEmpty()) {
            parts.add(name + "-" + digest);
        }
        return version + "+" + String.join(".", parts);
    }

    /** Why a rule is not judged; empty where it is. */
    Optional<String> findReasonAgainst(Rule rule) {
        Change change = change(rule.id());
        if (change.select.isPresent()) {
            return change.select.get()
                    ? Optional.empty()
                    : Optional.of("left out by " + name + ": " + change.justification);
        }
        return profile.filter(
                        chosen -> !rule.profiles().isEmpty() && !rule.profiles().contains(chosen))
                .map(chosen -> "not in the profile " + chosen);
    }

    /** What is changed about one rule. */
    record Change(
            String file,
            YamlNode.Place place,
            Optional<Boolean> select,
            Optional<Severity> severity,
            Map<String, List<Value>> parameters,
            String justification) {

        static final Change NONE = new Change("", YamlNode.Place.TOP, Optional.empty(), Optional.empty(), Map.of(), "");

        Change {
            parameters = new LinkedHashMap<>(parameters);
        }

        /** The values chosen, where the bounds admit them. */
        List<Value> choose(String parameter, List<Value> usual, Parameter.Bounds bounds) {
            List<Value> chosen = parameters.getOrDefault(parameter, usual);
            return chosen.stream().allMatch(bounds::admit) ? chosen : usual;
        }

        Problem problem(String message, String fix) {
            return new Problem(file, place.line(), place.column(), message, fix);
        }

        List<Problem> problemsWith(Rule rule) {
            List<Problem> problems = new ArrayList<>();
            parameters.forEach((name, values) -> {
                Parameter parameter = rule.parameters().get(name);
                if (parameter == null) {
                    problems.add(problem(
                            "the rule " + rule.id() + " has no parameter " + name,
                            NearestWord.hint(name, rule.parameters().keySet())));
                } else if (!values.stream().allMatch(parameter.bounds()::admit)) {
                    problems.add(problem(
                            "the parameter " + name + " of " + rule.id() + " is outside its bounds",
                            "it is chosen " + parameter.bounds().text()));
                }
            });
            return problems;
        }
    }
}
