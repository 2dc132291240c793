package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.PackVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A named edition of rules that are released together; in order of id, each id once. */
public record Pack(String name, String version, List<Rule> rules) {
    public Pack {
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        rules = rules.stream().sorted(Comparator.comparing(Rule::id)).toList();
        if (rules.stream().map(Rule::id).distinct().count() != rules.size()) {
            throw new IllegalArgumentException("two rules of pack " + name + " bear one id");
        }
    }

    public PackVersion packVersion() {
        return new PackVersion(name, version);
    }

    public Optional<Rule> findRule(String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
