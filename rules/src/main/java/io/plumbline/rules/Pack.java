package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.PackVersion;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;

/**
 * A named edition of rules that are released together; in order of id, each id once.
 *
 * @param profiles what it can be judged for, each with one sentence
 * @param leftOut the rules that a tailoring leaves out, each with its reason: nobody may take them for judged
 */
public record Pack(
        String name,
        String version,
        SequencedMap<String, String> profiles,
        List<Rule> rules,
        SequencedMap<String, String> leftOut) {
    public Pack {
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        profiles = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(profiles));
        leftOut = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(leftOut));
        rules = rules.stream().sorted(Comparator.comparing(Rule::id)).toList();
        if (rules.stream().map(Rule::id).distinct().count() != rules.size()) {
            throw new IllegalArgumentException("two rules of pack " + name + " bear one id");
        }
    }

    /** A pack that no tailoring has touched and that knows no profiles. */
    public static Pack of(String name, String version, List<Rule> rules) {
        return new Pack(name, version, new LinkedHashMap<>(), rules, new LinkedHashMap<>());
    }

    public PackVersion packVersion() {
        return new PackVersion(name, version);
    }

    /** This pack with no other rules than these, for who looks at a part of it; it says nothing of what a tailoring left out. */
    public Pack only(Predicate<Rule> wanted) {
        return new Pack(name, version, profiles, rules.stream().filter(wanted).toList(), new LinkedHashMap<>());
    }

    public Optional<Rule> findRule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
