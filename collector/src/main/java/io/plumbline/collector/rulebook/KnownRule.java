package io.plumbline.collector.rulebook;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.PackVersion;
import io.plumbline.rules.Rule;

/** A rule whose texts this collector has, and the pack it is from. */
public record KnownRule(Rule rule, PackVersion pack) {
    public KnownRule {
        requireNonNull(rule, "rule is null");
        requireNonNull(pack, "pack is null");
    }
}
